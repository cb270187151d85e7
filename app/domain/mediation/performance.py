"""Guards of following an agreement as a whole, of new terms and of a new flare-up (T15–T19)."""

from collections.abc import Sequence
from datetime import date

from app.domain.errors import RuleViolation
from app.domain.law_options import FlareUp
from app.domain.mediation.acts import Act
from app.domain.mediation.agreement import AGREED_ON, Paper, check_version
from app.domain.mediation.clauses import ClauseFacts, check_clauses, check_some
from app.domain.mediation.days import check_days
from app.domain.mediation.states import CaseState
from app.domain.mediation.transitions import next_state

SETTLED_ON = "Ngày hòa giải thành"


def check_follow_up(
    current: CaseState, clauses: Sequence[ClauseFacts], *, settled_on: date
) -> None:
    """T15: there is something to follow only where a term was agreed. Căn cứ: Điều 26."""
    next_state(current, Act.FOLLOW_UP)
    check_some(clauses)
    check_clauses(clauses, agreed_on=settled_on)


def check_perform(current: CaseState, *, performed_on: date, settled_on: date, today: date) -> None:
    """T16: everything agreed was done. Căn cứ: khoản 1 Điều 25."""
    next_state(current, Act.PERFORM)
    check_days(today, (SETTLED_ON, settled_on), ("Ngày thực hiện xong", performed_on))


def check_new_terms(
    current: CaseState,
    paper: Paper,
    clauses: Sequence[ClauseFacts],
    *,
    is_written: bool | None,
    told_no_paper: bool,
    agreed_on: date,
    settled_on: date,
    today: date,
) -> None:
    """T18: new terms stand beside the old, which are kept. Căn cứ: khoản 2 Điều 25."""
    next_state(current, Act.NEW_TERMS)
    check_version(
        paper,
        is_written=is_written,
        told_no_paper=told_no_paper,
        agreed_on=agreed_on,
        before=((SETTLED_ON, settled_on),),
        called="Ngày thỏa thuận mới",
        today=today,
    )
    check_some(clauses)
    check_clauses(clauses, agreed_on=agreed_on)


def check_rewrite(
    current: CaseState,
    paper: Paper,
    clauses: Sequence[ClauseFacts],
    *,
    reason: str,
    is_other: bool,
    is_written: bool,
    agreed_on: date,
    started_on: date | None,
    performed_on: date | None,
    today: date,
) -> None:
    """T21: what was written wrongly is written anew beside it, with the reason.

    ``is_other``: whether anything is said in another way than before.
    ``performed_on``: the first day on which something agreed was done.
    """
    next_state(current, Act.REWRITE_AGREEMENT)
    if not reason.strip():
        raise RuleViolation("Hãy ghi lý do ghi lại; bản cũ vẫn được giữ.")
    if not is_other:
        raise RuleViolation("Chưa sửa chỗ nào so với bản đang có. Hãy sửa chỗ ghi nhầm rồi lưu.")
    check_version(
        paper,
        is_written=is_written,
        told_no_paper=True,
        agreed_on=agreed_on,
        before=(("Ngày bắt đầu hòa giải", started_on),),
        today=today,
    )
    check_days(today, (AGREED_ON, agreed_on), ("Ngày đã thực hiện", performed_on))
    check_clauses(clauses, agreed_on=agreed_on)


def check_flare_up(
    current: CaseState, *, reading: FlareUp, resumed_on: date, settled_on: date, today: date
) -> None:
    """T19: the dispute flares up again and a new round begins, where the office reads it so.

    Căn cứ: như Điều 27.
    """
    next_state(current, Act.FLARE_UP)
    if reading is FlareUp.NEW_CASE:
        raise RuleViolation(
            "Đơn vị đã chọn lập vụ, việc mới khi mâu thuẫn tái diễn. Hãy ghi một vụ, việc mới là "
            "tái diễn của vụ, việc này."
        )
    check_days(today, (SETTLED_ON, settled_on), ("Ngày hòa giải lại", resumed_on))
