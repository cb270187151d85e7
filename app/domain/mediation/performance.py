"""Guards of following an agreement until it is performed (T15–T19)."""

from datetime import date

from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.domain.mediation import basis
from app.domain.mediation.acts import Act
from app.domain.mediation.days import check_days, check_future_day
from app.domain.mediation.states import CaseState
from app.domain.mediation.transitions import next_state

SETTLED_ON = "Ngày hòa giải thành"
TERM = "Thời hạn thực hiện"


class NotPerformed(LabelledEnum):
    """Why an agreement is not performed; force majeure is told to the other side too."""

    BREACH = "breach", "Không thực hiện"
    PARTLY = "partly", "Mới thực hiện một phần"
    FORCE_MAJEURE = "force_majeure", "Chưa thực hiện được vì sự kiện bất khả kháng"


def check_follow_up(current: CaseState, *, due_on: date | None, settled_on: date) -> None:
    """T15: there is something to follow only where a term was agreed. Căn cứ: Điều 26."""
    next_state(current, Act.FOLLOW_UP)
    _check_term(due_on, (SETTLED_ON, settled_on))


def check_perform(current: CaseState, *, performed_on: date, settled_on: date, today: date) -> None:
    """T16: everything agreed was done. Căn cứ: khoản 1 Điều 25."""
    next_state(current, Act.PERFORM)
    check_days(today, (SETTLED_ON, settled_on), ("Ngày thực hiện xong", performed_on))


def check_not_perform(
    current: CaseState,
    *,
    kind: NotPerformed | None,
    noted_on: date,
    settled_on: date,
    today: date,
) -> None:
    """T17: the mediator tells the team leader, who tells the head of the Front's board.

    Căn cứ: khoản 2 Điều 25, Điều 26 Luật Hòa giải ở cơ sở số 35/2013/QH13.
    """
    next_state(current, Act.NOT_PERFORM)
    if kind is None:
        raise RuleViolation("Hãy chọn vì sao chưa thực hiện.", basis=basis.FOLLOW_UP)
    check_days(today, (SETTLED_ON, settled_on), ("Ngày ghi nhận", noted_on))


def check_new_terms(
    current: CaseState,
    *,
    terms: str,
    due_on: date | None,
    agreed_on: date,
    settled_on: date,
    today: date,
) -> None:
    """T18: new terms stand beside the old, which are kept. Căn cứ: khoản 2 Điều 25."""
    next_state(current, Act.NEW_TERMS)
    if not terms.strip():
        raise RuleViolation("Hãy ghi thỏa thuận mới của các bên.", basis=basis.PERFORMANCE)
    check_days(today, (SETTLED_ON, settled_on), ("Ngày thỏa thuận mới", agreed_on))
    _check_term(due_on, ("Ngày thỏa thuận mới", agreed_on))


def check_flare_up(current: CaseState, *, resumed_on: date, settled_on: date, today: date) -> None:
    """T19: the dispute flares up again and a new round begins. Căn cứ: như Điều 27."""
    next_state(current, Act.FLARE_UP)
    check_days(today, (SETTLED_ON, settled_on), ("Ngày hòa giải lại", resumed_on))


def _check_term(due_on: date | None, not_before: tuple[str, date]) -> None:
    if due_on is None:
        raise RuleViolation(
            "Hãy ghi thời hạn thực hiện thỏa thuận để theo dõi.", basis=basis.FOLLOW_UP
        )
    check_future_day(TERM, due_on, not_before)
