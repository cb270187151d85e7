"""A sample is written through the services: exact in number, the same for the same seed."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from app.attachments.models import Attachment
from app.db import db
from app.dialogue.models import Conclusion, Dialogue, FollowUpStep, Opinion, Posting
from app.dialogue.papers.facts import symbol_of
from app.domain.actors import InstanceRole, Role
from app.domain.attachments import DocumentKind, MediaType
from app.domain.dialogue.opinions import OPEN, OpinionState
from app.domain.dialogue.postings import PostingWay
from app.domain.dialogue.promises import ConclusionState
from app.domain.dialogue.steps import StepKind
from app.domain.errors import RuleViolation
from app.domain.mediation.states import CaseResult, CaseState
from app.domain.statistics.forms import Kind
from app.lawpack.models import Court
from app.mediation.models import Assignment, MediationCase, Party
from app.periodic.models import PeriodicReport
from app.practice.records.statistics import set_days
from app.records.journal import JournalEntry
from app.statistics.models import StatisticsForm, StatisticsReport
from app.statistics.service.forms import read_form
from app.teams.models import Mediator, Team
from app.teams.service import missing_in
from app.units.models import Village
from tests.conftest import LAI_CHAU
from tests.factories import a_mediator, a_team, an_officer
from tests.practice.conftest import HERE, TODAY, sample


def count(model):
    return db.session.scalar(db.select(db.func.count()).select_from(model))


def all_of(model):
    return db.session.scalars(db.select(model).order_by(model.id)).all()


@pytest.mark.usefixtures("both_databases", "small")
def test_exactly_as_many_records_as_were_asked_for(commune):
    assert sample(cases=5, dialogues=1) == 6
    assert (count(MediationCase), count(Dialogue)) == (5, 1)
    assert sample(cases=3) == 3
    assert (count(MediationCase), count(Dialogue)) == (8, 1)


def test_a_case_and_a_team_carry_a_paper_once(book):
    sample(cases=8)
    hung = (Attachment.subject_kind == "mediation_case") | (Attachment.subject_kind == "team")
    papers = db.session.scalars(db.select(Attachment).where(hung).order_by(Attachment.id)).all()
    assert [one.subject_kind for one in papers] == ["mediation_case", "team"]
    assert {one.media_type for one in papers} == {MediaType.JPEG}


def test_a_commune_without_teams_gets_them_complete(book):
    assert count(Village) == count(Team) >= 12
    teams = Counter(one.team_id for one in all_of(Mediator))
    assert set(teams.values()) <= {5, 6, 7, 8}  # one team elected another mediator
    for team_id in teams:
        members = [one for one in all_of(Mediator) if one.team_id == team_id]
        assert sum(one.is_leader for one in members) == 1
    for team in all_of(Team):
        assert missing_in(team, on=TODAY) == []


def test_teams_entered_by_hand_are_used_and_none_are_invented(commune):
    team = a_team()
    for name in ("Lò Văn Páo", "Giàng Thị Mỷ"):
        a_mediator(team, name=name)
    sample(cases=5, first=2025)
    assert (count(Village), count(Team), count(Mediator)) == (1, 1, 2)
    assert {case.team_id for case in all_of(MediationCase)} == {team.id}


def test_cases_before_any_mediator_was_recognised_are_refused(commune):
    a_mediator(a_team())
    with pytest.raises(RuleViolation, match="chưa có tổ hòa giải nào"):
        sample(cases=5, first=2019, last=2019)
    assert count(MediationCase) == 0


def told(model):
    """Everything a record says, without the ids, which are always new."""
    ids = {"id", "team_id", "village_id", "case_id", "mediator_id", "dialogue_id", "villages"}
    ids |= {"planned_id", "request_id"}
    return [
        {key: value for key, value in one.as_held().items() if key not in ids}
        for one in all_of(model)
    ]


@pytest.mark.usefixtures("small")
def test_the_same_seed_writes_the_same_book_and_another_another(make_instance):
    books = []
    for seed in (5, 5, 6):
        app = make_instance(*HERE)
        with app.app_context():
            sample(cases=4, dialogues=1, seed=seed)
            books.append([told(m) for m in (Mediator, MediationCase, Party, Dialogue, Opinion)])
    assert books[0] == books[1] != books[2]


def test_running_again_adds_other_stories(book):
    first = {case.summary for case in all_of(MediationCase)}
    sample(cases=8)
    assert len({case.summary for case in all_of(MediationCase)}) > len(first) + 4


def test_the_book_looks_like_one_of_three_years(book):
    cases = all_of(MediationCase)
    assert {case.received_on.year for case in cases} == {2024, 2025, 2026}
    assert max(case.received_on for case in cases) <= TODAY
    results = Counter(case.result for case in cases)
    mediated = results[CaseResult.SETTLED] + results[CaseResult.NOT_SETTLED]
    assert 0.75 <= results[CaseResult.SETTLED] / mediated <= 0.95
    states = Counter(case.state for case in cases)
    assert states[CaseState.OUT_OF_SCOPE] >= 1
    assert states[CaseState.CLOSED] >= 35
    assert len(states) >= 6
    assert count(Party) == 160
    assert count(Assignment) >= 65
    assert all(case.parties_line and case.summary for case in cases)


def test_book_numbers_follow_the_days_in_each_team(book):
    for (_team, _year), group in grouped(all_of(MediationCase)).items():
        in_order = sorted(group, key=lambda case: case.book_number)
        assert [case.book_number for case in in_order] == list(range(1, len(group) + 1))
        assert [c.received_on for c in in_order] == sorted(c.received_on for c in group)


def grouped(cases):
    groups = {}
    for case in cases:
        groups.setdefault((case.team_id, case.book_year), []).append(case)
    return groups


def test_a_conference_bears_the_symbol_of_who_holds_it(book):
    signed = [one for one in db.session.scalars(db.select(Dialogue)) if one.minutes_number]
    for one in signed:
        assert one.minutes_number.endswith(f"/BB-{symbol_of(one)}")
    assert {symbol_of(one) for one in signed} == {"UBND", "ĐU"}


def test_conferences_are_signed_answered_and_one_is_still_to_come(book):
    dialogues = sorted(all_of(Dialogue), key=lambda one: one.held_on)
    assert dialogues[-1].held_on > TODAY
    assert dialogues[-1].state == "invited"
    after = {"completed", "in_follow_up", "results_published"}
    assert {one.state for one in dialogues[:-2]} <= after
    per_meeting = Counter(opinion.dialogue_id for opinion in all_of(Opinion))
    assert all(9 <= per_meeting[one.id] <= 17 for one in dialogues[:-1])
    assert count(Conclusion) >= 14
    assert sum(bool(opinion.reply) for opinion in all_of(Opinion)) > 10


@pytest.mark.usefixtures("small")
def test_every_state_after_a_conference_can_be_seen_in_practice(commune):
    sample(dialogues=16)
    assert {one.state for one in all_of(Opinion)} >= set(OPEN) - {OpinionState.FORWARDED}
    assert {one.state for one in all_of(Conclusion)} == set(ConclusionState)
    assert {one.kind for one in all_of(FollowUpStep)} == set(StepKind)
    assert {one.way for one in all_of(Posting)} == set(PostingWay)
    assert any(one.may_be_named for one in all_of(Opinion))
    evidence = {one.document for one in all_of(Attachment)}
    assert evidence >= {DocumentKind.POSTED, DocumentKind.RESULT}


def test_every_act_names_who_acted_and_who_wrote(book):
    lines = db.session.scalars(
        db.select(JournalEntry).where(JournalEntry.subject == "mediation_case")
    ).all()
    assert {line.recorded_by for line in lines} == {an_officer().name}
    assert an_officer().name not in {line.acted_by for line in lines}


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        (2026, 2024, "không thể sau năm kết thúc"),
        (2027, 2027, "đến 2026"),
        (1990, 2026, "từ 2015"),
    ],
)
def test_years_in_which_nothing_can_have_happened_are_refused(commune, first, last, sentence):
    with pytest.raises(RuleViolation, match=sentence):
        sample(cases=1, first=first, last=last)
    assert count(Team) == 0


def test_reports_have_their_days_and_the_court_its_address(book):
    numbers, words = all_of(StatisticsReport), all_of(PeriodicReport)
    assert {one.submitted_on <= one.due_on for one in numbers if one.number == 1} == {True}
    assert [one.due_on for one in words if one.issued_on] == [date(TODAY.year, 1, 20)]
    assert [one.address for one in all_of(Court)] == ["Đường số 1, phường Tân Phong"]


def test_an_office_says_once_until_when_those_below_report(office):
    by = replace(an_officer(), unit=LAI_CHAU[0], role=Role.OFFICE_OFFICER)
    for _ in range(2):
        set_days(today=TODAY, by=by)
    (form,) = all_of(StatisticsForm)
    due = read_form(form).due(Kind.YEAR_FINAL, InstanceRole.COMMUNE)
    assert due.on(2025) == date(2026, 1, 20)
