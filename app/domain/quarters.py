"""A quarter of a year: what a plan names while the days are not fixed."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from app.domain.labels import Term

ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of a year; ``str()`` is ``Quý II/2026``."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, (day.month + 2) // 3)

    @classmethod
    def read(cls, code: str) -> Self:
        """From ``2026-2``; raises ``ValueError`` for anything else."""
        year, _, number = code.partition("-")
        if not (year.isascii() and year.isdigit() and len(year) == 4 and number in tuple("1234")):
            raise ValueError(code)
        return cls(int(year), int(number))

    @property
    def code(self) -> str:
        return f"{self.year}-{self.number}"

    @property
    def first_day(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last_day(self) -> date:
        return self.next().first_day - timedelta(days=1)

    def next(self) -> "Quarter":
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def within(self) -> Term:
        """``quý II/2026``, as it stands inside a sentence."""
        roman = ROMAN[self.number - 1]
        return Term(f"quý {roman}/{self.year}")

    def __str__(self) -> str:
        return f"Q{self.within[1:]}"
