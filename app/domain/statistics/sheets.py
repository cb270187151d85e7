"""A form filled in: its lines and totals, whether they add up, the rates that follow."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from app.domain.shares import percent
from app.domain.statistics.forms import Form, Identity, Rate
from app.domain.statistics.periods import check_period
from app.domain.suppression import SMALLEST, is_small

Number = int | None
"""None: what is not held here, which is never shown as 0."""


@dataclass(frozen=True, slots=True)
class Line:
    """``key`` names the row in addresses; ``is_known`` is False where nothing came of it yet."""

    key: str
    name: str
    numbers: tuple[Number, ...]
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class Check:
    """An identity held against a sheet; ``holds`` None where its columns are not held here.

    ``lines`` are the names of those in which it fails.
    """

    identity: Identity
    holds: bool | None
    whole: Number
    parts: tuple[Number, ...]
    lines: tuple[str, ...] = ()

    @property
    def in_numbers(self) -> str:
        """``12 = 5 + 7``, or ``12 ≠ 5 + 6``."""
        sign = "=" if self.whole == sum(one or 0 for one in self.parts) else "≠"
        return f"{self.whole} {sign} {' + '.join(str(one) for one in self.parts)}"


@dataclass(frozen=True, slots=True)
class Rated:
    """A rate with its numbers; ``percent`` None where there is nothing to divide by."""

    rate: Rate
    part: int
    whole: int

    @property
    def percent(self) -> float | None:
        return percent(self.part, self.whole)

    @property
    def in_numbers(self) -> str:
        """``Thành …: cột 5 / (cột 5 + cột 6) × 100 = 12 / 15 × 100 = 80,0%``."""
        told = "chưa có" if self.percent is None else f"{self.percent}%".replace(".", ",")
        return f"{self.rate.name.label}: {self.rate} = {self.part} / {self.whole} × 100 = {told}"


@dataclass(frozen=True)
class Sheet:
    """The figures of a period, both days included, as they stood at the end of the last."""

    form: Form
    first: date
    last: date
    lines: tuple[Line, ...]

    @cached_property
    def totals(self) -> tuple[Number, ...]:
        """Of each column the sum of what is known; None where nothing is."""
        return tuple(_sum(one.numbers[at] for one in self.lines) for at in range(self._width))

    @property
    def unknown(self) -> list[Line]:
        return [one for one in self.lines if not one.is_known]

    def checks(self) -> list[Check]:
        """Every identity, on the totals and on each line."""
        return [self._check(one) for one in self.form.identities]

    def rates(self, numbers: Sequence[Number] | None = None) -> list[Rated]:
        """The success rates of the totals, or of one line."""
        found = self.totals if numbers is None else numbers
        values = {one.number: value for one, value in zip(self.form.columns, found, strict=True)}
        return [
            Rated(rate, values[rate.part] or 0, sum(values[one] or 0 for one in rate.whole))
            for rate in self.form.rates
        ]

    @property
    def _width(self) -> int:
        return len(self.form.columns)

    def _check(self, identity: Identity) -> Check:
        whole, parts = self._values(identity, self.totals)
        fails = tuple(
            one.name for one in self.lines if _holds(*self._values(identity, one.numbers)) is False
        )
        holds = _holds(whole, parts)
        return Check(identity, holds and not fails, whole, parts, fails)

    def _values(
        self, identity: Identity, numbers: Sequence[Number]
    ) -> tuple[Number, tuple[Number, ...]]:
        value = {one.number: n for one, n in zip(self.form.columns, numbers, strict=True)}
        return value[identity.whole], tuple(value[one] for one in identity.parts)


def fill(
    form: Form,
    rows: Mapping[str, str],
    told: Mapping[str, Sequence[int]],
    *,
    first: date,
    last: date,
    unknown: Iterable[str] = (),
    not_held: Iterable[int] = (),
) -> Sheet:
    """The sheet of ``form`` with a line for each of ``rows`` (key to name), in their order;
    ``told`` is what was counted of a row, a number for each column.

    Of the rows ``unknown`` nothing has come; the columns ``not_held`` are not held here.
    """
    check_period(first, last)
    missing, silent = set(not_held), set(unknown)
    lines = []
    for key, name in rows.items():
        numbers: Sequence[Number] = told.get(key, [0] * len(form.columns))
        held = tuple(
            None if key in silent or column.number in missing else number
            for column, number in zip(form.columns, numbers, strict=True)
        )
        lines.append(Line(key, name, held, key not in silent))
    return Sheet(form, first, last, tuple(lines))


def gathered(sheet: Sheet, number: int, name: str) -> Sheet:
    """The lines with fewer than :data:`SMALLEST` in the column ``number`` in one line of that name,
    without a key: which of them had what is not told, and no total tells it either."""
    at = [one.number for one in sheet.form.columns].index(number)
    few = [one for one in sheet.lines if one.is_known and (one.numbers[at] or 0) < SMALLEST]
    if not any(is_small(one.numbers[at] or 0) for one in few):
        return sheet
    rest = tuple(one for one in sheet.lines if one not in few)
    together = tuple(map(_sum, zip(*(one.numbers for one in few), strict=True)))
    return replace(sheet, lines=(*rest, Line("", name, together)))


def _sum(numbers: Iterable[Number]) -> Number:
    values = list(numbers)
    known = [one for one in values if one is not None]
    return sum(known) if known or not values else None


def _holds(whole: Number, parts: Sequence[Number]) -> bool | None:
    if whole is None or None in parts:
        return None
    return whole == sum(one or 0 for one in parts)
