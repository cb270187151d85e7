"""Figures of dialogues from plain rows: topics, answers, promises kept, planned and held."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, Protocol, TypeVar

from app.domain.dialogue.answers import Disposition
from app.domain.dialogue.opinions import UNANSWERED, OpinionState
from app.domain.dialogue.promises import TO_DO, ConclusionState
from app.domain.dialogue.steps import Satisfaction
from app.domain.dialogue.year import SessionState

YEARS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class CountedOpinions:
    """``number`` opinions of one unit and year that share how they were dealt with.

    ``is_due``: the day that holds for them now is over; ``in_time``: the answer came by it.
    """

    unit: str
    year: int
    disposition: Disposition | None
    state: OpinionState
    satisfaction: Satisfaction | None
    in_time: bool
    is_due: bool
    number: int


@dataclass(frozen=True, slots=True)
class CountedConclusions:
    """``number`` conclusions of signed minutes that share where they stand; as above."""

    unit: str
    year: int
    state: ConclusionState
    in_time: bool
    is_due: bool
    number: int


@dataclass(frozen=True, slots=True)
class CountedTopics:
    """``number`` opinions of one unit and year that touched the same ``field``."""

    unit: str
    year: int
    field: str
    number: int


@dataclass(slots=True)
class Answers:
    """How the opinions of a unit or of a year were answered.

    ``heard = now + in_time + late + open + overdue + elsewhere + unhandled``; opinions that
    repeat an earlier one are not counted again.
    """

    name: str
    heard: int = 0
    now: int = 0
    in_time: int = 0
    late: int = 0
    open: int = 0
    overdue: int = 0
    elsewhere: int = 0
    unhandled: int = 0

    @property
    def in_time_percent(self) -> float | None:
        """Answered at once or by the day promised, in 100 of those that had to be by now."""
        owed = self.now + self.in_time + self.late + self.overdue
        return round(100 * (self.now + self.in_time) / owed, 1) if owed else None

    def add(self, row: CountedOpinions) -> None:
        self.heard += row.number
        _count(self, _kind_of(row), row.number)


def _kind_of(row: CountedOpinions) -> str:
    """What is owed again after an answer is owed, however it was answered first."""
    if row.state in UNANSWERED:
        return "overdue" if row.is_due and row.state is not OpinionState.PAUSED else "open"
    match row.disposition:
        case None:
            return "unhandled"
        case Disposition.ANSWERED_NOW:
            return "now"
        case Disposition.NOT_WITHIN_POWER | Disposition.SPLIT_OFF:
            return "elsewhere"
    return "in_time" if row.in_time else "late"


@dataclass(slots=True)
class Contentment:
    """What those who spoke say of the answers, and how opinions were closed."""

    name: str
    satisfied: int = 0
    not_satisfied: int = 0
    not_reached: int = 0
    closed: int = 0
    without_remedy: int = 0

    @property
    def satisfied_percent(self) -> float | None:
        """In 100 of those who said anything."""
        said = self.satisfied + self.not_satisfied
        return round(100 * self.satisfied / said, 1) if said else None

    @property
    def is_empty(self) -> bool:
        return not (
            self.satisfied
            or self.not_satisfied
            or self.not_reached
            or self.closed
            or self.without_remedy
        )

    def add(self, row: CountedOpinions) -> None:
        if row.satisfaction is not None:
            _count(self, row.satisfaction.value, row.number)
        if row.state is OpinionState.CLOSED:
            self.closed += row.number
        elif row.state is OpinionState.CLOSED_WITHOUT_REMEDY:
            self.without_remedy += row.number


@dataclass(slots=True)
class Promises:
    """How the conclusions of signed minutes were kept.

    ``all = in_time + late + open + overdue + dropped``.
    """

    name: str
    all: int = 0
    in_time: int = 0
    late: int = 0
    open: int = 0
    overdue: int = 0
    dropped: int = 0

    @property
    def kept_percent(self) -> float | None:
        """Done by the day named, in 100 of those whose day is over; what was dropped with its
        reason stands apart."""
        owed = self.in_time + self.late + self.overdue
        return round(100 * self.in_time / owed, 1) if owed else None

    def add(self, row: CountedConclusions) -> None:
        self.all += row.number
        if row.state in TO_DO:
            _count(self, "overdue" if row.is_due else "open", row.number)
        elif row.state is ConclusionState.DROPPED:
            self.dropped += row.number
        else:
            _count(self, "in_time" if row.in_time else "late", row.number)


class _Line(Protocol):
    def add(self, row: Any) -> None: ...


L = TypeVar("L", bound=_Line)


def by_unit(rows: Iterable[Any], year: int, line: Callable[[str], L]) -> list[L]:
    """One line per unit that has something in ``year``, in the order of the codes."""
    found: dict[str, L] = {}
    for row in rows:
        if row.year == year:
            if row.unit not in found:
                found[row.unit] = line(row.unit)
            found[row.unit].add(row)
    return [found[unit] for unit in sorted(found)]


def by_year(rows: Iterable[Any], line: Callable[[str], L]) -> list[L]:
    """One line per year of all units together, the oldest first."""
    found: dict[int, L] = {}
    for row in rows:
        if row.year not in found:
            found[row.year] = line(str(row.year))
        found[row.year].add(row)
    return [found[year] for year in sorted(found)]


def summed(lines: Iterable[L], line: Callable[[str], L]) -> L:
    """The line at the foot."""
    foot = line("")
    for one in lines:
        for column in fields(one)[1:]:  # type: ignore[arg-type]
            _count(foot, column.name, getattr(one, column.name))
    return foot


def _count(line: object, column: str, number: int) -> None:
    setattr(line, column, getattr(line, column) + number)


@dataclass(slots=True)
class Topics:
    """How many opinions touched which field; ``name`` is a village, a unit or a year."""

    name: str
    by_field: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        return self.by_field.total()

    def add(self, row: CountedTopics) -> None:
        self.by_field[row.field] += row.number


@dataclass(slots=True)
class Held:
    """A unit's year: its planned conferences by where they stand, and what was held at all.

    ``government`` counts the government's conferences held in the year, planned or not.
    """

    unit: str
    planned: Counter[SessionState] = field(default_factory=Counter)
    government: int = 0
    party: int = 0

    @property
    def total(self) -> int:
        return self.planned.total()


def in_all(lines: Iterable[Held]) -> Held:
    foot = Held("")
    for line in lines:
        foot.planned += line.planned
        foot.government += line.government
        foot.party += line.party
    return foot


def span_of(year: int) -> tuple[date, date]:
    """The first and the last day of the years that stand beside ``year`` for comparison."""
    return date(year - YEARS_SHOWN + 1, 1, 1), date(year, 12, 31)
