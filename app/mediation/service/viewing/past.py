"""What happened to a case and to all that belongs to it, newest first."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from uuid import UUID

from sqlalchemy import Uuid

from app.db import db
from app.domain.mediation.acts import Act
from app.domain.mediation.parties import PartyAct
from app.mediation.models import MediationCase
from app.mediation.record import MEDIATION_CASE
from app.mediation.service.viewing.parts import Parts
from app.records.journal import JournalEntry
from app.records.types import RecordType
from app.records.wording import ChangeInWords, HistoryLine, history_lines

_ENTRIES = (
    db.select(JournalEntry)
    .where(JournalEntry.subject_id.in_(db.bindparam("subjects", expanding=True)))
    .order_by(JournalEntry.sequence)
)


def history_of(case: MediationCase, parts: Parts) -> list[HistoryLine]:
    """One line per act, in one query whatever their number.

    An act of the case may write several records: what it changed in the others is told in
    the line of the case.
    """
    kinds = {case.id: MEDIATION_CASE, **parts.kinds}
    entries = db.session.scalars(_ENTRIES, {"subjects": list(kinds)})
    return list(_lines(kinds, entries))[::-1]


def _lines(
    kinds: Mapping[UUID, RecordType], entries: Iterable[JournalEntry]
) -> Iterator[HistoryLine]:
    told: HistoryLine | None = None
    for entry in entries:
        kind = kinds[entry.subject_id]
        (line,) = history_lines(kind, [entry])
        line = replace(line, changes=_without_ties(kind, line.changes))
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


def _without_ties(kind: RecordType, changes: Iterable[ChangeInWords]) -> tuple[ChangeInWords, ...]:
    """Without what only ties records together."""
    ties = {column.key for column, _ in kind.model.fields() if isinstance(column.type, Uuid)}
    hidden = ties if kind is not MEDIATION_CASE else set()
    return tuple(change for change in changes if change.key not in hidden)
