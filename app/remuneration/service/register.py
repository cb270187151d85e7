"""What the register says of the cases that a request pays for, now."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement

from app.db import db
from app.domain.mediation.assignment import CURRENT, AssignmentStatus
from app.domain.mediation.states import OPEN, CaseState
from app.domain.quarters import Quarter
from app.domain.remuneration.eligibility import CaseStanding, differences
from app.domain.remuneration.rates import Rate, rate_on
from app.domain.remuneration.requests import ItemKind
from app.lawpack.service.rates import payment_rates
from app.mediation.models import Assignment, MediationCase, Partner
from app.mediation.models.case import book_number
from app.remuneration.models import PaymentItem, PaymentRequest
from app.teams.models import Mediator

_CASE = (
    MediationCase.id,
    MediationCase.book_number,
    MediationCase.book_year,
    MediationCase.state,
    MediationCase.result,
    MediationCase.ended_on,
)


@dataclass(frozen=True, slots=True)
class RegisterCase:
    """A case as the register has it: its number in the book and how it stands."""

    id: UUID
    number: str
    standing: CaseStanding


def cases_of_quarter(team_id: UUID, quarter: Quarter) -> list[RegisterCase]:
    """The team's cases that ended in the quarter, and those that did not end or were not
    mediated; two queries."""
    first, last = quarter.first_day, quarter.last_day
    ended = MediationCase.ended_on.between(first, last)
    is_open = MediationCase.state.in_(OPEN) & (MediationCase.received_on <= last)
    refused = (MediationCase.state == CaseState.OUT_OF_SCOPE) & (
        MediationCase.received_on.between(first, last)
    )
    return _read(MediationCase.team_id == team_id, db.or_(ended, is_open, refused))


def cases_by_id(ids: Collection[UUID]) -> Mapping[UUID, RegisterCase]:
    return {one.id: one for one in _read(MediationCase.id.in_(ids))} if ids else {}


def held_elsewhere(ids: Collection[UUID], request_id: UUID | None) -> set[UUID]:
    """Which of these cases another request that stands asks for."""
    rows = db.select(PaymentItem.case_id).where(
        PaymentItem.case_id.in_(ids),
        PaymentItem.kind == ItemKind.CASE,
        PaymentItem.stands,
        PaymentItem.request_id != request_id,
    )
    return set(db.session.scalars(rows)) if ids else set()


def months_held(team_id: UUID, quarter: Quarter, request_id: UUID | None) -> set[date]:
    """The months of the quarter for which another request that stands asks."""
    rows = db.select(PaymentItem.month).where(
        PaymentItem.team_id == team_id,
        PaymentItem.kind == ItemKind.TEAM,
        PaymentItem.month.between(quarter.first_day, quarter.last_day),
        PaymentItem.stands,
        PaymentItem.request_id != request_id,
    )
    return set(db.session.scalars(rows))


def mismatches(
    request: PaymentRequest, items: Sequence[PaymentItem]
) -> Mapping[UUID, Sequence[str]]:
    """By line, what the register says otherwise than the request; nothing of a line that agrees.

    Only what is paid is compared. Four queries, however many lines.
    """
    paid = [one for one in items if one.kind is ItemKind.CASE and one.stands and one.amount]
    if not paid:
        return {}
    cases = cases_by_id([one.case_id for one in paid])
    rates = payment_rates(request.unit)
    span = (request.period.first_day, request.period.last_day)
    found = {
        one.id: differences(
            one.taken,
            cases[one.case_id].standing,
            rate_of_case(cases[one.case_id].standing, rates),
            span=span,
        )
        for one in paid
    }
    return {key: told for key, told in found.items() if told}


def rate_of_case(case: CaseStanding, rates: Sequence[Rate]) -> Rate | None:
    """The row of the day on which the case ended."""
    return None if case.ended_on is None else rate_on(case.ended_on, rates)


def who_may_share(request: PaymentRequest, case_id: UUID | None) -> Sequence[Mediator]:
    """The mediators of the team and of a team of the commune that helped in the case, and those
    to whom it was ever given."""
    given = db.select(Assignment.mediator_id).where(
        Assignment.case_id == case_id, Assignment.status != AssignmentStatus.REFUSED
    )
    helping = db.select(Partner.team_id).where(
        Partner.case_id == case_id, Partner.agreed_on.is_not(None)
    )
    rows = db.select(Mediator).where(
        db.or_(
            Mediator.team_id == request.team_id,
            Mediator.team_id.in_(helping),
            Mediator.id.in_(given),
        )
    )
    return db.session.scalars(rows.order_by(Mediator.recognised_on, Mediator.id)).all()


def _read(*where: ColumnElement[bool]) -> list[RegisterCase]:
    rows = db.session.execute(
        db.select(*_CASE).where(*where).order_by(MediationCase.ended_on, MediationCase.id)
    ).all()
    people = _mediators_of([row.id for row in rows])
    return [
        RegisterCase(
            row.id,
            book_number(row.book_number, row.book_year),
            CaseStanding(row.state, row.result, row.ended_on, frozenset(people[row.id])),
        )
        for row in rows
    ]


def _mediators_of(ids: Collection[UUID]) -> defaultdict[UUID, list[UUID]]:
    rows = db.select(Assignment.case_id, Assignment.mediator_id).where(
        Assignment.case_id.in_(ids), Assignment.status.in_(CURRENT)
    )
    found: defaultdict[UUID, list[UUID]] = defaultdict(list)
    for case_id, mediator_id in db.session.execute(rows) if ids else ():
        found[case_id].append(mediator_id)
    return found
