"""What the register prints of each case of a book, read in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from app.db import db
from app.domain.mediation.agreement import AgreementState
from app.domain.mediation.assignment import AssignmentStatus
from app.domain.mediation.states import CaseResult
from app.mediation.models import Agreement, Assignment, Book, Invitee, MediationCase, Party
from app.mediation.papers.facts import with_age
from app.mediation.service.sight import in_reach
from app.papers.types import Ask
from app.teams.models import Mediator

_SERVED = [status for status in AssignmentStatus if status.is_current]


@dataclass(frozen=True, slots=True)
class Entry:
    """One case with its people, each on a line of its own."""

    case: MediationCase
    mediators: Sequence[str]
    invited: Sequence[str]
    parties: Sequence[str]
    agreed: str


def entries_of(book: Book, ask: Ask) -> list[Entry]:
    """The cases of the book received from ``ask.first`` to ``ask.last`` that the asker may
    meet, by their numbers; those that have none yet stand last.

    A book is whole: restricted cases stand in it too, for everybody without a name.
    """
    rows = db.select(MediationCase).where(
        MediationCase.team_id == book.team_id,
        MediationCase.book_year == book.year,
        MediationCase.received_on.between(ask.first, ask.last),
        in_reach(ask.by),
    )
    in_order = (
        MediationCase.book_number.is_(None),
        MediationCase.book_number,
        MediationCase.received_on,
        MediationCase.id,
    )
    cases = db.session.scalars(rows.order_by(*in_order)).all()
    ids = [case.id for case in cases]
    mediators, parties = _mediators(ids), _parties(ids)
    invited, agreed = _invited(ids), _agreed(ids)
    return [
        Entry(
            case=case,
            mediators=mediators[case.id],
            invited=invited[case.id],
            parties=[with_age(party, case.received_on) for party in parties[case.id]],
            agreed=agreed.get(case.id, "") if case.result is CaseResult.SETTLED else "",
        )
        for case in cases
    ]


def leader_of(team_id: UUID) -> str:
    """Who leads the team now; empty while nobody does."""
    leads = (Mediator.team_id == team_id) & Mediator.is_leader & Mediator.ended_on.is_(None)
    return db.session.scalar(db.select(Mediator.name).where(leads)) or ""


def _mediators(ids: Sequence[UUID]) -> dict[UUID, list[str]]:
    rows = (
        db.select(Assignment.case_id, Mediator.name)
        .join(Mediator, Mediator.id == Assignment.mediator_id)
        .where(Assignment.case_id.in_(ids), Assignment.status.in_(_SERVED))
        .order_by(Assignment.id)
    )
    found = defaultdict(list)
    for case_id, name in db.session.execute(rows):
        found[case_id].append(name or "")
    return found


def _invited(ids: Sequence[UUID]) -> dict[UUID, list[str]]:
    rows = db.select(Invitee.case_id, Invitee.name).where(Invitee.case_id.in_(ids))
    found = defaultdict(list)
    for case_id, name in db.session.execute(rows.order_by(Invitee.id)):
        found[case_id].append(name)
    return found


def _agreed(ids: Sequence[UUID]) -> dict[UUID, str]:
    rows = db.select(Agreement.case_id, Agreement.terms).where(
        Agreement.case_id.in_(ids), Agreement.state == AgreementState.IN_FORCE
    )
    return {case_id: terms or "" for case_id, terms in db.session.execute(rows)}


def _parties(ids: Sequence[UUID]) -> dict[UUID, list[Party]]:
    rows = db.select(Party).where(Party.case_id.in_(ids)).order_by(Party.side, Party.id)
    found = defaultdict(list)
    for party in db.session.scalars(rows):
        found[party.case_id].append(party)
    return found
