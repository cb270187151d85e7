"""Writing a request: everything of the quarter that is to be paid, as the register has it.

A request is reckoned by the register, never typed; it is reckoned again when the register has
changed. Căn cứ: Điều 14, Điều 15 Nghị định số 15/2014/NĐ-CP.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.quarters import Quarter
from app.domain.remuneration import requests as rules
from app.domain.remuneration.eligibility import CaseStanding, differences, team_months, why_not
from app.domain.remuneration.rates import Rate, rate_on
from app.domain.remuneration.requests import ItemKind, RequestState
from app.lawpack.service.rates import payment_rates
from app.records import journal
from app.records.locking import NotHere
from app.remuneration.acts import ItemAct, RequestAct
from app.remuneration.models import PaymentItem, PaymentRequest, PaymentShare
from app.remuneration.service.holding import (
    free,
    items_of,
    own_request,
    settle_totals,
    shares_of,
    split_equally,
    write_lines,
)
from app.remuneration.service.register import (
    RegisterCase,
    cases_by_id,
    cases_of_quarter,
    held_elsewhere,
    months_held,
    rate_of_case,
)
from app.teams.models import Team


@dataclass(frozen=True, slots=True)
class _Found:
    """What is reckoned with: the rates, and the register's cases by id."""

    rates: Sequence[Rate]
    cases: Mapping[UUID, RegisterCase]
    elsewhere: set[UUID]

    def rate(self, case: CaseStanding) -> Rate | None:
        return rate_of_case(case, self.rates)


def draft_request(team_id: UUID, quarter: Quarter, *, today: date, by: Actor) -> PaymentRequest:
    """Begin the request of a team for a quarter, with all that can be paid by now."""
    with transaction() as session:
        journal.refuse_repeat(session, by)
        rules.check_quarter(quarter, today=today)
        team = _own_team(team_id, by)
        _refuse_second_draft(team, quarter)
        request = PaymentRequest(
            unit=team.unit,
            team_id=team.id,
            year=quarter.year,
            quarter=quarter.number,
            state=RequestState.DRAFT,
            opened_on=today,
        )
        journal.write(request, RequestAct.DRAFT, by=by)
        _take_in(request, team, today=today, by=by)
        settle_totals(request, by=by)
    return request


def reckon_again(
    request_id: UUID, *, revision: int | None = None, today: date, by: Actor
) -> PaymentRequest:
    """Bring a draft to what the register says now: mend lines, drop some, take others in."""
    with transaction() as session:
        request = own_request(session, request_id, by=by, revision=revision)
        rules.check_draft(request.state)
        _mend(request, today=today, by=by)
        _take_in(request, session.get_one(Team, request.team_id), today=today, by=by)
        settle_totals(request, by=by)
    return request


def reopen(
    request_id: UUID, reason: str, *, is_decider: bool, revision: int | None = None, by: Actor
) -> PaymentRequest:
    """Give a request back to be mended; what was decided of it no longer holds."""
    with transaction() as session:
        request = own_request(session, request_id, by=by, revision=revision)
        rules.check_reopening(request.state, reason, is_decider=is_decider)
        request.state, request.register_shown = RequestState.DRAFT, False
        request.filed_on = request.decision_due_on = request.confirmed_by = None
        request.decided_on = request.decision_number = request.decided_by = None
        request.mending = reason
        journal.write(request, RequestAct.REOPEN, by=by, reason=reason)
    return request


def take_back(
    request_id: UUID, reason: str, *, revision: int | None = None, by: Actor
) -> PaymentRequest:
    """Ask no more: its cases and months can be asked for anew."""
    with transaction() as session:
        request = own_request(session, request_id, by=by, revision=revision)
        rules.check_taking_back(request.state, reason)
        request.state, request.mending = RequestState.TAKEN_BACK, reason or None
        free(request, by=by)
        journal.write(request, RequestAct.TAKE_BACK, by=by, reason=reason or None)
    return request


def _own_team(team_id: UUID, by: Actor) -> Team:
    team = db.session.get(Team, team_id)
    is_other = by.team_id is not None and by.team_id != team_id
    if team is None or team.unit not in by.books or is_other:
        raise NotHere
    return team


def _refuse_second_draft(team: Team, quarter: Quarter) -> None:
    drafts = db.select(PaymentRequest.id).where(
        PaymentRequest.team_id == team.id,
        PaymentRequest.year == quarter.year,
        PaymentRequest.quarter == quarter.number,
        PaymentRequest.state == RequestState.DRAFT,
    )
    if db.session.scalar(drafts.limit(1)) is not None:
        raise RuleViolation(
            f"{team.name} đang lập một đề nghị cho {quarter.within}. Hãy làm tiếp đề nghị đó."
        )


def _take_in(request: PaymentRequest, team: Team, *, today: date, by: Actor) -> None:
    """What can be paid and is in no request yet: cases that ended in the quarter, months."""
    held = items_of(request.id)
    known = {one.case_id for one in held if one.kind is ItemKind.CASE}
    cases = [one for one in cases_of_quarter(team.id, request.period) if one.id not in known]
    found = _Found(
        payment_rates(request.unit),
        {one.id: one for one in cases},
        held_elsewhere([one.id for one in cases], request.id),
    )
    for case in cases:
        rate = found.rate(case.standing)
        if why_not(case.standing, rate, is_elsewhere=case.id in found.elsewhere) is None:
            _add_case(request, case, rate, by=by)
    _add_months(request, team, held, found.rates, today=today, by=by)


def _add_case(request: PaymentRequest, case: RegisterCase, rate: Rate, *, by: Actor) -> None:
    item = PaymentItem(
        unit=request.unit,
        request_id=request.id,
        team_id=request.team_id,
        kind=ItemKind.CASE,
        case_id=case.id,
        stands=True,
    )
    shares = [
        PaymentShare(unit=request.unit, mediator_id=mediator_id)
        for mediator_id in sorted(case.standing.mediators)
    ]
    _reckon(item, case.standing, rate, shares)
    item.holds = item.place
    write_lines(item, shares, ItemAct.ADD, by=by)


def _add_months(
    request: PaymentRequest,
    team: Team,
    held: Sequence[PaymentItem],
    rates: Sequence[Rate],
    *,
    today: date,
    by: Actor,
) -> None:
    own = {one.month for one in held if one.month}
    months = team_months(
        request.period.first_day,
        founded_on=team.founded_on,
        closed_on=team.closed_on,
        paid=own | months_held(team.id, request.period, request.id),
        today=today,
    )
    for month in months:
        if rate := rate_on(month, rates):
            item = PaymentItem(
                unit=request.unit,
                request_id=request.id,
                team_id=team.id,
                kind=ItemKind.TEAM,
                month=month,
                level=rate.team_month,
                amount=rate.team_month,
                rate_basis=rate.basis,
                stands=True,
            )
            item.holds = item.place
            journal.write(item, ItemAct.ADD, by=by)


def _mend(request: PaymentRequest, *, today: date, by: Actor) -> None:
    """Lines of cases that the register tells otherwise are reckoned anew or dropped; those that
    are not paid keep their reason."""
    items = [one for one in items_of(request.id) if one.kind is ItemKind.CASE]
    found = _Found(payment_rates(request.unit), cases_by_id([one.case_id for one in items]), set())
    shares, span = shares_of(items), (request.period.first_day, request.period.last_day)
    for item in items:
        case = found.cases[item.case_id].standing
        rate = found.rate(case)
        if why_not(case, rate) or not span[0] <= case.ended_on <= span[1]:
            _drop(item, shares.get(item.id, ()), today=today, by=by)
        elif differences(item.taken, case, rate, span=span):
            parts = _parts(item, case, shares.get(item.id, ()), today)
            _reckon(item, case, rate, [one for one in parts if one.dropped_on is None])
            write_lines(item, parts, ItemAct.RECKON, by=by)


def _parts(
    item: PaymentItem, case: CaseStanding, held: Sequence[PaymentShare], today: date
) -> list[PaymentShare]:
    """The shares of those whom the register names now; who was left out for a reason still is."""
    if case.mediators == frozenset(item.seen or ()):
        return list(held)
    for share in held:
        if share.mediator_id not in case.mediators:
            share.dropped_on, share.amount = today, 0
    known = {share.mediator_id for share in held}
    new = [
        PaymentShare(unit=item.unit, mediator_id=mediator_id)
        for mediator_id in sorted(case.mediators - known)
    ]
    return [*held, *new]


def _reckon(
    item: PaymentItem, case: CaseStanding, rate: Rate, shares: Sequence[PaymentShare]
) -> None:
    item.result, item.ended_on = case.result, case.ended_on
    item.level, item.counted = rate.level(case.result), rate.counted
    item.rate_basis, item.seen = rate.basis, sorted(case.mediators)
    split_equally(item, shares)


def _drop(item: PaymentItem, shares: Sequence[PaymentShare], *, today: date, by: Actor) -> None:
    item.stands, item.holds, item.amount = False, None, 0
    for share in shares:
        share.dropped_on, share.amount = today, 0
    write_lines(item, shares, ItemAct.DROP, by=by)
