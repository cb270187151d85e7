"""The journal in words: what a stored value and an act are called on the screen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, Column, Date

from app.domain.calendar import show
from app.records.journal import JournalEntry
from app.records.model import choice
from app.records.types import RecordType

REFERENCE = "(đã chọn)"


@dataclass(frozen=True, slots=True)
class ChangeInWords:
    """One field of one line; ``old`` is empty where nothing stood before."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One act as people read it; ``at`` is UTC."""

    at: datetime
    act: str
    acted_by: str
    recorded_by: str
    reason: str | None
    changes: tuple[ChangeInWords, ...]


def in_words(column: Column[Any], value: Any) -> str:
    """A value of the journal (plain JSON) as the screen shows it; nothing stored is ``""``."""
    if value is None or value == "":
        return ""
    if isinstance(column.type, choice):
        return column.type.enum(value).label
    if isinstance(column.type, Boolean):
        return "có" if value else "không"
    if isinstance(column.type, Date):
        return show(date.fromisoformat(value))
    if column.foreign_keys:
        return REFERENCE
    if isinstance(value, list):
        return "; ".join(str(one) for one in value)
    return str(value)


def history_lines(kind: RecordType, entries: Iterable[JournalEntry]) -> list[HistoryLine]:
    """The journal's lines about records of ``kind``, ready for the history component."""
    fields = {one.key: (one, field.label) for one, field in kind.model.fields()}
    return [
        HistoryLine(
            at=entry.written_at,
            act=kind.acts(entry.act).label,
            acted_by=entry.acted_by,
            recorded_by=entry.recorded_by,
            reason=entry.reason,
            changes=tuple(
                ChangeInWords(
                    fields[key][1], in_words(fields[key][0], old), in_words(fields[key][0], new)
                )
                for key, (old, new) in entry.changes.items()
                if key in fields
            ),
        )
        for entry in entries
    ]
