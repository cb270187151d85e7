"""When a task of a plan is to be done, as plans say it, and the day on which that is over."""

from dataclasses import dataclass
from datetime import date

from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.domain.quarters import Quarter
from app.domain.words import mid_sentence


class YearQuarter(LabelledEnum):
    """A quarter of the plan's year; its code is its number."""

    FIRST = "1", "Quý I"
    SECOND = "2", "Quý II"
    THIRD = "3", "Quý III"
    FOURTH = "4", "Quý IV"

    @property
    def number(self) -> int:
        return int(self.value)


class TaskTime(LabelledEnum):
    YEAR = "year", "Trong năm"
    ALWAYS = "always", "Thường xuyên"
    QUARTERS = "quarters", "Theo quý"
    DAYS = "days", "Theo ngày"


@dataclass(frozen=True, slots=True)
class Timing:
    """The time of a task in a plan of ``year``.

    ``quarters`` belong to :attr:`TaskTime.QUARTERS`, the days to :attr:`TaskTime.DAYS`, of which
    the first may be open.
    """

    kind: TaskTime
    year: int
    quarters: tuple[YearQuarter, ...] = ()
    first_on: date | None = None
    last_on: date | None = None

    @property
    def ends_on(self) -> date:
        """The last day on which the task is in time."""
        if self.kind is TaskTime.QUARTERS and self.quarters:
            return Quarter(self.year, max(self.quarters).number).last_day
        if self.kind is TaskTime.DAYS and self.last_on is not None:
            return self.last_on
        return date(self.year, 12, 31)

    @property
    def words(self) -> str:
        """``Quý II, quý IV/2024``, ``Thường xuyên trong năm 2024``: as the plan prints it."""
        if self.kind is TaskTime.QUARTERS and self.quarters:
            names = [mid_sentence(one.label) for one in sorted(self.quarters)]
            return f"Q{', '.join(names)[1:]}/{self.year}"
        if self.kind is TaskTime.DAYS and self.last_on is not None:
            last = show(self.last_on)
            if self.first_on is None or self.first_on == self.last_on:
                return f"{'Ngày' if self.first_on else 'Đến ngày'} {last}"
            return f"Từ ngày {show(self.first_on)} đến ngày {last}"
        always = self.kind is TaskTime.ALWAYS
        return f"Thường xuyên trong năm {self.year}" if always else f"Năm {self.year}"


def check_timing(timing: Timing) -> None:
    """Refuse a time without what it is told by, or outside the year of the plan."""
    if timing.kind is TaskTime.QUARTERS and not timing.quarters:
        raise RuleViolation("Hãy chọn quý thực hiện nhiệm vụ.")
    if timing.kind is TaskTime.DAYS:
        _check_days(timing)


def _check_days(timing: Timing) -> None:
    first, last = timing.first_on, timing.last_on
    if last is None:
        raise RuleViolation("Hãy nhập ngày hoàn thành nhiệm vụ.")
    if first is not None and first > last:
        raise RuleViolation("Ngày hoàn thành nhiệm vụ không thể trước ngày bắt đầu.")
    if any(day.year != timing.year for day in (first or last, last)):
        raise RuleViolation(
            f"Nhiệm vụ của kế hoạch năm {timing.year} phải bắt đầu và hoàn thành trong năm "
            f"{timing.year}."
        )
