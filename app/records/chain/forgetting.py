"""Erasing what lines of the journal say of a person: the one door through which a line changes.

The lines stay, and so does the chain: the hashes of what they said are kept, and whoever computes
the chain goes on from them. Only an erasure comes through here (``app/privacy``; a test holds it).
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, select, update

from app.db import db
from app.domain.actors import Actor
from app.domain.chain import without_salt
from app.records import journal
from app.records.chain.acts import SUBJECT, JournalAct
from app.records.chain.binding import binding_lines, bound, note_bound
from app.records.journal import JournalEntry
from app.records.ledger.sql import pieces

Tells = Callable[[Mapping[str, Any], str | None], bool]
"""Whether a line with these ``changes`` and this ``reason`` tells what has to go."""
_JOURNAL = JournalEntry.__table__
_SAID: Mapping[str, Any] = {"changes": {}, "reason": None, "salt": None}


def forget_values(
    subject: str, ids: Collection[UUID], *, tells: Tells, by: Actor, reason: str
) -> list[int]:
    """Empty the lines about these records that tell what has to go (all of ``changes`` and
    ``reason``), and take from every line but the newest of each the salt of what the record held,
    by which its former values could be tried out. Returns the numbers of those emptied.

    Call it inside the transaction of an erasure, after the records were written anew without the
    old values. A line of the journal says which lines were touched, by whose decision; without it
    ``sohoagiai audit verify`` takes them for tampering. ``reason`` names the decision and never a
    person. What lines about other records say of the same people is the caller's care.
    Căn cứ: Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 (xóa, hủy dữ liệu theo yêu cầu).
    """
    telling, former = _about(subject, ids, tells)
    binding, others = _binding(subject, set(ids))
    emptied = sorted([*telling, *binding])
    _overwrite(emptied)
    _drop_salts(former)
    _note(subject, {*emptied, *former.keys()}, by=by, reason=reason)
    for some in pieces(sorted(others)):
        note_bound(subject, {one: others[one] for one in some}, by=by)
    return telling


def forget_notes(
    but: Collection[str], *, tells: Tells, by: Actor, reason: str
) -> Mapping[str, list[int]]:
    """The same for lines about what is no record, such as why a list was taken out: every subject
    but these and the journal's own. Returns the numbers of those emptied, by subject."""
    rows = select(_JOURNAL.c.sequence, _JOURNAL.c.subject, _JOURNAL.c.changes, _JOURNAL.c.reason)
    rows = rows.where(_JOURNAL.c.subject.not_in([*but, SUBJECT]), _JOURNAL.c.salt.is_not(None))
    found: dict[str, list[int]] = {}
    for row in db.session.execute(rows.order_by(_JOURNAL.c.sequence)):
        if tells(row.changes, row.reason):
            found.setdefault(row.subject, []).append(row.sequence)
    for subject, numbers in found.items():
        _overwrite(numbers)
        _note(subject, numbers, by=by, reason=reason)
    return found


def _note(subject: str, lines: Collection[int], *, by: Actor, reason: str) -> None:
    """The line by which those who check the journal know of an erasure."""
    if lines:
        changes = {"of": [None, subject], "lines": [None, sorted(lines)]}
        journal.note(JournalAct.FORGET, by=by, subject=SUBJECT, changes=changes, reason=reason)


def _about(subject: str, ids: Collection[UUID], tells: Tells) -> tuple[list[int], dict[int, bytes]]:
    """The lines that tell what has to go, and those that bind how a record once stood, with
    their salts."""
    telling, former = [], {}
    for some in pieces(ids):
        rows = select(_JOURNAL).where(
            _JOURNAL.c.subject == subject, _JOURNAL.c.subject_id.in_(some)
        )
        newest: dict[UUID, tuple[int, bytes]] = {}
        for row in db.session.execute(rows.order_by(_JOURNAL.c.sequence)):
            if row.salt is not None and tells(row.changes, row.reason):
                telling.append(row.sequence)
            if row.state_salt is not None:
                former |= [newest[row.subject_id]] if row.subject_id in newest else []
                newest[row.subject_id] = row.sequence, row.state_salt
    return telling, former


def _binding(kind: str, ids: set[UUID]) -> tuple[list[int], dict[UUID, tuple[bytes, bytes]]]:
    """The lines that bind how any of these once stood, and whom else only they bind: that is told
    once more as it was told there, and not as it stands now, which somebody may have altered."""
    lines = {
        number: {UUID(one) for one in changes.get("states", {})}
        for number, changes in binding_lines(kind)
    }
    lines = {number: named for number, named in lines.items() if named & ids}
    own = _own_lines(kind, set().union(*lines.values()))
    newest = {id_: one for id_, one in bound(kind).items() if one.sequence > own.get(id_, 0)}
    former = [
        number
        for number, named in lines.items()
        if any(one not in newest or newest[one].sequence > number for one in named & ids)
    ]
    others = {
        id_: (one.salt, one.state)
        for id_, one in newest.items()
        if one.sequence in former and one.salt
    }
    return former, others


def _own_lines(kind: str, ids: Iterable[UUID]) -> dict[UUID, int]:
    """The newest line of each that tells how it stood."""
    found: dict[UUID, int] = {}
    for some in pieces(ids):
        rows = select(_JOURNAL.c.subject_id, func.max(_JOURNAL.c.sequence)).where(
            _JOURNAL.c.subject == kind,
            _JOURNAL.c.subject_id.in_(some),
            _JOURNAL.c.state.is_not(None),
        )
        for id_, number in db.session.execute(rows.group_by(_JOURNAL.c.subject_id)):
            found[id_] = number
    return found


def _overwrite(numbers: Iterable[int]) -> None:
    for some in pieces(numbers):
        db.session.execute(update(_JOURNAL).where(_JOURNAL.c.sequence.in_(some)).values(**_SAID))


def _drop_salts(former: Mapping[int, bytes]) -> None:
    """Their hashes stand in their place."""
    rows = [{"at": number, "its": without_salt(salt)} for number, salt in former.items()]
    if rows:
        line = update(_JOURNAL).where(_JOURNAL.c.sequence == bindparam("at"))
        db.session.connection().execute(line.values(state_salt=bindparam("its")), rows)
