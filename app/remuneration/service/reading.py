"""Reading requests: the list, one with its lines, what is not paid yet and why, one's own share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Row

from app.db import db
from app.domain.actors import Actor
from app.domain.labels import Term
from app.domain.mediation.states import CaseResult
from app.domain.quarters import Quarter
from app.domain.remuneration.eligibility import Why, why_not
from app.domain.remuneration.requests import STANDING, ItemKind, RequestState
from app.lawpack.service.rates import payment_rates
from app.mediation.models import MediationCase
from app.mediation.models.case import book_number
from app.remuneration.models import PaymentItem, PaymentRequest, PaymentShare
from app.remuneration.service.holding import items_of, shares_of
from app.remuneration.service.register import (
    cases_by_id,
    cases_of_quarter,
    held_elsewhere,
    mismatches,
    rate_of_case,
)
from app.remuneration.sight import (
    listed_requests,
    sees_shares,
    team_in_words,
    team_told,
    visible_requests,
    visible_shares,
)
from app.teams.models import Mediator, Team

PAGE = 50


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to."""

    unit: str | None = None
    year: int | None = None
    quarter: int | None = None
    team_id: UUID | None = None
    state: RequestState | None = None


@dataclass(frozen=True, slots=True)
class RequestLine:
    request: PaymentRequest
    team: str


@dataclass(frozen=True, slots=True)
class RequestPage:
    """One page of the list, the newest first."""

    lines: Sequence[RequestLine]
    has_more: bool


@dataclass(frozen=True, slots=True)
class ShareLine:
    """A share under the name of its mediator."""

    share: PaymentShare
    name: str


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A line with what it is of, who gets how much, and what the register says otherwise."""

    item: PaymentItem
    about: str
    shares: Sequence[ShareLine]
    differences: Sequence[str]

    @property
    def people(self) -> str:
        return ", ".join(one.name for one in self.shares if not one.share.unpaid_because)


@dataclass(frozen=True, slots=True)
class NotPaid:
    """A case of the quarter that is not in a request, and why it cannot be; None where it has
    come to an end since the request was reckoned."""

    case_id: UUID
    number: str
    ended_on: date | None
    why: Why | None


@dataclass(frozen=True, slots=True)
class OwnShare:
    """What a mediator gets of one line, as only they and their leaders read it."""

    about: str
    result: CaseResult | None
    period: Quarter
    amount: int
    state: RequestState
    signed_on: date | None
    unpaid_because: str | None


def request_page(
    by: Actor, wanted: Wanted, *, before: UUID | None = None, limit: int = PAGE
) -> RequestPage:
    rows = (
        db.select(PaymentRequest, team_told(by))
        .join(Team, Team.id == PaymentRequest.team_id)
        .where(listed_requests(by), *_narrowed(wanted))
    )
    if before is not None:
        rows = rows.where(PaymentRequest.id < before)
    found = db.session.execute(rows.order_by(PaymentRequest.id.desc()).limit(limit + 1)).all()
    lines = [RequestLine(one, team_in_words(one, told)) for one, told in found[:limit]]
    return RequestPage(lines, len(found) > limit)


def team_of(request: PaymentRequest, by: Actor) -> str:
    """What the request calls its team, for ``by``."""
    told = db.select(team_told(by)).select_from(PaymentRequest)
    told = told.join(Team, Team.id == PaymentRequest.team_id).where(PaymentRequest.id == request.id)
    return team_in_words(request, db.session.scalars(told).one())


def years_of_requests(by: Actor) -> list[int]:
    rows = db.select(PaymentRequest.year).where(visible_requests(by)).distinct()
    return sorted(db.session.scalars(rows), reverse=True)


def lines_of(request: PaymentRequest, by: Actor) -> list[ItemLine]:
    """The lines of a request; nothing for who reads only its sums."""
    return item_lines(request) if sees_shares(by) else []


def item_lines(request: PaymentRequest) -> list[ItemLine]:
    """What a request asks for; of one that no longer stands, what it asked for."""
    items = items_of(request.id) if request.state in STANDING else _asked_for(request.id)
    cases = cases_by_id([one.case_id for one in items if one.case_id])
    shares = shares_of(items)
    told = mismatches(request, items)
    names = _names({one.mediator_id for some in shares.values() for one in some})
    return [
        ItemLine(
            item,
            _about(item, cases[item.case_id].number if item.case_id else ""),
            [ShareLine(one, names.get(one.mediator_id, "")) for one in shares.get(item.id, ())],
            told.get(item.id, ()),
        )
        for item in items
    ]


def not_paid(request: PaymentRequest) -> list[NotPaid]:
    """The cases of the team in the quarter that no line of this request holds, and why."""
    held = {one.case_id for one in items_of(request.id)}
    cases = [one for one in cases_of_quarter(request.team_id, request.period) if one.id not in held]
    elsewhere = held_elsewhere([one.id for one in cases], request.id)
    rates = payment_rates(request.unit)
    found = []
    for one in cases:
        rate = rate_of_case(one.standing, rates)
        why = why_not(one.standing, rate, is_elsewhere=one.id in elsewhere)
        found.append(NotPaid(one.id, one.number, one.standing.ended_on, why))
    return found


def own_shares(by: Actor, *, before: UUID | None = None) -> tuple[list[OwnShare], UUID | None]:
    """The shares of a mediator of what stands, newest first; and where the next page begins."""
    rows = (
        db.select(PaymentShare, PaymentItem, PaymentRequest, *_NUMBER)
        .join(PaymentItem, PaymentItem.id == PaymentShare.item_id)
        .join(PaymentRequest, PaymentRequest.id == PaymentItem.request_id)
        .outerjoin(MediationCase, MediationCase.id == PaymentItem.case_id)
        .where(visible_shares(by), PaymentShare.dropped_on.is_(None), PaymentItem.stands)
    )
    if before is not None:
        rows = rows.where(PaymentShare.id < before)
    found = db.session.execute(rows.order_by(PaymentShare.id.desc()).limit(PAGE + 1)).all()
    more = found[PAGE - 1].PaymentShare.id if len(found) > PAGE else None
    return [_own(row) for row in found[:PAGE]], more


_NUMBER = (MediationCase.book_number, MediationCase.book_year)


def _own(row: Row) -> OwnShare:
    share, item, request, number, year = row
    return OwnShare(
        _about(item, book_number(number, year) if year else ""),
        item.result,
        request.period,
        share.amount,
        request.state,
        share.signed_on,
        share.unpaid_because or item.unpaid_because,
    )


def _asked_for(request_id: UUID) -> Sequence[PaymentItem]:
    rows = db.select(PaymentItem).where(
        PaymentItem.request_id == request_id,
        db.or_(PaymentItem.amount > 0, PaymentItem.unpaid_because.is_not(None)),
    )
    return db.session.scalars(rows.order_by(PaymentItem.kind, PaymentItem.id)).all()


def _about(item: PaymentItem, number: str) -> Term:
    """``Vụ, việc số 05/2026``, ``Hỗ trợ hoạt động của tổ tháng 7/2026``."""
    if item.kind is ItemKind.CASE:
        return Term(f"Vụ, việc số {number}")
    if item.month is not None:
        return Term(f"{item.kind.label} tháng {item.month.month}/{item.month.year}")
    return item.kind.label


def _names(ids: set[UUID]) -> Mapping[UUID, str]:
    rows = db.select(Mediator.id, Mediator.name).where(Mediator.id.in_(ids))
    return {key: name or "" for key, name in db.session.execute(rows)} if ids else {}


def _narrowed(wanted: Wanted) -> list[ColumnElement[bool]]:
    pairs = (
        (PaymentRequest.unit, wanted.unit),
        (PaymentRequest.year, wanted.year),
        (PaymentRequest.quarter, wanted.quarter),
        (PaymentRequest.team_id, wanted.team_id),
        (PaymentRequest.state, wanted.state),
    )
    return [column == value for column, value in pairs if value is not None]
