"""Acts on models and rewards: what is frozen, who may, what leaves and what does not."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import current_app

from app.db import db
from app.domain.actors import Role
from app.domain.emulation.awards import Decider, NomineeKind, Outcome
from app.domain.emulation.models import ModelState, Step
from app.domain.errors import RuleViolation
from app.domain.mediation.states import CaseState
from app.emulation.models import AwardDecision, Nominee, Submission
from app.emulation.service import awards, deciding, models, reading
from app.emulation.service.reading import Standing, WantedModels
from app.emulation.sight import visible_nominees, visible_submissions
from app.emulation.waiting import waiting
from app.records.locking import NotHere
from tests.emulation.conftest import (
    GRANTED,
    LEADER,
    MEDIATORS,
    MODEL,
    NEIGHBOUR,
    OFFICER,
    SIGNED,
    TEAMS,
    drafted,
    granted,
    issued,
    named,
    put_up,
    registered,
)
from tests.mediation.cases import TODAY, a_case_in


def step(one, state, *, by=OFFICER, **given):
    told = Step(state, TODAY, **{"words": "Theo dõi thêm."} | given)
    return models.note_step(one.id, told, revision=one.revision, today=TODAY, by=by)


@pytest.mark.usefixtures("both_databases")
def test_the_figures_of_a_model_stay_as_they_were_when_its_result_was_noted(home):
    one = registered(team_id=home.team.id)
    assert one.village_id == home.team.village_id
    a_case_in(CaseState.SETTLED, home)
    a_case_in(CaseState.RECEIVED, home)
    given = Step(ModelState.RECOGNISED, TODAY, number="12-QĐ/ĐU", by="Đảng ủy")
    models.note_step(one.id, given, revision=one.revision, today=TODAY, by=OFFICER)
    a_case_in(CaseState.SETTLED, home)
    held = db.session.get(type(one), one.id, populate_existing=True)
    assert (held.received, held.settled) == (2, 1)
    assert (held.received_before, held.settled_before) == (0, 0)
    with pytest.raises(RuleViolation, match="đã ghi kết quả"):
        models.correct_model(one.id, MODEL, revision=held.revision, today=TODAY, by=OFFICER)
    step(held, ModelState.RUNNING)
    assert db.session.get(type(one), one.id, populate_existing=True).received is None


def test_a_model_is_its_units_and_of_its_own_teams(home):
    one = registered()
    with pytest.raises(NotHere):
        step(one, ModelState.RUNNING, by=NEIGHBOUR)
    with pytest.raises(NotHere):
        registered(team_id=home.team.id, by=NEIGHBOUR)
    assert reading.model_page(NEIGHBOUR, WantedModels()).lines == []
    team_leader = replace(OFFICER, role=Role.TEAM_LEADER, team_id=home.team.id)
    assert len(reading.model_page(team_leader, WantedModels(year=2026)).lines) == 1
    mediator = replace(team_leader, role=Role.MEDIATOR)
    assert reading.model_page(mediator, WantedModels()).lines == []


def test_a_draft_freezes_what_the_book_holds(home):
    a_case_in(CaseState.SETTLED, home)
    submission = drafted(home.team.id)
    a_case_in(CaseState.SETTLED, home)
    (one,) = awards.listed(submission.id)
    assert (one.evidence.received, one.evidence.settled, one.counted_on) == (1, 1, TODAY)
    with pytest.raises(RuleViolation, match="chưa có trong đề nghị"):
        awards.pick_more(submission.id, TEAMS, {str(home.team.id)}, today=TODAY, by=OFFICER)
    more = {str(home.lien.id), str(home.pao.id)}
    awards.pick_more(submission.id, MEDIATORS, more, today=TODAY, by=OFFICER)
    found = awards.listed(submission.id)
    assert [one.kind for one in found] == [NomineeKind.TEAM, *[NomineeKind.MEDIATOR] * 2]
    assert {one.name for one in found[1:]} == {"Lò Thị Liên", "Giàng A Páo"}


def test_of_another_unit_nobody_is_picked(home):
    with pytest.raises(RuleViolation, match="ít nhất một"):
        drafted(home.team.id, by=NEIGHBOUR)
    submission = drafted(home.team.id)
    for act in (awards.drop_submission, issue_by):
        with pytest.raises(NotHere):
            act(submission.id, revision=submission.revision, by=NEIGHBOUR)


def issue_by(submission_id, *, revision, by):
    return awards.issue_submission(submission_id, SIGNED, revision=revision, today=TODAY, by=by)


@pytest.mark.usefixtures("both_databases")
def test_a_name_leaves_only_by_the_act_of_the_head_and_is_taken_back(home):
    submission = named(drafted(home.lien.id, asked=MEDIATORS))
    (one,) = awards.listed(submission.id)
    assert submission.outgoing() is one.outgoing() is None
    held = issued(submission)
    (one,) = awards.listed(submission.id)
    assert held.outgoing()["number"] == "12/TTr-UBND"
    assert one.outgoing()["name"] == "Lò Thị Liên"
    assert "withdrawn_reason" not in one.outgoing()
    awards.withdraw_nominee(one.id, "Xin rút.", revision=one.revision, by=OFFICER)
    assert db.session.get(Nominee, one.id, populate_existing=True).outgoing() is None


def test_what_the_own_head_decides_does_not_leave(home):
    nominees = put_up(home, decider=Decider.OWN)
    assert [one.outgoing() for one in nominees] == [None, None]
    decision = granted(nominees[1])
    assert "Liên" not in str(decision.outgoing())
    assert decision.goes_down_to() is None


def test_an_unfinished_submission_is_not_issued(home):
    with pytest.raises(RuleViolation, match="hình thức khen thưởng của: Tổ hòa giải bản Tả Lèng"):
        issued(drafted(home.team.id))
    dropped = drafted(home.team.id)
    awards.drop_submission(dropped.id, revision=dropped.revision, by=OFFICER)
    with pytest.raises(RuleViolation, match="không còn là dự thảo"):
        issued(dropped)


def test_a_decision_stands_once_and_is_struck_where_it_was_wrong(home):
    team, mediator = put_up(home)
    decision = granted(team)
    assert decision.award == "Bằng khen"
    with pytest.raises(RuleViolation, match="Đã ghi quyết định về: Tổ hòa giải bản Tả Lèng"):
        deciding.decide([team.id, mediator.id], GRANTED, today=TODAY, by=OFFICER)
    assert reading.decisions_of([mediator.id], OFFICER) == {}
    standing = reading.standings([team.submission_id], OFFICER)[team.submission_id]
    assert standing == Standing(named=2, open=1, granted=1)
    deciding.strike(decision.id, revision=decision.revision, today=TODAY, by=OFFICER)
    with pytest.raises(RuleViolation, match="đã được bỏ"):
        deciding.strike(decision.id, revision=decision.revision, today=TODAY, by=OFFICER)
    for _ in range(2):  # who presses twice does no harm
        deciding.restore(decision.id, today=TODAY, by=OFFICER)
    assert (decision.struck_on, decision.revision) == (None, 3)
    deciding.strike(decision.id, revision=3, today=TODAY, by=OFFICER)
    refused = replace(GRANTED, outcome=Outcome.REFUSED, number="", reason="Chưa đủ.")
    again = deciding.decide([team.id], refused, today=TODAY, by=OFFICER)
    assert (again[0].award, again[0].reason) == ("", "Chưa đủ.")
    with pytest.raises(RuleViolation, match="Đã ghi quyết định về: Tổ hòa giải bản Tả Lèng"):
        deciding.restore(decision.id, today=TODAY, by=OFFICER)


def test_of_what_is_not_met_nothing_is_decided(home):
    team, _ = put_up(home)
    with pytest.raises(NotHere):
        deciding.decide([team.id], GRANTED, today=TODAY, by=NEIGHBOUR)
    with pytest.raises(RuleViolation, match="về ai"):
        deciding.decide([], GRANTED, today=TODAY, by=OFFICER)
    early = replace(GRANTED, decided_on=TODAY - timedelta(days=1))
    with pytest.raises(RuleViolation, match="từ ngày tờ trình"):
        deciding.decide([team.id], early, today=TODAY, by=OFFICER)
    assert db.session.scalars(db.select(AwardDecision)).all() == []


def test_who_reads_what_was_put_up(home):
    put_up(home)
    drafted(home.team.id)

    def seen(role, **given):
        by = replace(OFFICER, role=role, **given)
        return [
            len(db.session.scalars(db.select(model.id).where(visible(by))).all())
            for model, visible in ((Nominee, visible_nominees), (Submission, visible_submissions))
        ]

    assert seen(Role.COMMUNE_OFFICER) == seen(Role.COMMUNE_LEADER) == [3, 2]
    assert seen(Role.FRONT) == [2, 1]
    assert seen(Role.TEAM_LEADER, team_id=home.team.id) == [2, 0]
    assert seen(Role.TEAM_LEADER, team_id=home.lien.id) == [0, 0]
    assert seen(Role.MEDIATOR, team_id=home.team.id, mediator_id=home.lien.id) == [0, 0]
    assert seen(Role.COMMUNE_OFFICER, unit=NEIGHBOUR.unit) == [0, 0]


def test_what_waits_for_the_head_of_a_commune(home):
    with current_app.test_request_context():
        put_up(home, decider=Decider.OWN)
        drafted(home.team.id)
        labels = [one.label for one in waiting(LEADER)]
        assert "Dự thảo tờ trình chờ ban hành: Về việc khen thưởng năm 2026" in labels
        assert "Đề nghị khen thưởng chờ quyết định: Lò Thị Liên" in labels
        assert [one for one in waiting(OFFICER) if "Dự thảo" in one.label] == []
        assert waiting(replace(OFFICER, role=Role.FRONT)) == []


def home_request():
    from flask import current_app

    return current_app.test_request_context()
