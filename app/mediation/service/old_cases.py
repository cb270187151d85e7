"""Cases of an old register, many at once (:mod:`.taking_out` takes them back).

They are written as a paper book is caught up (:mod:`app.mediation.service.entering`), with less:
an old register may not tell who mediated, what was agreed or when it ended.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session
from uuid6 import uuid7

from app.db import db
from app.domain.actors import Actor
from app.domain.mediation import book as rules
from app.domain.mediation.acts import Act
from app.domain.mediation.agreement import AgreementOrigin, AgreementState
from app.domain.mediation.assignment import AssignedHow, AssignmentStatus, ConflictAnswer
from app.domain.mediation.entry import (
    EntrySource,
    PaperResult,
    closed_on_paper,
    state_from_paper,
)
from app.domain.mediation.grounds import Ground
from app.domain.mediation.parties import PartyAct
from app.domain.mediation.states import CaseResult
from app.mediation.models import Agreement, Assignment, MediationCase, Party, Round
from app.mediation.service.numbering import book_of, last_given, open_book, team_of_book
from app.mediation.service.parties import PartyFacts, line_of
from app.records import bulk, restored
from app.records.model import Record
from app.teams.models import Team

_RESULTS = {
    PaperResult.SETTLED: CaseResult.SETTLED,
    PaperResult.NOT_SETTLED: CaseResult.NOT_SETTLED,
}

WRITTEN = (MediationCase, Party, Assignment, Round, Agreement)
"""What a line may become, parents first."""


@dataclass(frozen=True, slots=True)
class OldCase:
    """A line of an old register; ``reason`` says from where, for the journal of each record.

    ``words``: the agreement, or the demands; ``number``: the one of the old book, None for the
    next of the book of its year.
    """

    team_id: UUID
    received_on: date
    result: PaperResult
    reason: str
    ended_on: date | None = None
    number: int | None = None
    parties: Sequence[PartyFacts] = ()
    summary: str = ""
    category: str | None = None
    words: str = ""
    mediator_id: UUID | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entered:
    """A case as it was written: its id, and every record of it by kind (table)."""

    case_id: UUID
    records: Mapping[str, Sequence[UUID]]


def enter_old_cases(
    session: Session,
    cases: Sequence[OldCase],
    *,
    reserved: Mapping[tuple[UUID, int], int],
    today: date,
    by: Actor,
) -> tuple[list[Entered], list[UUID]]:
    """Write all of the cases in the transaction of the caller; also the books that they open.

    ``reserved``: the last number that the old register gives in the book of a team and year;
    cases without one come behind it. Refuses a team that is not of this unit, a closed book and a
    number that is given.
    """
    books = _Books(session, by, reserved)
    written: defaultdict[type[Record], list[Record]] = defaultdict(list)
    reasons: dict[UUID, str] = {}
    entered = []
    for one in cases:
        records = list(_records(one, books, today, by))
        kinds: defaultdict[str, list[UUID]] = defaultdict(list)
        for record in records:
            written[type(record)].append(record)
            reasons[record.id] = one.reason
            kinds[record.__tablename__].append(record.id)
        entered.append(Entered(records[0].id, kinds))
    for model in WRITTEN:
        act = PartyAct.IMPORT if model is Party else Act.IMPORT
        bulk.write_new(written[model], act, by=by, reasons=reasons)
    return entered, books.opened


class _Books:
    """The books that cases are written into, each asked for once."""

    def __init__(self, session: Session, by: Actor, reserved: Mapping[tuple[UUID, int], int]):
        self._session, self._by, self._reserved = session, by, reserved
        self._teams: dict[UUID, Team] = {}
        self._next: dict[tuple[UUID, int], int | None] = {}
        self._given: dict[tuple[UUID, int], set[int]] = {}
        self.opened: list[UUID] = []

    def team(self, team_id: UUID, on: date) -> Team:
        team = self._teams.get(team_id)
        if team is None or team.closed_on is not None:
            team = self._teams[team_id] = team_of_book(self._session, team_id, on=on, by=self._by)
        return team

    def number(self, team: Team, on: date, wanted: int | None) -> int | None:
        key = team.id, on.year
        if key not in self._next:
            self._begin(team, on)
        if wanted is None:
            wanted = self._next[key]
            if wanted is None:
                return None
        else:
            rules.check_paper_number(wanted, self._given[key], year=on.year)
        self._given[key].add(wanted)
        if self._next[key] is not None:
            self._next[key] = max(self._next[key], wanted + 1)
        return wanted

    def _begin(self, team: Team, on: date) -> None:
        key = team.id, on.year
        held = book_of(*key)
        if held is not None:
            rules.check_open(held.closed_on, year=on.year)
        else:
            self.opened.append(open_book(team, on.year, on=on, by=self._by).id)
        paper_last = held.paper_last if held else 0
        last = max(last_given(*key), self._reserved.get(key, 0))
        in_doubt = restored.is_in_doubt()
        self._next[key] = (
            None if in_doubt else rules.next_number(last_given=last, paper_last=paper_last)
        )
        self._given[key] = given_numbers(*key)


def given_numbers(team_id: UUID, year: int) -> set[int]:
    """The numbers that stand in the book of a team and year."""
    given = db.select(MediationCase.book_number).where(
        MediationCase.team_id == team_id,
        MediationCase.book_year == year,
        MediationCase.book_number.is_not(None),
    )
    return set(db.session.scalars(given))


def _records(one: OldCase, books: _Books, today: date, by: Actor) -> Iterable[Record]:
    """The case and what belongs to it; nothing that the register does not tell."""
    team = books.team(one.team_id, one.received_on)
    settled, ended = one.result is PaperResult.SETTLED, one.result is not PaperResult.UNDER_WAY
    state = state_from_paper(one.result, is_filed=ended)
    case = MediationCase(
        id=uuid7(),
        unit=by.unit,
        team_id=team.id,
        village_id=team.village_id,
        book_year=one.received_on.year,
        book_number=books.number(team, one.received_on, one.number),
        source=EntrySource.PAPER_BOOK,
        entered_on=today,
        state=state,
        ground=Ground.REQUEST,
        received_on=one.received_on,
        summary=one.summary or None,
        parties_line=line_of(one.parties),
        category=one.category,
        recorder_id=by.account_id,
        ended_on=one.ended_on,
        closed_on=closed_on_paper(state, one.ended_on),
        result=_RESULTS.get(one.result),
        ending_note=(one.words or None) if not settled else None,
        is_written=False if settled else None,
        note=one.note or None,
        round=1,
        other_time_agreed=False,
    )
    yield case
    part: dict[str, Any] = {"unit": case.unit, "case_id": case.id}
    for facts in one.parties:
        yield Party(id=uuid7(), **part, **facts.columns())
    if not ended:
        return
    if one.mediator_id is not None:
        yield Assignment(
            id=uuid7(),
            **part,
            mediator_id=one.mediator_id,
            how=AssignedHow.FROM_PAPER,
            status=AssignmentStatus.ACCEPTED,
            conflict=ConflictAnswer.NOT_ASKED,
        )
    yield Round(
        id=uuid7(),
        **part,
        number=1,
        ended_on=case.ended_on,
        result=case.result,
        demands=case.ending_note,
    )
    if settled and one.words:
        yield Agreement(
            id=uuid7(),
            **part,
            round=1,
            version=1,
            state=AgreementState.IN_FORCE,
            origin=AgreementOrigin.SETTLED,
            agreed_on=one.ended_on,
            is_written=False,
            terms=one.words,
        )
