"""The journal in words: what a stored value and an act are called on the screen."""

from collections.abc import Container, Iterable
from dataclasses import astuple, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Date, Time, Uuid
from werkzeug.datastructures import MultiDict

from app.db import Moment
from app.domain.calendar import show, show_moment
from app.domain.labels import LabelledEnum, Term
from app.domain.money import in_figures
from app.records.erased import EraseAct
from app.records.journal import JournalEntry, history
from app.records.model import Record, choice
from app.records.regained import RegainAct
from app.records.types import RecordType

REFERENCE = Term("(đã chọn)")
COMMON_ACTS: tuple[type[LabelledEnum], ...] = (RegainAct, EraseAct)
YES, NO = Term("có"), Term("không")


@dataclass(frozen=True, slots=True)
class ChangeInWords:
    """One field of one line; ``old`` is empty where nothing stood before."""

    key: str
    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ChangeByOther(ChangeInWords):
    """A change that ``by`` saved at ``at`` (UTC) while somebody else was typing."""

    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One act as people read it; ``at`` is UTC, ``sequence`` its place in the journal."""

    sequence: int
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
    if own_words := getattr(column.type, "in_words", None):
        return own_words(value)
    if isinstance(column.type, choice):
        return column.type.enum(value).label
    if isinstance(column.type, Boolean):
        return YES if value else NO
    if isinstance(column.type, Date):
        return show(date.fromisoformat(value))
    if isinstance(column.type, Moment):
        return show_moment(datetime.fromisoformat(value))
    if isinstance(column.type, Time):
        return value[:5]
    if isinstance(column.type, BigInteger):  # a sum of money
        return in_figures(value)
    if isinstance(column.type, Uuid):
        return REFERENCE
    if isinstance(value, list):
        return "; ".join(str(one) for one in value)
    return str(value)


def act_in_words(kind: RecordType, act: str) -> str:
    return acts_holding(kind.acts, act)(act).label


def acts_holding(own: type[LabelledEnum], act: str) -> type[LabelledEnum]:
    """The acts of the kind itself, or those that are done to records of every kind."""
    return next((acts for acts in COMMON_ACTS if act in acts._value2member_map_), own)


def history_lines(
    kind: RecordType, entries: Iterable[JournalEntry], *, told: Container[str] | None = None
) -> list[HistoryLine]:
    """The journal's lines about records of ``kind``, ready for the history component.

    ``told`` are the columns whose changes say something to people, where not all do.
    """
    return [
        HistoryLine(
            sequence=entry.sequence,
            at=entry.written_at,
            act=act_in_words(kind, entry.act),
            acted_by=entry.acted_by,
            recorded_by=entry.recorded_by,
            reason=entry.reason,
            changes=tuple(
                one for one in _changes(kind.model, entry) if told is None or one.key in told
            ),
        )
        for entry in entries
    ]


def changes_since(record: Record, revision: int) -> list[ChangeByOther]:
    """What others changed in ``record`` after somebody had read ``revision``, oldest first."""
    return [
        ChangeByOther(*astuple(change), by=entry.recorded_by, at=entry.written_at)
        for entry in reversed(history(record.__tablename__, [record.id]))
        if (entry.revision or 0) > revision
        for change in _changes(type(record), entry)
    ]


def typed_in_words(record: Record, form: MultiDict[str, str]) -> dict[str, str]:
    """What a refused form held for the fields of ``record``, as the person saw it."""
    return {
        one.key: _typed(one, form.getlist(one.key)) for one, _ in record.fields() if one.key in form
    }


def _typed(column: Column[Any], texts: list[str]) -> str:
    kind, text = column.type, texts[0]
    if own_words := getattr(kind, "in_words", None):
        return own_words(texts if kind.python_type is list else text)
    if isinstance(kind, choice) and text in {code.value for code in kind.enum}:
        return kind.enum(text).label
    if text and isinstance(kind, Uuid):
        return REFERENCE
    return YES if isinstance(kind, Boolean) else text


def _changes(model: type[Record], entry: JournalEntry) -> tuple[ChangeInWords, ...]:
    """What was given, replaced or taken away; a field left empty tells nothing."""
    told = (
        ChangeInWords(one.key, field.label, *(in_words(one, value) for value in pair))
        for one, field in model.fields()
        if (pair := entry.changes.get(one.key))
    )
    return tuple(one for one in told if one.old or one.new)
