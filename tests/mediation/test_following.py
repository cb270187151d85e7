"""Following what was agreed: each thing with what became of it, until the file is closed."""

from datetime import date

import pytest

from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.mediation.alerts import AlertKind, ForwardedTo
from app.domain.mediation.clauses import ClauseState, Told
from app.domain.mediation.states import CaseState
from app.mediation import service
from app.mediation.service import alerts
from app.mediation.service.clauses import live_clauses
from app.mediation.service.versions import in_force
from app.records.journal import history
from app.records.locking import NotHere, Stale
from tests.mediation.cases import (
    FENCE,
    PAYS,
    TODAY,
    a_village_with_team,
    clerk,
    note,
    settled,
    stored,
)

S = ClauseState
pytestmark = pytest.mark.usefixtures("both_databases")


def test_the_case_is_performed_when_the_last_thing_is_done(home):
    case = settled(home, PAYS, FENCE)
    pays, fence = live_clauses(case.id)
    note(fence, S.PERFORMED)
    assert (stored(case).state, case.performance_due_on) == (CaseState.FOLLOWING_UP, PAYS.due_on)
    note(pays, S.PERFORMED, noted_on=date(2026, 3, 18))
    assert (stored(case).state, case.performed_on) == (CaseState.PERFORMED, date(2026, 3, 18))
    assert [line.act for line in history("mediation_case", [case.id])[:3]] == [
        "perform",
        "follow_clause",
        "follow_clause",
    ]


def test_what_was_noted_stands_in_the_history_of_the_thing(home):
    (pays,) = live_clauses(settled(home, PAYS).id)
    note(pays, S.PARTLY, note="Trả trước một nửa.")
    line = history("clause", [pays.id])[0]
    assert line.changes["state"] == ["pending", "partly"]
    assert line.changes["note"] == [None, "15/03/2026: Trả trước một nửa."]
    note(pays, S.PERFORMED, note="Trả nốt.", noted_on=date(2026, 3, 18))
    assert pays.note == "15/03/2026: Trả trước một nửa.\n18/03/2026: Trả nốt."


def test_force_majeure_breaks_until_it_is_taken_back_or_done_after_all(home):
    case = settled(home, PAYS)
    (pays,) = live_clauses(case.id)
    told = Told(other_side_on=date(2026, 3, 15), leader_on=date(2026, 3, 15))
    note(pays, S.FORCE_MAJEURE, note="Lũ cuốn lúa.", told=told)
    assert stored(case).state is CaseState.NOT_PERFORMED
    assert (pays.other_side_told_on, pays.front_told_on) == (date(2026, 3, 15), None)
    note(pays, S.PENDING)
    assert stored(case).state is CaseState.FOLLOWING_UP
    note(pays, S.NOT_PERFORMED)
    note(pays, S.PERFORMED)
    assert stored(case).state is CaseState.PERFORMED
    with pytest.raises(RuleViolation, match="tình trạng “Đã thực hiện xong”"):
        note(pays, S.PENDING)


def test_everything_may_be_noted_as_done_at_once(home):
    case = settled(home, PAYS, FENCE)
    note(live_clauses(case.id)[1], S.PERFORMED)
    service.perform(case.id, performed_on=date(2026, 3, 19), today=TODAY, by=clerk())
    assert [one.performed_on for one in live_clauses(case.id)] == [
        date(2026, 3, 19),
        date(2026, 3, 15),
    ]
    assert stored(case).state is CaseState.PERFORMED


def test_things_to_do_may_become_known_later(home):
    case = settled(home)
    service.follow_up(case.id, clauses=[PAYS], today=TODAY, by=clerk())
    assert (case.state, case.performance_due_on) == (CaseState.FOLLOWING_UP, PAYS.due_on)
    assert live_clauses(case.id)[0].agreement_id == in_force(case.id).id


def close(case):
    facts = {"is_paid_or_waived": True, "alerts_answered": True, "today": TODAY}
    return service.close_case(case.id, closed_on=TODAY, **facts, by=clerk())


def test_a_file_is_not_closed_while_something_agreed_is_open(home):
    case = settled(home, PAYS, FENCE)
    pays, fence = live_clauses(case.id)
    note(pays, S.NOT_PERFORMED)
    with pytest.raises(RuleViolation, match="việc chưa rõ kết quả"):
        close(case)
    note(fence, S.FORCE_MAJEURE, note="Lũ.")
    with pytest.raises(RuleViolation, match="việc chưa rõ kết quả"):
        close(case)
    note(fence, S.NOT_PERFORMED)
    assert close(case).state is CaseState.CLOSED


def test_a_file_is_not_closed_while_the_book_knows_of_an_unanswered_alert(home):
    case = settled(home, PAYS)
    note(live_clauses(case.id)[0], S.NOT_PERFORMED)
    alert = alerts.raise_alert(case.id, AlertKind.VIOLENCE, by=clerk())
    with pytest.raises(RuleViolation, match="chưa được trả lời"):
        close(case)
    alerts.forward_alert(alert.id, forwarded_to=ForwardedTo.CHAIRMAN, by=clerk())
    alerts.answer_alert(alert.id, answer="Đã hòa giải xong.", by=clerk())
    assert close(case).state is CaseState.CLOSED


def test_a_case_that_failed_after_a_broken_agreement_can_still_be_closed(home):
    case = settled(home, PAYS)
    note(live_clauses(case.id)[0], S.FORCE_MAJEURE, note="Lũ.")
    service.flare_up(case.id, resumed_on=date(2026, 3, 17), today=TODAY, by=clerk())
    service.end_by_request(case.id, ended_on=date(2026, 3, 18), today=TODAY, by=clerk())
    assert close(case).state is CaseState.CLOSED


def test_two_people_at_one_thing_and_people_of_elsewhere(home, actor):
    case = settled(home, PAYS)
    (pays,) = live_clauses(case.id)
    seen = pays.revision
    note(pays, S.PARTLY, note="Một nửa.", revision=seen)
    with pytest.raises(Stale):
        note(pays, S.PERFORMED, revision=seen)
    other = a_village_with_team("Nậm Loỏng")
    for stranger in (
        other.person(other.leader, Role.TEAM_LEADER),
        home.person(home.pao),
        actor(Role.COMMUNE_OFFICER, unit="03388"),
    ):
        with pytest.raises(NotHere):
            note(pays, S.PERFORMED, by=stranger)
    note(pays, S.PERFORMED, by=home.person(home.lien))
