"""Who changed what in the minutes: conference, opinions, conclusions in one line of time."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement

from app.db import db
from app.dialogue.acts import ConclusionAct, OpinionAct
from app.dialogue.models import Conclusion, Dialogue, Opinion
from app.dialogue.record import CONCLUSION, DIALOGUE, OPINION
from app.domain.labels import Term
from app.records.journal import JournalEntry
from app.records.types import RecordType
from app.records.wording import HistoryLine, history_lines
from app.web.translation.phrases import Phrase

LISTED, PAGE = 100, 50
_PARTS = {OPINION.key: (OPINION, Opinion), CONCLUSION.key: (CONCLUSION, Conclusion)}


@dataclass(frozen=True, slots=True)
class Trail:
    """Newest first; ``older`` is the line from which to go on, None at the end."""

    lines: list[HistoryLine]
    older: int | None


def corrections(dialogue: Dialogue) -> list[HistoryLine]:
    """What was done with the conference, and every correction of what its minutes say.

    That an opinion was written down or first handled is no correction.
    """
    told = (_of(OPINION) & JournalEntry.act.in_([OpinionAct.CORRECT, OpinionAct.HANDLE])) | (
        _of(CONCLUSION) & (JournalEntry.act == ConclusionAct.CORRECT)
    )
    rows = _entries(dialogue).where(_of(DIALOGUE) | told)
    found = [one for one in db.session.scalars(rows.limit(5 * LISTED)) if not _is_first(one)]
    return _told(dialogue, found[:LISTED])


def whole_trail(dialogue: Dialogue, *, before: int | None) -> Trail:
    """Every line, a page at a time."""
    rows = _entries(dialogue)
    if before is not None:
        rows = rows.where(JournalEntry.sequence < before)
    found = db.session.scalars(rows.limit(PAGE + 1)).all()
    older = found[PAGE - 1].sequence if len(found) > PAGE else None
    return Trail(_told(dialogue, found[:PAGE]), older)


def _entries(dialogue: Dialogue) -> db.Select:
    parts = [
        _of(kind) & JournalEntry.subject_id.in_(_ids(model, dialogue))
        for kind, model in _PARTS.values()
    ]
    own = _of(DIALOGUE) & (JournalEntry.subject_id == dialogue.id)
    rows = db.select(JournalEntry).where(db.or_(own, *parts))
    return rows.order_by(JournalEntry.sequence.desc())


def _of(kind: RecordType) -> ColumnElement[bool]:
    return JournalEntry.subject == kind.key


def _ids(model: type[Opinion | Conclusion], dialogue: Dialogue) -> db.Select:
    return db.select(model.id).where(model.dialogue_id == dialogue.id)


def _is_first(entry: JournalEntry) -> bool:
    """A handling before which nothing was noted."""
    handled = entry.subject == OPINION.key and entry.act == OpinionAct.HANDLE
    return handled and not entry.changes.get("disposition", [True])[0]


def _told(dialogue: Dialogue, entries: Iterable[JournalEntry]) -> list[HistoryLine]:
    numbers = {
        row.id: Term(f"{kind.label.split(',')[0]} số {row.number}")
        for kind, model in _PARTS.values()
        for row in db.session.execute(
            db.select(model.id, model.number).where(model.dialogue_id == dialogue.id)
        )
    }
    lines = []
    for entry in entries:
        kind = _PARTS[entry.subject][0] if entry.subject in _PARTS else DIALOGUE
        (line,) = history_lines(kind, [entry])
        if number := numbers.get(entry.subject_id):
            line = replace(line, act=Phrase(number, ": ", Term(line.act)))
        lines.append(line)
    return lines
