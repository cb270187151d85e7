"""Time limits of a mediation case: rows with validity, and how a date was computed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.calendar import TimeUnit, WorkCalendar, last_day, show, show_long
from app.domain.labels import LabelledEnum
from app.domain.legal import LegalBasis
from app.domain.mediation import basis


class Clock(LabelledEnum):
    START = "start", "Bắt đầu hòa giải"
    COURT = "court", "Yêu cầu Tòa án công nhận kết quả hòa giải thành"


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """One row: so long after such an event, valid in a span of days (``until`` excluded)."""

    clock: Clock
    length: int
    unit: TimeUnit
    counted_from: str
    basis: LegalBasis
    valid_from: date
    until: date | None = None
    rolls: bool = True

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A computed date; ``last_day`` is before, ``due_on`` after the roll past days off."""

    rule: DeadlineRule
    event: date
    last_day: date
    due_on: date

    @property
    def explanation(self) -> str:
        """How the date came about, in one or two sentences for the page."""
        rule = self.rule
        told = (
            f"{rule.length:02d} {rule.unit.label} kể từ {rule.counted_from} "
            f"{show(self.event)}, không tính ngày đầu: hết {show_long(self.last_day)}."
        )
        if self.due_on != self.last_day:
            told += (
                f" Ngày này là ngày nghỉ nên thời hạn kết thúc vào {show_long(self.due_on)}, "
                "ngày làm việc tiếp theo (khoản 5 Điều 148 Bộ luật Dân sự)."
            )
        return f"{told} Căn cứ: {rule.basis}."


# The law in force since 01/01/2014; the court's rule since 01/07/2016.
SHIPPED: tuple[DeadlineRule, ...] = (
    DeadlineRule(Clock.START, 3, TimeUnit.DAY, "ngày phân công", basis.START, date(2014, 1, 1)),
    DeadlineRule(
        Clock.COURT,
        6,
        TimeUnit.MONTH,
        "ngày hòa giải thành",
        LegalBasis("Khoản 1 Điều 418", "Bộ luật Tố tụng dân sự số 92/2015/QH13"),
        date(2016, 7, 1),
    ),
)


def deadline(
    clock: Clock, event: date, calendar: WorkCalendar, rules: Iterable[DeadlineRule] = SHIPPED
) -> Deadline | None:
    """Last day of a clock that started with ``event``, by the row valid that day, if any.

    Căn cứ: Điều 147, 148 Bộ luật Dân sự số 91/2015/QH13.
    """
    for rule in rules:
        if rule.clock is clock and rule.holds_on(event):
            end = last_day(event, rule.length, rule.unit, calendar)
            return Deadline(rule, event, end, calendar.roll(end) if rule.rolls else end)
    return None
