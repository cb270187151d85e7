"""What the books hold of a team, a mediator or a unit in a period, and ranking by one figure.

No score is made of several figures: who reads the list sees by what it is ordered, and what a
rate is of.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from app.domain.labels import LabelledEnum
from app.domain.shares import percent
from app.domain.words import counted_key

FEWEST = 3
"""Cases below which a rate says nothing: such lines are shown and have no place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Counted from the books, never typed.

    ``due`` mediations had to begin by a day, ``in_time`` of them did; of ``agreed`` cases with
    something to be done ``kept`` have all of it done. ``years`` are whole years of service at
    the end of the period, ``trained`` classes attended in it (of a team or a unit: mediators
    who attended one).
    """

    received: int = 0
    settled: int = 0
    not_settled: int = 0
    due: int = 0
    in_time: int = 0
    written: int = 0
    agreed: int = 0
    kept: int = 0
    years: int = 0
    trained: int = 0

    @property
    def rate(self) -> float | None:
        """Settled of all that ended with a result, in percent."""
        return percent(self.settled, self.settled + self.not_settled)

    @property
    def in_time_rate(self) -> float | None:
        return percent(self.in_time, self.due)

    @property
    def kept_rate(self) -> float | None:
        return percent(self.kept, self.agreed)

    @property
    def is_few(self) -> bool:
        return self.received < FEWEST


class RankBy(LabelledEnum):
    """The one figure by which a list is ordered."""

    SETTLED = "settled", "Số vụ, việc hòa giải thành"
    RATE = "rate", "Tỷ lệ hòa giải thành"
    RECEIVED = "received", "Số vụ, việc tiếp nhận"
    IN_TIME = "in_time", "Tỷ lệ bắt đầu đúng hạn"
    WRITTEN = "written", "Số văn bản hòa giải thành"
    KEPT = "kept", "Tỷ lệ thỏa thuận đã thực hiện xong"
    YEARS = "years", "Số năm làm việc"
    TRAINED = "trained", "Bồi dưỡng"


_FIGURE: Mapping[RankBy, Callable[[Evidence], float | None]] = {
    RankBy.SETTLED: lambda one: one.settled,
    RankBy.RATE: lambda one: one.rate,
    RankBy.RECEIVED: lambda one: one.received,
    RankBy.IN_TIME: lambda one: one.in_time_rate,
    RankBy.WRITTEN: lambda one: one.written,
    RankBy.KEPT: lambda one: one.kept_rate,
    RankBy.YEARS: lambda one: one.years,
    RankBy.TRAINED: lambda one: one.trained,
}


class Counted(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def evidence(self) -> Evidence: ...


C = TypeVar("C", bound=Counted)


@dataclass(frozen=True, slots=True)
class Ranked(Generic[C]):
    """One line; ``place`` is None of too few cases, or of none that the figure could be of."""

    place: int | None
    line: C


@dataclass(frozen=True, slots=True)
class Least:
    """The least that a line must have to be shown; ``rate`` in percent."""

    received: int = 0
    settled: int = 0
    rate: int = 0
    years: int = 0

    def lets_in(self, one: Evidence) -> bool:
        return (
            one.received >= self.received
            and one.settled >= self.settled
            and (not self.rate or (one.rate or 0) >= self.rate)
            and one.years >= self.years
        )


def ranked(lines: Iterable[C], by: RankBy) -> list[Ranked[C]]:
    """The highest first, equal ones at the same place; what has no place follows by cases."""
    figure = _FIGURE[by]
    placed, rest = [], []
    for line in lines:
        value = figure(line.evidence)
        if value is None or line.evidence.is_few:
            rest.append(line)
        else:
            placed.append((value, line))
    placed.sort(key=lambda pair: (-pair[0], counted_key(pair[1].name)))
    rest.sort(key=lambda line: (-line.evidence.received, counted_key(line.name)))
    return [*_with_places(placed), *(Ranked(None, line) for line in rest)]


def _with_places(placed: Sequence[tuple[float, C]]) -> list[Ranked[C]]:
    lines: list[Ranked[C]] = []
    place, last = 0, None
    for number, (value, line) in enumerate(placed, 1):
        if value != last:
            place, last = number, value
        lines.append(Ranked(place, line))
    return lines
