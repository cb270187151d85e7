"""A book that was handed over is closed: nothing is written at the machine that gave it away."""

from collections.abc import Iterable

from app.domain.errors import RuleViolation
from app.records.ledger import SqlLedger

HANDED_OVER = "handed_over"
"""The note of the name of the unit that the book was handed over to."""
TAKEN = "book_of:"
"""The note of the sheet of each unit whose book was taken over here."""


def taken_over(units: Iterable[str]) -> set[str]:
    """Those of these units whose books were taken over here."""
    ledger = SqlLedger()
    return {one for one in units if ledger.get(TAKEN + one)}


def handed_over_to() -> str | None:
    return SqlLedger().get(HANDED_OVER)


def refuse_where_handed_over() -> None:
    if name := handed_over_to():
        raise RuleViolation(
            f"Sổ đã bàn giao cho {name} nên không ghi thêm ở máy này được. Hãy ghi ở máy của "
            f"{name}."
        )
