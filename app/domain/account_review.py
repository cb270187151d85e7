"""Looking through all accounts every few months: for which days, and what is decided of each.

Căn cứ: QCVN 12:2026/BCA (rà soát tài khoản định kỳ hằng quý).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.actors import Role
from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.domain.quarters import Quarter


class ReviewDecision(LabelledEnum):
    KEEP = "keep", "Giữ"
    LOCK = "lock", "Khóa"
    CHANGE_ROLE = "change_role", "Đổi vai trò"


@dataclass(frozen=True, slots=True)
class Choice:
    """What was decided of one account; ``role`` is the new one, where that is the decision."""

    decision: ReviewDecision
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class ReviewPeriod:
    """The days within which the accounts are looked through once."""

    first: date
    last: date

    @property
    def within(self) -> str:
        """``quý IV/2026``, as it stands inside a sentence."""
        quarter = Quarter.of(self.first)
        if (self.first, self.last) == (quarter.first_day, quarter.last_day):
            return quarter.within
        if self.last.month == self.first.month:
            return f"tháng {self.first:%m/%Y}"
        if self.last.month - self.first.month == 11:
            return f"năm {self.first.year}"
        return f"từ {show(self.first)} đến {show(self.last)}"


def period_of(day: date, months: int) -> ReviewPeriod:
    """The ``months`` months of the calendar around ``day``; a period ends with its year."""
    months = min(months, 12)
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    after = first.month + months
    ended = date(day.year + 1, 1, 1) if after > 12 else date(day.year, after, 1)
    return ReviewPeriod(first, ended - timedelta(days=1))


def check_choice(choice: Choice, *, is_own: bool, allowed: Collection[Role]) -> None:
    """Refuse to decide against oneself, and a role that cannot be given here.

    The roles of a team need the person of the book, so they are given on the account's page.
    """
    if is_own and choice.decision is not ReviewDecision.KEEP:
        raise RuleViolation(
            "Không tự khóa, tự đổi vai trò của mình khi rà soát. Hãy nhờ người quản trị khác."
        )
    if choice.decision is ReviewDecision.CHANGE_ROLE and choice.role not in allowed:
        raise RuleViolation("Hãy chọn vai trò mới trong danh sách.")


def check_finish(undecided: int) -> None:
    """Refuse to finish while an account in use has no decision."""
    if undecided:
        raise RuleViolation(
            f"Còn {undecided} tài khoản chưa có quyết định. Hãy chọn giữ, khóa hoặc đổi vai trò "
            "cho từng tài khoản rồi kết thúc."
        )
