"""What happened to a case and to all that belongs to it, newest first."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from uuid import UUID

from sqlalchemy import Uuid

from app.db import db
from app.domain.classification import category_label
from app.domain.mediation.acts import Act
from app.domain.mediation.parties import PartyAct
from app.mediation.models import MediationCase
from app.mediation.record import MEDIATION_CASE, PARTS
from app.records.journal import JournalEntry
from app.records.types import RecordType
from app.records.wording import ChangeInWords, HistoryLine, history_lines

_KINDS = {kind.key: kind for kind in PARTS}
_PARTS = db.union_all(
    *(
        db.select(kind.model.id, db.literal(kind.key)).where(
            kind.model.case_id == db.bindparam("case_id")
        )
        for kind in PARTS
    )
)
_ENTRIES = (
    db.select(JournalEntry)
    .where(JournalEntry.subject_id.in_(db.bindparam("subjects", expanding=True)))
    .order_by(JournalEntry.sequence)
)


def history_of(case: MediationCase) -> list[HistoryLine]:
    """One line per act, in two queries whatever their number.

    An act of the case may write several records: what it changed in the others is told in
    the line of the case.
    """
    kinds = {case.id: MEDIATION_CASE, **_parts(case.id)}
    entries = db.session.scalars(_ENTRIES, {"subjects": list(kinds)})
    return list(_lines(kinds, entries))[::-1]


def _parts(case_id: UUID) -> Mapping[UUID, RecordType]:
    """Every record that belongs to the case, with its kind."""
    rows = db.session.execute(_PARTS, {"case_id": case_id})
    return {part_id: _KINDS[key] for part_id, key in rows}


def _lines(
    kinds: Mapping[UUID, RecordType], entries: Iterable[JournalEntry]
) -> Iterator[HistoryLine]:
    told: HistoryLine | None = None
    for entry in entries:
        kind = kinds[entry.subject_id]
        (line,) = history_lines(kind, [entry])
        line = replace(line, changes=_in_words(kind, line.changes))
        if told and kind is not MEDIATION_CASE and _is_of_the_case(kind, entry):
            told = replace(told, changes=(*told.changes, *line.changes))
            continue
        if told:
            yield told
        told = line
    if told:
        yield told


def _is_of_the_case(kind: RecordType, entry: JournalEntry) -> bool:
    return kind.acts is Act or entry.act == PartyAct.RECEIVE.value


def _in_words(kind: RecordType, changes: Iterable[ChangeInWords]) -> tuple[ChangeInWords, ...]:
    """Without what only ties records together; the kind of the case by its name."""
    ties = {column.key for column, _ in kind.model.fields() if isinstance(column.type, Uuid)}
    hidden = ties if kind is not MEDIATION_CASE else set()
    return tuple(_named(change) for change in changes if change.key not in hidden)


def _named(change: ChangeInWords) -> ChangeInWords:
    if change.key != "category":
        return change
    return replace(
        change, old=category_label(change.old or None), new=category_label(change.new or None)
    )
