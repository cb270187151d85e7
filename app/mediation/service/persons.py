"""Who was in a case before: proposed by the name, made one only where somebody says so."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session
from uuid6 import uuid7

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.mediation.acts import Act
from app.domain.mediation.identity import UNSEEN, check_same, is_same_name, may_be_sought
from app.domain.mediation.parties import PartyAct, PartyKind
from app.domain.searching import Terms, asked_for, sought, words_kept
from app.domain.words import mid_sentence
from app.mediation.models import MediationCase, Party
from app.mediation.models.case import book_number
from app.mediation.service.namesakes import ENTRY, Entry, joined
from app.mediation.service.sight import own_case, readable, take_case
from app.records import journal
from app.records.locking import NotHere, take
from app.records.search import newest

MOST_PROPOSED = 5
LOOKED_AT = 40  # entries that hold the words: some by their address, some of one person


@dataclass(frozen=True, slots=True)
class Known:
    """A person as an entry in a case tells them; nothing of the quarrel."""

    party_id: UUID
    case_id: UUID
    name: str
    birth_year: int | None
    address: str | None
    number: str
    team_name: str

    @property
    def knows(self) -> int:
        """How much there is to tell the person from another of the same name."""
        return bool(self.birth_year) + bool(self.address)


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a line that is being typed shows: the person chosen, or who it might be.

    ``was_dropped``: another name was typed, so nobody is chosen any more.
    """

    held: Known | None = None
    likely: Sequence[Known] = ()
    was_dropped: bool = False


def recognise(
    name: str,
    same_as: UUID | None,
    *,
    is_pressed: bool = False,
    by: Actor,
    without: UUID | None = None,
) -> Recognised:
    """Read a line anew after a key, or after a choice was pressed; in two queries at most."""
    held = chosen([same_as], by=by).get(same_as)
    if is_pressed or (held and is_same_name(name, held.name)):
        return Recognised(held)
    likely = people_named(name, by=by, without=without)
    return Recognised(likely=likely, was_dropped=held is not None)


def people_named(text: str, *, by: Actor, without: UUID | None = None) -> Sequence[Known]:
    """At most five people of the cases that ``by`` may meet whose name has the words typed.

    ``without``: the case that is being written. One query.
    """
    asked = asked_for(text)
    if not may_be_sought(text) or not asked.grades:
        return []
    rows = db.session.execute(_entries(asked.widest, _others(without), by))
    return _distinct(row for row in rows if _has(row.name, asked.widest))


def people_like(
    parties: Iterable[Party], entries: Iterable[Entry]
) -> Mapping[UUID, Sequence[Known]]:
    """For each person of a case, who of ``entries`` has their very name in another case."""
    people = [one for one in entries if one.kind is PartyKind.PERSON]
    found = {}
    for party in parties:
        if party.kind is PartyKind.PERSON and may_be_sought(party.name or ""):
            others = (one for one in people if one.case_id != party.case_id)
            found[party.id] = _distinct(one for one in others if is_same_name(one.name, party.name))
    return {party_id: known for party_id, known in found.items() if known}


def entries_of(parties: Iterable[Party], *, by: Actor) -> Mapping[UUID, Sequence[Known]]:
    """For each party known in other cases: its entries there that ``by`` may meet."""
    held = {party.person_id: party for party in parties if party.person_id}
    if not held:
        return {}
    (case_id,) = {party.case_id for party in held.values()}
    rows = joined(db.select(*ENTRY)).where(
        Party.person_id.in_(held), readable(by), _others(case_id)
    )
    newest_first = (MediationCase.received_on.desc(), MediationCase.id.desc())
    found: dict[UUID, list[Known]] = {}
    for row in db.session.execute(rows.order_by(*newest_first)):
        found.setdefault(held[row.person_id].id, []).append(_known(row))
    return found


def chosen(ids: Iterable[UUID | None], *, by: Actor) -> Mapping[UUID, Known]:
    """The entries of these ids that ``by`` may meet."""
    wanted = {one for one in ids if one}
    if not wanted:
        return {}
    rows = joined(db.select(*ENTRY)).where(Party.id.in_(wanted), readable(by))
    return {row.id: _known(row) for row in db.session.execute(rows)}


def unite(session: Session, party: Party, same_as: UUID, *, by: Actor) -> None:
    """Make ``party`` one with the entry that somebody chose; the caller writes its line.

    An entry that was nobody's yet gets the person's mark, and a line of its own that says so.
    """
    held = _seen(session, same_as, by)
    beside = session.scalars(
        db.select(Party.person_id).where(
            Party.case_id == party.case_id, Party.id != party.id if party.id else db.true()
        )
    ).all()
    check_same(
        party.name or "",
        party.kind,
        held_name=held.name or "",
        held_kind=held.kind,
        is_in_this_case=held.case_id == party.case_id
        or (held.person_id is not None and held.person_id in beside),
        is_tied=party.person_id != held.person_id and _is_tied(session, party),
    )
    if held.person_id is None:
        held.person_id = uuid7()
        journal.write(held, PartyAct.SAME, by=by)
    party.person_id = held.person_id


def identify(
    party_id: UUID, *, same_as: UUID | None, revision: int | None = None, by: Actor
) -> Party:
    """A party of a case is the person of another entry, or (None) nobody written down before."""
    with transaction() as session:
        party = take(session, Party, party_id, by=by, revision=revision)
        take_case(session, party.case_id, Act.CORRECT, by=by, revision=None)
        if same_as is None:
            party.person_id = uuid7()
        else:
            unite(session, party, same_as, by=by)
        journal.write(party, PartyAct.OTHER if same_as is None else PartyAct.SAME, by=by)
    return party


def _seen(session: Session, party_id: UUID, by: Actor) -> Party:
    """The entry in hand; one that ``by`` may not meet is as if it were not there."""
    try:
        held = take(session, Party, party_id, by=by)
        own_case(session, held.case_id, by=by)
    except NotHere:
        raise RuleViolation(UNSEEN) from None
    return held


def _is_tied(session: Session, party: Party) -> bool:
    if party.person_id is None:
        return False
    others = db.select(Party.id).where(Party.person_id == party.person_id, Party.id != party.id)
    return session.scalar(others.limit(1)) is not None


def _entries(terms: Terms, others: ColumnElement[bool], by: Actor) -> Any:
    """Entries of persons in sight that hold ``terms``, the newest of them."""
    return (
        joined(newest(Party, terms, *ENTRY))
        .where(readable(by), Party.kind == PartyKind.PERSON, others)
        .limit(LOOKED_AT)
    )


def _others(case_id: UUID | None) -> ColumnElement[bool]:
    return db.true() if case_id is None else Party.case_id != case_id


def _has(name: str | None, terms: Terms) -> bool:
    """Whether the name itself has the words, and not only the address."""
    kept = f" {words_kept(name or '')} "
    return all(sought(term) in kept for term in terms)


def _distinct(rows: Iterable[Entry]) -> list[Known]:
    """Each person once, by the entry that knows most of them; of several by the newest."""
    people: dict[UUID, list[Known]] = {}
    for row in rows:
        people.setdefault(row.person_id or row.id, []).append(_known(row))
    best = [max(entries, key=lambda one: one.knows) for entries in people.values()]
    return best[:MOST_PROPOSED]


def _known(row: Entry) -> Known:
    return Known(
        party_id=row.id,
        case_id=row.case_id,
        name=row.name or "",
        birth_year=row.birth_year,
        address=row.address,
        number=book_number(row.book_number, row.book_year),
        team_name=mid_sentence(row.team_name or ""),
    )
