"""The law as one unit lives by it: its calendar, its clocks, its answers to open questions."""

from dataclasses import dataclass
from datetime import date

from app.domain.calendar import WorkCalendar
from app.domain.deadlines import Clock, Deadline, DeadlineRule, deadline
from app.domain.law_options import Option, OptionRow, Value, value_on


@dataclass(frozen=True, slots=True)
class LawPack:
    """Read it once for an act or a page, then ask it as often as needed."""

    calendar: WorkCalendar
    rules: tuple[DeadlineRule, ...]
    options: tuple[OptionRow, ...]

    def deadline(self, clock: Clock, event: date) -> Deadline | None:
        """The last day of a clock that started with ``event``, where a row holds that day."""
        return deadline(clock, event, self.calendar, self.rules)

    def option(self, option: Option, *, on: date) -> Value:
        return value_on(option, on, self.options)
