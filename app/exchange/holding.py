"""What is held on both sides, by kind of record and month: asked of the superior itself."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.catalog import BY_KEY
from app.db import transaction
from app.exchange.sessions import ASKING, superior_at, superior_of_this, told_away
from app.instance import this_instance
from app.records.ledger import SqlLedger
from sync import TurnedAway, Unreachable
from sync.digest import Sum
from sync.months import UNDATED, months

NO_ANSWER = "Không liên lạc được với cấp trên nên chưa đối chiếu được. Hãy thử lại khi có mạng."


@dataclass(frozen=True, slots=True)
class Line:
    """Records of one kind made in one month; ``there`` is None where nobody was asked.

    ``agrees``: the versions are the same, not only as many. ``code`` names what is held here:
    the same code on both sides is the same content.
    """

    label: str
    month: str
    here: int
    there: int | None
    agrees: bool
    code: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """``trouble`` says why there is no answer from above; the lines then stand alone."""

    lines: list[Line]
    trouble: str

    @property
    def agrees(self) -> bool:
        return not self.trouble and all(line.agrees for line in self.lines)


def compared_with_superior() -> Comparison | None:
    """The own unit's records here and above; None where there is no superior."""
    row, here = superior_of_this(), this_instance()
    if row is None:
        return None
    with transaction():
        own = months(SqlLedger(), here.unit)
    try:
        above = superior_at(row, here, ASKING).months(here.unit)
    except TurnedAway as no:
        return Comparison(_lines(own, None), told_away(no))
    except Unreachable:
        return Comparison(_lines(own, None), NO_ANSWER)
    return Comparison(_lines(own, above), "")


def held_of(unit: str) -> list[Line]:
    """What this office holds of a unit below it."""
    with transaction():
        return _lines(months(SqlLedger(), unit), None)


Sums = Mapping[str, Mapping[str, Sum]]


def _lines(here: Sums, there: Sums | None) -> list[Line]:
    """By kind in the order of the catalogue, the newest month first."""
    lines = []
    known = {kind: at for at, kind in enumerate(BY_KEY)}
    for kind in sorted({*here, *(there or {})}, key=lambda one: (known.get(one, 999), one)):
        label = BY_KEY[kind].label if kind in BY_KEY else kind
        mine, theirs = here.get(kind, {}), (there or {}).get(kind, {})
        for month in sorted({*mine, *theirs}, reverse=True):
            own, above = mine.get(month, Sum()), theirs.get(month, Sum())
            count = None if there is None else above.count
            code = f"{own.total:016x}"[:8].upper()
            lines.append(Line(label, _in_words(month), own.count, count, own == above, code))
    return lines


def _in_words(month: str) -> str:
    """``11/2026``"""
    if month == UNDATED:
        return "không rõ tháng"
    year, _, number = month.partition("-")
    return f"{number}/{year}"
