"""What a flush wrote of records before their lines were written.

A flush writes whatever waits in the session, also of records whose own line comes later in the same
transaction; afterwards SQLAlchemy knows of no change. So what changed is noted here as it is
written, and each record's line takes what is its own. An act that wrote lines and changed a record
of which none tells is not committed: the book would hold what the journal knows nothing of.
"""

from typing import Any

from sqlalchemy import event, inspect
from sqlalchemy.orm import Session, SessionTransaction

from app.records.model import Record, to_json


class Untold(Exception):
    """A record was changed and no line of the journal says so: a fault of the program."""


Changes = dict[str, list[Any]]
"""By column: what was and what is, as JSON says it."""
_TAKEN, _HAS_LINES, _NEW_ARE_TOLD = "taken_along", "has_lines", "new_are_told"


def take_changes(session: Session, record: Record) -> Changes:
    """What of ``record`` was written since its last line in this transaction; told once."""
    session.info[_HAS_LINES] = True
    return _real(session.info.get(_TAKEN, {}).pop(record, {}))


def is_taken_along(session: Session) -> bool:
    """Whether something was written of which no line tells yet."""
    return any(map(_real, session.info.get(_TAKEN, {}).values()))


def need_no_line(session: Session, record: Record) -> None:
    """What changed of ``record`` is no act of a person, and is told by no line."""
    session.flush()
    session.info.get(_TAKEN, {}).pop(record, None)


def flush_new(session: Session) -> None:
    """Flush many new records whose lines need nothing noted; of others it is noted as ever."""
    session.info[_NEW_ARE_TOLD] = True
    try:
        session.flush()
    finally:
        del session.info[_NEW_ARE_TOLD]


@event.listens_for(Session, "before_flush")
def _note(session: Session, *rest: Any) -> None:
    taken = session.info.setdefault(_TAKEN, {})
    written = () if _NEW_ARE_TOLD in session.info else session.new
    for one in (*written, *session.dirty):
        if isinstance(one, Record):
            known = taken.setdefault(one, {})
            for key, (old, new) in _changes_of(one).items():
                known[key] = [known.get(key, [old])[0], new]


@event.listens_for(Session, "before_commit")
def _refuse_untold(session: Session) -> None:
    if session.in_nested_transaction() or _HAS_LINES not in session.info:
        return
    session.flush()
    taken: dict[Record, Changes] = session.info.get(_TAKEN, {})
    if left := {record.__tablename__ for record, changes in taken.items() if _real(changes)}:
        raise Untold(", ".join(sorted(left)))


@event.listens_for(Session, "after_begin")
def _forget(session: Session, begun: SessionTransaction, *rest: Any) -> None:
    if not begun.nested:
        for noted in (_TAKEN, _HAS_LINES):
            session.info.pop(noted, None)


def _changes_of(record: Record) -> Changes:
    state = inspect(record)
    changes = {}
    for one, _ in record.fields():
        past = state.attrs[one.key].history
        if past.has_changes():
            old = to_json(past.deleted[0]) if past.deleted else None
            new = to_json(past.added[0]) if past.added else None
            if old != new:
                changes[one.key] = [old, new]
    return changes


def _real(changes: Changes) -> Changes:
    """Without what was set back in the end."""
    return {key: [old, new] for key, (old, new) in changes.items() if old != new}
