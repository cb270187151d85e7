"""Hours of the day, as a setting names them: when nothing is sent, when administrators come in."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from app.domain.errors import RuleViolation

_SPAN = re.compile(r"(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class ClockHours:
    """Spans of clock time, the end not included; one that ends before it begins passes
    midnight."""

    spans: tuple[tuple[time, time], ...] = ()

    def holds(self, at: time) -> bool:
        return any(
            first <= at < last if first < last else at >= first or at < last
            for first, last in self.spans
        )

    @property
    def longest(self) -> float:
        """Seconds of the longest span; 0 where there is none."""
        return max((_seconds(*span) for span in self.spans), default=0.0)

    def end_of(self, at: datetime) -> datetime:
        """``at``, or the end of the hours in which it falls."""
        for _ in self.spans:  # one span may end within the next
            for first, last in self.spans:
                if ClockHours(((first, last),)).holds(at.time()):
                    at += timedelta(seconds=_seconds(at.time(), last))
        return at

    def __str__(self) -> str:
        return ", ".join(f"{first:%H:%M}-{last:%H:%M}" for first, last in self.spans)


def _seconds(first: time, last: time) -> float:
    """From ``first`` to the next ``last`` by the clock."""
    day = date(2000, 1, 1)
    apart = datetime.combine(day, last) - datetime.combine(day, first)
    return (apart % timedelta(days=1)).total_seconds()


def read_clock_hours(text: str) -> ClockHours:
    """``11:30-13:30, 22:00-05:00``; no text, no hours. Raises :class:`RuleViolation`."""
    spans = tuple(_span(one.strip()) for one in text.split(",") if one.strip())
    return ClockHours(spans)


def _span(text: str) -> tuple[time, time]:
    found = _SPAN.fullmatch(text)
    try:
        if found is None:
            raise ValueError
        hours = [int(one) for one in found.groups()]
        first, last = time(*hours[:2]), time(*hours[2:])
        if first == last:
            raise ValueError
    except ValueError:
        raise RuleViolation(
            f"Khoảng giờ “{text}” không đúng. Hãy ghi dạng 11:30-13:30, nhiều khoảng thì cách nhau "
            "bằng dấu phẩy."
        ) from None
    return first, last
