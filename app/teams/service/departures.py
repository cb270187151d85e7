"""Leaving: the proposal, what the Front's board says of it, the Chairman's decision."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.teams import decisions
from app.domain.teams import departures as rules
from app.domain.teams.decisions import Decision
from app.domain.teams.departure_road import ROAD, UNDER_WAY, DepartureAct
from app.domain.teams.kinds import Leaving
from app.domain.words import named
from app.records import journal
from app.records.locking import take
from app.teams.acts import TeamAct
from app.teams.models import Departure, Mediator
from app.teams.service.decided import set_decision, set_told


def propose(
    mediator_id: UUID,
    ground: Leaving,
    *,
    reason: str = "",
    proposed_on: date,
    proposed_by: str,
    today: date,
    by: Actor,
) -> Departure:
    """The team leader proposes; for the leader the head of the Front's board does, at once.

    ``proposed_by`` names whichever of the two it is.
    """
    with transaction() as session:
        mediator = take(session, Mediator, mediator_id, by=by)
        _refuse_other_road(session, mediator)
        rules.check_propose(
            ground,
            reason=reason,
            proposed_by=proposed_by,
            recognised_on=mediator.recognised_on,
            proposed_on=proposed_on,
            today=today,
        )
        act = DepartureAct.PROPOSE_LEADER if mediator.is_leader else DepartureAct.PROPOSE
        departure = Departure(
            unit=by.unit,
            team_id=mediator.team_id,
            mediator_id=mediator_id,
            state=ROAD.next_state(None, act),
            of_leader=mediator.is_leader,
            ground=ground,
            reason=reason or None,
            proposed_on=proposed_on,
            proposed_by=proposed_by,
            is_disputed=False,
        )
        if mediator.is_leader:
            departure.front_head, departure.verified_on = proposed_by, proposed_on
        journal.write(departure, act, by=by.on_behalf_of(proposed_by))
    return departure


def verify(
    departure_id: UUID,
    *,
    front_head: str,
    village_head: str = "",
    verified_on: date,
    received_on: date | None = None,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> Departure:
    """The Front's board agrees and proposes to the Chairman (Mẫu 08)."""
    with transaction() as session:
        departure = _take(session, departure_id, DepartureAct.VERIFY, revision=revision, by=by)
        rules.check_verify(
            front_head=front_head,
            proposed_on=departure.proposed_on,
            verified_on=verified_on,
            today=today,
        )
        _hear(departure, front_head, village_head, verified_on)
        journal.write(departure, DepartureAct.VERIFY, by=by.on_behalf_of(front_head))
        if received_on is not None:
            _receive(departure, received_on, today=today, by=by)
    return departure


def dispute(
    departure_id: UUID,
    *,
    reason: str,
    front_head: str,
    village_head: str = "",
    verified_on: date,
    received_on: date | None = None,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> Departure:
    """The Front's board or the village head disagrees: the Chairman decides (Mẫu 09)."""
    with transaction() as session:
        departure = _take(session, departure_id, DepartureAct.DISPUTE, revision=revision, by=by)
        assert departure.ground, "the own unit's record is whole"
        rules.check_dispute(
            departure.ground,
            reason=reason,
            front_head=front_head,
            proposed_on=departure.proposed_on,
            verified_on=verified_on,
            today=today,
        )
        _hear(departure, front_head, village_head, verified_on)
        departure.is_disputed, departure.dispute = True, reason
        journal.write(departure, DepartureAct.DISPUTE, by=by.on_behalf_of(front_head))
        if received_on is not None:
            _receive(departure, received_on, today=today, by=by)
    return departure


def receive(
    departure_id: UUID, *, received_on: date, revision: int | None = None, today: date, by: Actor
) -> Departure:
    """The proposal or report has come to the Chairman: the clock of the decision starts."""
    with transaction() as session:
        departure = take(session, Departure, departure_id, by=by, revision=revision)
        _receive(departure, received_on, today=today, by=by)
    return departure


def release(
    departure_id: UUID,
    decision: Decision,
    *,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> Departure:
    """The decision ends the office; what the team then lacks is told and blocks nothing."""
    with transaction() as session:
        departure = _take(session, departure_id, DepartureAct.RELEASE, revision=revision, by=by)
        mediator = take(session, Mediator, departure.mediator_id, by=by)
        _check_in_office(mediator)
        rules.check_release(
            decision,
            recognised_on=mediator.recognised_on,
            received_on=departure.received_on,
            today=today,
        )
        chairman = by.on_behalf_of(decision.signed_by)
        set_decision(departure, decision)
        journal.write(departure, DepartureAct.RELEASE, by=chairman)
        mediator.ended_on, mediator.ended_why = decision.effect, departure.ground
        mediator.ending_number = decision.number
        journal.write(mediator, TeamAct.RELEASE, by=chairman)
    return departure


def keep(
    departure_id: UUID,
    *,
    reason: str,
    decided_on: date,
    signed_by: str,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> Departure:
    """The Chairman keeps the mediator and says why."""
    decisions.check_named(signed_by, "người ký văn bản trả lời")
    with transaction() as session:
        departure = _take(session, departure_id, DepartureAct.KEEP, revision=revision, by=by)
        rules.check_keep(
            reason=reason, decided_on=decided_on, received_on=departure.received_on, today=today
        )
        departure.decided_on, departure.signed_by = decided_on, signed_by
        departure.refusal = reason
        journal.write(departure, DepartureAct.KEEP, by=by.on_behalf_of(signed_by))
    return departure


def withdraw(
    departure_id: UUID, *, reason: str, revision: int | None = None, by: Actor
) -> Departure:
    """Taken back before the decision; the mediator goes on."""
    decisions.check_reason(reason, "rút đề nghị")
    with transaction() as session:
        departure = _take(session, departure_id, DepartureAct.WITHDRAW, revision=revision, by=by)
        departure.withdrawal = reason
        journal.write(departure, DepartureAct.WITHDRAW, by=by.on_behalf_of(departure.proposed_by))
    return departure


def tell(
    departure_id: UUID,
    days: Mapping[str, date | None],
    *,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> Departure:
    """To whom the decision went and when."""
    with transaction() as session:
        departure = _take(session, departure_id, DepartureAct.TELL, revision=revision, by=by)
        set_told(departure, days, today=today)
        journal.write(departure, DepartureAct.TELL, by=by)
    return departure


def amend(
    departure_id: UUID,
    decision: Decision,
    *,
    reason: str,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> Departure:
    """Set right number, days or signer of the decision; the mediator's last day follows."""
    decisions.check_reason(reason, "đính chính")
    with transaction() as session:
        departure = _take(session, departure_id, DepartureAct.AMEND, revision=revision, by=by)
        mediator = take(session, Mediator, departure.mediator_id, by=by)
        rules.check_release(
            decision,
            recognised_on=mediator.recognised_on,
            received_on=departure.received_on,
            today=today,
        )
        before = (departure.decision_number, departure.effective_on)
        set_decision(departure, decision)
        journal.write(departure, DepartureAct.AMEND, by=by, reason=reason)
        if before == (mediator.ending_number, mediator.ended_on):
            mediator.ending_number, mediator.ended_on = decision.number, decision.effect
            journal.write(mediator, TeamAct.AMEND, by=by, reason=reason)
    return departure


def _take(
    session: Session, departure_id: UUID, act: DepartureAct, *, revision: int | None, by: Actor
) -> Departure:
    """The departure in hand, moved to where the act leads."""
    departure = take(session, Departure, departure_id, by=by, revision=revision)
    departure.state = ROAD.next_state(departure.state, act)
    return departure


def _receive(departure: Departure, received_on: date, *, today: date, by: Actor) -> None:
    departure.state = ROAD.next_state(departure.state, DepartureAct.RECEIVE)
    rules.check_receive(verified_on=departure.verified_on, received_on=received_on, today=today)
    departure.received_on = received_on
    journal.write(departure, DepartureAct.RECEIVE, by=by)


def _hear(departure: Departure, front_head: str, village_head: str, verified_on: date) -> None:
    departure.front_head, departure.village_head = front_head, village_head or None
    departure.verified_on = verified_on


def _check_in_office(mediator: Mediator) -> None:
    if mediator.ended_on is not None:
        raise RuleViolation(f"{named(mediator.name)} đã thôi làm hòa giải viên từ trước.")


def _refuse_other_road(session: Session, mediator: Mediator) -> None:
    _check_in_office(mediator)
    running = db.select(Departure.id).where(
        Departure.mediator_id == mediator.id, Departure.state.in_(UNDER_WAY)
    )
    if session.scalar(running.limit(1)) is not None:
        raise RuleViolation(
            f"Đang có một đề nghị cho {named(mediator.name)} thôi làm hòa giải viên. Hãy làm tiếp "
            "đề nghị đó, hoặc rút trước khi lập đề nghị mới."
        )
