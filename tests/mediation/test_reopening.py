"""A closed file and a refusal can be opened again; the book keeps what was written."""

import pytest

from app.domain.errors import RuleViolation
from app.domain.mediation.acts import Act
from app.domain.mediation.states import CaseState
from app.mediation import service
from app.mediation.service.assigning import assignments_of
from app.mediation.service.rounds import rounds_of
from app.records.journal import history
from tests.mediation.cases import STEPS, TODAY, a_case_in, clerk

WHY = "Các bên báo chưa nhận đủ tiền."


def reopen(case, reason=WHY):
    return service.reopen_case(case.id, reason=reason, today=TODAY, by=clerk())


@pytest.mark.parametrize(
    "state",
    [
        CaseState.SETTLED,
        CaseState.PERFORMED,
        CaseState.NOT_SETTLED,
        CaseState.NOT_PERFORMED,
    ],
)
def test_a_closed_file_goes_back_to_where_it_was_closed_from(home, state):
    case = a_case_in(state, home)
    STEPS["close"](case.id, home)
    assert case.state is CaseState.CLOSED
    reopen(case)
    assert (case.state, case.closed_on) == (state, None)
    newest, before = history("mediation_case", [case.id])[:2]
    assert (newest.act, newest.reason, before.act) == (Act.REOPEN, WHY, Act.CLOSE)


def test_a_refused_case_starts_anew_and_who_had_it_is_history(home, clerk_at_work):
    case = a_case_in(CaseState.IN_MEDIATION, home)
    page = f"/hoa-giai/{case.id}"
    clerk_at_work.submit(page, {"reason": "labour"}, action="/khong-hoa-giai")
    answer = clerk_at_work.submit(page, {"reason": "Ghi nhầm vụ khác."}, action="/mo-lai")
    assert answer.status_code == 303
    text = clerk_at_work.get(page).text
    assert "Tiếp nhận" in text
    assert "Lý do: Ghi nhầm vụ khác." in text
    for step in ("confirm", "assign", "start"):
        STEPS[step](case.id, home)
    assert [one.status.is_current for one in assignments_of(case.id)] == [False, True]
    assert [one.number for one in rounds_of(case.id)] == [1, 2]


def test_a_file_is_not_opened_without_a_reason(home):
    with pytest.raises(RuleViolation, match="Hãy ghi lý do mở lại"):
        reopen(a_case_in(CaseState.CLOSED, home), " ")
