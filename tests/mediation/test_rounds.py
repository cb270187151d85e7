"""A case may go several rounds under one number; each is kept as it was."""

from datetime import date

import pytest

from app.domain.actors import Role
from app.domain.mediation.rounds import Standing
from app.domain.mediation.scope import RefusalReason
from app.domain.mediation.states import CaseResult, CaseState, EndingReason
from app.mediation import service
from app.mediation.models import MediationCase
from app.mediation.service.rounds import rounds_of
from app.mediation.service.standing import Period, case_cells
from tests.mediation.cases import ENDED, STARTED, TODAY, a_case_in, clerk, settle

AGAIN = date(2026, 3, 12)


def go_on(case):
    service.go_on(case.id, resumed_on=AGAIN, today=TODAY, by=clerk())


def standing_on(case, day):
    period = Period(date(2026, 3, 1), date(2026, 3, day))
    (cell,) = case_cells("team_id", period, MediationCase.id == case.id)
    return cell.standing


@pytest.mark.parametrize(
    ("state", "days"),
    [
        (CaseState.ASSIGNED, []),
        (CaseState.IN_MEDIATION, [(1, STARTED, None, None)]),
        (CaseState.SETTLED, [(1, STARTED, ENDED, CaseResult.SETTLED)]),
        (CaseState.NOT_SETTLED, [(1, STARTED, ENDED, CaseResult.NOT_SETTLED)]),
        (CaseState.CLOSED, [(1, STARTED, ENDED, CaseResult.SETTLED)]),
    ],
)
def test_a_round_is_born_at_the_start_and_ends_with_the_case(home, state, days):
    case = a_case_in(state, home)
    told = [(r.number, r.started_on, r.ended_on, r.result) for r in rounds_of(case.id)]
    assert told == days


@pytest.mark.usefixtures("both_databases")
def test_the_first_round_is_kept_when_the_second_settles(home):
    case = a_case_in(CaseState.NOT_SETTLED, home)
    go_on(case)
    assert (case.ending_note, case.guided_to) == (None, None)
    settle(case, agreed_on=date(2026, 3, 15))
    first, second = rounds_of(case.id)
    assert (first.ending_reason, first.demands) == (EndingReason.BY_REQUEST, "Mỗi bên giữ ý mình.")
    assert (second.started_on, second.result) == (AGAIN, CaseResult.SETTLED)
    assert standing_on(case, 10) is Standing.NOT_SETTLED
    assert standing_on(case, 31) is Standing.SETTLED


def test_what_was_settled_without_a_sitting_has_a_round_all_the_same(home):
    case = a_case_in(CaseState.ASSIGNED, home)
    service.end_by_request(case.id, ended_on=ENDED, today=TODAY, by=clerk())
    (only,) = rounds_of(case.id)
    assert (only.started_on, only.ended_on) == (None, ENDED)


def test_a_broken_agreement_opens_a_round_and_out_of_scope_breaks_it_off(home):
    case = a_case_in(CaseState.NOT_PERFORMED, home)
    service.flare_up(case.id, resumed_on=date(2026, 3, 17), today=TODAY, by=clerk())
    service.refuse_case(
        case.id,
        reason=RefusalReason.LABOUR,
        guided_to="Hòa giải viên lao động",
        refused_on=date(2026, 3, 18),
        today=TODAY,
        by=clerk(),
    )
    second = rounds_of(case.id)[-1]
    assert (second.number, second.ended_on, second.result) == (2, date(2026, 3, 18), None)


def test_a_round_ends_after_it_began_and_a_correction_reaches_it(home, clerk_at_work):
    case = a_case_in(CaseState.NOT_SETTLED, home)
    go_on(case)
    answer = clerk_at_work.submit(
        f"/hoa-giai/{case.id}",
        {"ended_on": "10/03/2026", "acted_by": "Lò Văn Pâng"},
        action="/cham-dut",
    )
    assert answer.status_code == 422
    assert "không thể trước ngày bắt đầu hòa giải 12/03/2026" in answer.text
    service.end_by_request(case.id, ended_on=date(2026, 3, 14), today=TODAY, by=clerk())
    facts = {"ended_on": date(2026, 3, 16), "ending_note": "Hai bên giận nhau."}
    service.correct_case(case.id, reason="Ghi nhầm.", facts=facts, today=TODAY, by=clerk())
    first, second = rounds_of(case.id)
    assert first.ended_on == ENDED
    assert (second.ended_on, second.demands) == (date(2026, 3, 16), "Hai bên giận nhau.")


def test_the_page_tells_the_rounds_once_there_are_two(home, sign_in):
    case = a_case_in(CaseState.NOT_SETTLED, home)
    client = sign_in(Role.COMMUNE_OFFICER)
    assert "Các lần hòa giải" not in client.get(f"/hoa-giai/{case.id}").text
    go_on(case)
    page = client.get(f"/hoa-giai/{case.id}").text
    assert "Các lần hòa giải" in page
    assert "Lần 1: 05/03/2026 – 09/03/2026, hòa giải không thành" in page
    assert "Lần 2: từ 12/03/2026, đang hòa giải" in page
