"""How long files are kept, what stops their end, and how that is decided.

No law sets how long a file of mediation is kept: the years are answers of the office
(:mod:`app.domain.law_options`). Nothing is ever destroyed by itself.
"""

from collections.abc import Sequence
from datetime import date

from app.domain.calendar import add_months, show
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum


class ErasureGround(LabelledEnum):
    REQUEST = "request", "Theo yêu cầu của người đó"
    RETENTION = "retention", "Hết hạn lưu hồ sơ"


class DisposalState(LabelledEnum):
    PROPOSED = "proposed", "Chờ lãnh đạo quyết định"
    DONE = "done", "Đã hủy nội dung"
    DROPPED = "dropped", "Không hủy"


def kept_until(ended_on: date, years: int) -> date:
    """The last day on which a file that ended on that day is kept."""
    return add_months(ended_on, 12 * years)


def latest_end(today: date, years: int) -> date:
    """A file that ended before this day is out of time."""
    return add_months(today, -12 * years)


def check_hold(placed_on: date, until: date | None, *, today: date) -> None:
    if placed_on > today:
        raise RuleViolation("Ngày giữ nguyên không thể sau hôm nay.")
    if until is not None and until < placed_on:
        raise RuleViolation("Ngày hết giữ nguyên không thể trước ngày bắt đầu.")


def check_lifting(lifted_on: date | None) -> None:
    if lifted_on is not None:
        raise RuleViolation(f"Đã thôi giữ nguyên từ ngày {show(lifted_on)}.")


def check_disposal(state: DisposalState) -> None:
    if state is not DisposalState.PROPOSED:
        raise RuleViolation("Danh mục này đã được quyết định.")


def check_out_of_time(kept: Sequence[str]) -> None:
    """Refuse while files of the list, called so, are to be kept yet."""
    if kept:
        raise RuleViolation(
            f"Chưa hết hạn lưu tính đến hôm nay: {'; '.join(kept)}. Hãy bỏ danh mục này rồi lập "
            "danh mục khác."
        )


def check_disposal_decision(number: str, decided_on: date, *, since: date, today: date) -> None:
    if not number.strip():
        raise RuleViolation("Hãy ghi số quyết định hủy hồ sơ hết hạn.")
    if not since <= decided_on <= today:
        raise RuleViolation(
            f"Ngày quyết định phải từ ngày lập danh mục ({show(since)}) đến hôm nay."
        )
