"""What this unit tells its superior of its machine and of who signed in; what it says stands in
:mod:`app.domain.machines`. It is told beside the head of the journal, to a superior that has said
it listens: in each answer that one says how far it has heard."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from app.db import now
from app.domain.machines import (
    FIRST_DAYS,
    MOST,
    QUIET,
    SUBJECTS,
    MachineState,
    SecurityEvent,
    moment,
    number,
)
from app.records.chain.sealing import head
from app.records.journal import JournalEntry
from app.records.ledger import SqlLedger

LISTENS, STATE = "machine_listens", "machine_state"
"""The notes of how far the superior has heard, and of how the machine stood."""
TELL_ANYWAY = 1000
"""Lines without an event after which it is told that there was none, so that they are not looked
through with every exchange."""
_LINES = JournalEntry.__table__.c


def last_state() -> MachineState | None:
    told = SqlLedger().get(STATE)
    try:
        return MachineState.read(json.loads(told)) if told else None
    except ValueError:
        return None  # somebody wrote rubbish there: as if nothing had been looked at yet


def note_state(state: MachineState) -> None:
    """Inside a transaction."""
    SqlLedger().put(STATE, json.dumps(state.out(), ensure_ascii=False))


def say() -> dict[str, Any]:
    """What the superior has not heard yet; nothing of it to one that does not listen."""
    listens = SqlLedger().get(LISTENS)
    if listens is None:
        return {}
    said, heard = {}, _Heard(json.loads(listens))
    state = last_state()
    if state and state.at != heard.state_at:
        said["state"] = state.out()
    if events := _events_after(*heard.events):
        said["events"] = events
    return {"machine": said} if said else {}


def hear(answer: dict[str, Any]) -> bool:
    """Note how far the superior has heard, by its answer; whether there is more to say at once.
    One that cannot be read is left: the head of the journal beside it must not wait for it."""
    heard = answer.get("machine")
    try:
        _Heard(heard)
    except ValueError:
        return False
    told = json.dumps(heard)
    if told == SqlLedger().get(LISTENS):
        return False
    SqlLedger().put(LISTENS, told)
    return bool(say())


class _Heard:
    """How far a superior has heard: the moment of the last state, and number and moment of the
    line up to which events were told; None of what it has never heard."""

    def __init__(self, told: Any) -> None:
        match told:
            case [state_at, sequence, at, *_]:
                self.state_at = None if state_at is None else moment(state_at)
                self.events = (None, None) if at is None else (number(sequence), moment(at))
            case _:
                raise ValueError("not a place")


def _events_after(sequence: int | None, at: datetime | None) -> dict[str, Any] | None:
    after, (last, _) = _place_of(sequence, at), head()
    told = (_LINES.sequence, _LINES.written_at, _LINES.subject, _LINES.act)
    told += (_LINES.account_id, _LINES.subject_id)
    rows = select(*told).where(
        _LINES.sequence > after, _LINES.subject.in_(SUBJECTS), _LINES.act.not_in(QUIET)
    )
    found = SqlLedger().execute(rows.order_by(_LINES.sequence).limit(MOST)).all()
    if not found and ((last - after < TELL_ANYWAY and at is not None) or not last):
        return None
    upto = found[-1].sequence if len(found) == MOST else last
    lines = [
        SecurityEvent(
            row.sequence,
            row.written_at,
            row.subject,
            row.act,
            _account(row.account_id or (row.subject == "account" and row.subject_id)),
        ).out()
        for row in found
    ]
    return {"upto": [upto, _moment_of(upto).isoformat()], "lines": lines}


def _place_of(sequence: int | None, at: datetime | None) -> int:
    """After which line to go on. Where the line of that number is not of that moment this book was
    put back from a backup: then after the last line of before it."""
    if at is not None and _moment_of(sequence) == at:
        return sequence
    before = _LINES.written_at <= (at or now() - FIRST_DAYS)
    return SqlLedger().scalar(select(func.max(_LINES.sequence)).where(before)) or 0


def _moment_of(sequence: int) -> datetime | None:
    return SqlLedger().scalar(select(_LINES.written_at).where(_LINES.sequence == sequence))


def _account(account_id: Any) -> str:
    return account_id.hex[-8:] if account_id else ""
