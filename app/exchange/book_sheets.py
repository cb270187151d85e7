"""The sheets of books that were handed over and taken over: what was in them, and when."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from app.catalog import RECORD_TYPES
from app.db import db
from app.domain.words import alphabet_key
from app.records.handed import TAKEN
from app.records.ledger import SqlLedger

SHEET = "book_sheet"
"""The note of the sheet of one's own book."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Biên bản bàn giao: ``counts`` are (label, year, number); ``kept_own`` records had been
    edited at the receiving machine before, and only got what they lacked; ``lost`` files are named
    in the book and were not to be read where it was written."""

    code: str
    unit: str
    name: str
    to: str
    to_name: str
    on: date
    by: str
    counts: Sequence[tuple[str, str, int]]
    journal: int
    files: int
    lost: int = 0
    kept_own: int = 0

    @property
    def records(self) -> int:
        return sum(number for _, _, number in self.counts)


def own_sheet() -> Sheet | None:
    """The sheet of the book that was handed over here."""
    said = SqlLedger().get(SHEET)
    return sheet_of(json.loads(said)) if said else None


def taken_from(unit: str) -> Sheet | None:
    said = SqlLedger().get(TAKEN + unit)
    return sheet_of(json.loads(said)) if said else None


def sheet_of(said: dict[str, Any]) -> Sheet:
    names = ("code", "unit", "name", "to", "to_name", "by", "journal", "files")
    facts = {name: said[name] for name in names} | {
        one: said.get(one, 0) for one in ("lost", "kept_own")
    }
    counts = [(label, year, number) for label, year, number in said["counts"]]
    counts.sort(key=lambda one: (alphabet_key(one[0]), one[1]))
    return Sheet(**facts, on=date.fromisoformat(said["on"]), counts=counts)


def count_held(unit: str) -> int:
    """Records of a unit that are held here, of all kinds."""
    counts = [select(func.count()).where(kind.model.unit == unit) for kind in RECORD_TYPES]
    return sum(db.session.scalar(one) or 0 for one in counts)
