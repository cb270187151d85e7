"""Guards of the endings without agreement and of going on after one (T12–T14)."""

from datetime import date

from app.domain.errors import RuleViolation
from app.domain.mediation import basis
from app.domain.mediation.acts import Act
from app.domain.mediation.days import check_days
from app.domain.mediation.sitting import STARTED_ON
from app.domain.mediation.states import CaseState
from app.domain.mediation.transitions import next_state

ENDED_ON = "Ngày kết thúc hòa giải"


def check_end_by_request(
    current: CaseState,
    *,
    ended_on: date,
    started_on: date | None,
    assigned_on: date | None,
    today: date,
) -> None:
    """T12: a party may end at any time and owes no reason.

    Căn cứ: khoản 1 Điều 4, khoản 2 Điều 17, khoản 2 Điều 23.
    """
    next_state(current, Act.END_BY_REQUEST)
    check_days(
        today, ("Ngày phân công", assigned_on), (STARTED_ON, started_on), (ENDED_ON, ended_on)
    )


def check_end_by_mediator(
    current: CaseState, *, reason: str, ended_on: date, started_on: date | None, today: date
) -> None:
    """T13: the mediator ends when going on will not help, and says why.

    Căn cứ: khoản 3 Điều 23, Điều 27 Luật Hòa giải ở cơ sở số 35/2013/QH13.
    """
    next_state(current, Act.END_BY_MEDIATOR)
    if not reason.strip():
        raise RuleViolation("Hãy ghi lý do hòa giải viên kết thúc hòa giải.", basis=basis.ENDING)
    check_days(today, (STARTED_ON, started_on), (ENDED_ON, ended_on))


def check_go_on(
    current: CaseState, *, resumed_on: date, ended_on: date | None, today: date
) -> None:
    """T14: after no agreement the parties may ask to go on, under the same number.

    Căn cứ: Điều 27 Luật Hòa giải ở cơ sở số 35/2013/QH13.
    """
    next_state(current, Act.GO_ON)
    check_days(today, (ENDED_ON, ended_on), ("Ngày hòa giải tiếp", resumed_on))
