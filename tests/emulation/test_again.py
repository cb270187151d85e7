"""What was returned with a reason is corrected and proposed again; of the first nothing changes."""

from dataclasses import replace

import pytest

from app.db import db, transaction
from app.domain.actors import Role
from app.domain.emulation.again import can_be_renewed
from app.domain.emulation.awards import Decided, Decider, NomineeState, Outcome, SubmissionState
from app.domain.errors import RuleViolation
from app.domain.mediation.states import CaseState
from app.emulation.models import Nominee, Submission
from app.emulation.service import awards, deciding, reading, renewals
from app.emulation.service.again import propose_again
from app.records.journal import history
from app.records.locking import NotHere
from app.teams.models import Mediator
from tests.dialogue.test_pages import words_of
from tests.emulation.conftest import LEADER, NEIGHBOUR, OFFICER, drafted, issued, named, put_up
from tests.mediation.cases import TODAY, a_case_in, a_village_with_team

AWARDS = "/thi-dua/khen-thuong/"
RETURNED = Decided(Outcome.RETURNED, TODAY, "Sở Tư pháp", reason="Thiếu ý kiến của Mặt trận.")

pytestmark = pytest.mark.usefixtures("both_databases")


@pytest.fixture
def returned(home):
    """The team and a mediator, both sent back."""
    nominees = put_up(home)
    deciding.decide([one.id for one in nominees], RETURNED, today=TODAY, by=LEADER)
    return nominees


def again(one, into=None, *, by=OFFICER):
    return propose_again(one.id, into, revision=one.revision, today=TODAY, by=by)


def waiting_ones(by=OFFICER):
    return [row.name for row in db.session.execute(reading.returned(by))]


def test_it_goes_into_a_new_draft_with_its_words_and_figures_drawn_anew(home, returned):
    team, _ = returned
    before = team.as_held()
    a_case_in(CaseState.SETTLED, home)
    made = again(team)
    submission, first = (db.session.get(Submission, one.submission_id) for one in (made, team))
    assert (made.again_of, made.state, made.place) == (team.id, NomineeState.DRAFT, 1)
    assert (made.name, made.award) == (team.name, "Bằng khen")
    assert (team.received, made.received, made.settled) == (0, 1, 1)
    assert submission.state is SubmissionState.DRAFT
    for word in ("title", "occasion", "first", "last", "addressees", "known_bases", "decider"):
        assert getattr(submission, word) == getattr(first, word), word
    assert not submission.number
    assert team.as_held() == before
    assert [line.act for line in history("award_nominee", [made.id])] == ["again"]


def test_several_meet_in_one_draft_and_nobody_twice(home, returned):
    team, mediator = returned
    into = again(team).submission_id
    assert again(mediator, into).place == 2
    with pytest.raises(RuleViolation, match="đã được đề nghị lại"):
        again(team)
    assert not waiting_ones()
    other = drafted(home.team.id)
    made = renewals.renewals_of([team.id], OFFICER)[team.id]
    awards.withdraw_nominee(made.id, "", revision=made.revision, by=OFFICER)
    assert waiting_ones() == [team.name]
    with pytest.raises(RuleViolation, match="Dự thảo đã có"):
        again(team, other.id)
    assert again(team, into).again_of == team.id


def test_a_dropped_draft_opens_it_again(returned):
    team, _ = returned
    made = again(team)
    draft = db.session.get(Submission, made.submission_id)
    awards.drop_submission(draft.id, revision=draft.revision, by=OFFICER)
    assert team.name in waiting_ones()
    assert again(team).submission_id != draft.id


def test_only_what_was_returned_is_proposed_again(home):
    team, mediator = put_up(home)
    with pytest.raises(RuleViolation, match="đã bị trả lại"):
        again(team)
    (decision,) = deciding.decide([team.id], RETURNED, today=TODAY, by=LEADER)
    deciding.strike(decision.id, revision=decision.revision, today=TODAY, by=LEADER)
    with pytest.raises(RuleViolation, match="đã bị trả lại"):
        again(team)
    with pytest.raises(NotHere):
        again(mediator, by=NEIGHBOUR)
    awards.withdraw_nominee(mediator.id, "Xin rút.", revision=mediator.revision, by=OFFICER)
    with pytest.raises(RuleViolation, match="đã rút"):
        again(mediator)


@pytest.mark.parametrize("state", NomineeState)
@pytest.mark.parametrize("outcome", Outcome)
def test_the_whole_table_of_states_and_outcomes(state, outcome):
    is_open = state is NomineeState.PROPOSED and outcome is Outcome.RETURNED
    assert can_be_renewed(state, {outcome}) is is_open
    assert not can_be_renewed(state, {Outcome.RETURNED, Outcome.GRANTED})


def test_who_is_not_in_the_book_any_more_is_not_proposed_again(home, returned):
    _, mediator = returned
    with transaction() as session:
        session.get(Mediator, home.lien.id).name = None
    with pytest.raises(RuleViolation, match="không còn trong danh sách có số liệu"):
        again(mediator)
    assert len(db.session.scalars(db.select(Submission)).all()) == 1


def test_a_second_return_is_proposed_again_as_well(returned):
    team, _ = returned
    made = again(team)
    issued(named(db.session.get(Submission, made.submission_id)))
    deciding.decide([made.id], replace(RETURNED, reason="Sai kỳ."), today=TODAY, by=LEADER)
    third = again(made)
    assert third.again_of == made.id
    decisions = reading.decisions_of([made.id], OFFICER)
    assert renewals.returned_of(third, decisions).reason == "Sai kỳ."


def test_the_clerk_proposes_again_from_the_page_of_the_first(commune, browser):
    team, mediator = put_up(a_village_with_team(), decider=Decider.SUPERIOR)
    clerk = browser(Role.COMMUNE_OFFICER)
    page = f"{AWARDS}de-nghi/{team.id}"
    assert "Chờ cơ quan cấp trên xét" in words_of(clerk.get(page))
    assert "/de-nghi-lai" not in clerk.get(page).text
    both = [team.id, mediator.id]
    deciding.decide(both, RETURNED, today=TODAY, by=LEADER)
    shown = clerk.get(page)
    assert "Thiếu ý kiến của Mặt trận." in words_of(shown)
    typed = {"csrf_token": clerk.token(), "into": str(team.submission_id)}
    wrong = clerk.post(f"{page}/de-nghi-lai", data=typed)  # that is no draft
    assert (wrong.status_code, 'class="error"' in wrong.text) == (422, True)
    sent = clerk.send(shown, {}, action="/de-nghi-lai")
    made = db.session.scalar(db.select(Nominee).where(Nominee.again_of == team.id))
    assert sent.location == f"{AWARDS}de-nghi/{made.id}"
    words = words_of(clerk.get(sent.location))
    assert "Bị trả lại ngày 20/03/2026, Sở Tư pháp: Thiếu ý kiến của Mặt trận." in words
    assert "Đang đề nghị lại trong một dự thảo" in words_of(clerk.get(page))
    twice = clerk.post(
        f"{page}/de-nghi-lai", data={"csrf_token": clerk.token(), "revision": team.revision}
    )
    assert (twice.status_code, "đã được đề nghị lại" in words_of(twice)) == (422, True)
    other = f"{AWARDS}de-nghi/{mediator.id}"
    assert clerk.submit(other, {}, action="/de-nghi-lai").status_code == 303
    assert len(awards.listed(made.submission_id)) == 2
    assert "đề nghị lại" in words_of(clerk.get(f"{AWARDS}{made.submission_id}"))


def test_one_that_was_taken_off_stays_off_where_another_proposes_the_same_again(returned):
    team, _ = returned
    first = again(team)
    awards.withdraw_nominee(first.id, "", revision=first.revision, by=OFFICER)
    second = again(team)
    with pytest.raises(RuleViolation, match="Tả Lèng đã được đề nghị lại"):
        awards.restore_nominee(first.id, by=OFFICER)
    awards.withdraw_nominee(second.id, "", revision=second.revision, by=OFFICER)
    assert awards.restore_nominee(first.id, by=OFFICER).state is NomineeState.DRAFT
