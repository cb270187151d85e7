"""What the services write: states, dates, numbers, rounds and the journal."""

from datetime import date

import pytest

from app.db import db
from app.domain.errors import RuleViolation
from app.domain.mediation.acts import Act
from app.domain.mediation.parties import Side
from app.domain.mediation.states import CaseResult, CaseState, EndingReason
from app.mediation import service
from app.mediation.models import MediationCase
from app.mediation.record import MEDIATION_CASE
from app.mediation.service import PartyFacts
from app.mediation.service.assigning import assignments_of
from app.mediation.service.meetings import course_of, meetings_of
from app.mediation.service.parties import parties_of
from app.records.journal import history
from app.records.search import find
from tests.mediation.cases import (
    TODAY,
    a_case,
    a_case_in,
    a_village_with_team,
    clerk,
)


@pytest.mark.usefixtures("both_databases")
@pytest.mark.parametrize("state", CaseState)
def test_every_state_can_be_reached_and_each_act_is_one_line_of_the_journal(home, state):
    case = a_case_in(state, home)
    stored = db.session.get(MediationCase, case.id, populate_existing=True)
    assert stored.state is state
    lines = history("mediation_case", [case.id])
    assert [line.revision for line in lines] == list(range(len(lines), 0, -1))
    assert lines[-1].act == Act.RECEIVE.value


def test_numbers_run_per_team_and_year_and_a_failed_intake_takes_none(home):
    other = a_village_with_team("Nậm Loỏng")
    last_year = date(2025, 12, 30)
    assert a_case(home).number == "01/2026"
    with pytest.raises(RuleViolation):
        a_case(home, parties=[PartyFacts(Side.A, "Lò Văn Pâng", birth_year=1800)])
    assert a_case(home).number == "02/2026"
    assert a_case(other).number == "01/2026"
    assert a_case(home, received_on=last_year).number == "01/2025"
    assert a_case(home).number == "03/2026"


def test_a_case_is_taken_in_with_its_parties_in_one_line(home):
    related = PartyFacts(Side.RELATED, "Lò Thị Mai")
    case = a_case(home, parties=[PartyFacts(Side.A, "Lò Văn Pâng"), related])
    assert case.parties_line == "Lò Văn Pâng (liên quan: Lò Thị Mai)"
    for words in ("lo van pang", "1/2026"):
        assert find(MEDIATION_CASE, words, by=clerk()) == [case]
    assert [party.side for party in parties_of(case.id)] == [Side.A, Side.RELATED]


def test_nothing_but_ground_and_day_is_needed(home):
    case = a_case(home, summary=None, parties=[])
    assert (case.summary, case.parties_line, case.category) == (None, None, None)
    assert case.state is CaseState.RECEIVED


def test_an_agreement_with_a_term_is_followed_up_at_once(home):
    case = a_case_in(CaseState.FOLLOWING_UP, home)
    assert (case.result, case.performance_due_on) == (CaseResult.SETTLED, date(2026, 6, 30))
    acts = [line.act for line in history("mediation_case", [case.id])]
    assert acts[:2] == [Act.FOLLOW_UP.value, Act.SETTLE.value]


def test_not_settled_is_not_final_and_a_new_round_keeps_the_number(home):
    case = a_case_in(CaseState.NOT_SETTLED, home)
    assert case.ending_reason is EndingReason.BY_REQUEST
    number = case.number
    service.go_on(case.id, resumed_on=date(2026, 3, 12), today=TODAY, by=clerk())
    assert (case.number, case.round, case.result) == (number, 2, None)
    assert "Lần 1 không thành ngày 09/03/2026" in case.course
    assert case.ending_reason is None


def test_pausing_and_meeting_leave_their_trace_in_the_course(home):
    case = a_case_in(CaseState.PAUSED, home)
    service.resume(case.id, resumed_on=date(2026, 3, 8), today=TODAY, by=clerk())
    meeting = {"held_on": date(2026, 3, 8), "what_happened": "Hai bên đo lại đất."}
    service.hold_meeting(case.id, **meeting, today=TODAY, by=clerk())
    assert course_of(case, meetings_of(case.id)) == (
        "Tạm dừng từ 06/03/2026, tiếp tục ngày 08/03/2026.\nNgày 08/03/2026: Hai bên đo lại đất."
    )
    assert (case.meetings, case.paused_on) == (2, None)


def test_what_leaves_the_commune_is_code_date_and_number_only(home):
    case = a_case_in(CaseState.CLOSED, home)
    body = case.outgoing()
    assert set(body) == {
        "team_id",
        "village_id",
        "book_year",
        "book_number",
        "source",
        "entered_on",
        "ground",
        "received_on",
        "category",
        "state",
        "assigned_on",
        "start_due_on",
        "started_on",
        "other_time_agreed",
        "paused_on",
        "round",
        "result",
        "ended_on",
        "ending_reason",
        "refusal_reason",
        "is_written",
        "performance_due_on",
        "performed_on",
        "closed_on",
    }
    party = parties_of(case.id)[0]
    assert set(party.outgoing()) == {"case_id", "side", "kind"}
    everything = str([body, *(one.outgoing() for one in assignments_of(case.id))])
    for secret in ("Pâng", "1968", "Tả Lèng", "hàng rào", "2.000.000", "Vàng A Sùng"):
        assert secret not in everything
