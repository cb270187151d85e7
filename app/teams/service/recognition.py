"""From the list to the decision: sending, receiving, recognising, refusing, telling."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.teams import decisions
from app.domain.teams import elections as rules
from app.domain.teams.decisions import Decision
from app.domain.teams.election_road import ROAD, ElectionAct
from app.domain.teams.kinds import ElectionOf
from app.domain.teams.outcome import CandidateResult
from app.records import journal
from app.records.locking import take
from app.teams.acts import CandidateAct, TeamAct
from app.teams.models import Candidate, Election, Mediator, Team
from app.teams.service.decided import set_decision, set_told
from app.teams.service.elections import candidates_of
from app.teams.service.mediators import mediators_of, twin_of


def send_list(
    election_id: UUID,
    *,
    meets_standards: bool,
    proposed_on: date,
    received_on: date | None = None,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> Election:
    """The head of the Front's board sends the list; ``received_on`` where that is known too."""
    with transaction() as session:
        election = _take(session, election_id, ElectionAct.SEND, revision=revision, by=by)
        rules.check_send(
            election.of,
            [one.result for one in candidates_of(election_id) if one.result],
            meets_standards=meets_standards,
            held_on=election.held_on,
            proposed_on=proposed_on,
            today=today,
        )
        election.meets_standards, election.proposed_on = meets_standards, proposed_on
        journal.write(election, ElectionAct.SEND, by=by.on_behalf_of(election.chaired_by))
        if received_on is not None:
            _receive(election, received_on, today=today, by=by)
    return election


def receive_list(
    election_id: UUID, *, received_on: date, revision: int | None = None, today: date, by: Actor
) -> Election:
    """The list has come to the Chairman: the clock of the decision starts."""
    with transaction() as session:
        election = take(session, Election, election_id, by=by, revision=revision)
        _receive(election, received_on, today=today, by=by)
    return election


def recognise(
    election_id: UUID,
    decision: Decision,
    chosen: Sequence[UUID],
    *,
    reason: str = "",
    revision: int | None = None,
    today: date,
    by: Actor,
) -> Election:
    """The Chairman recognises those of the list whom ``chosen`` names (candidates' ids)."""
    with transaction() as session:
        election = _take(session, election_id, ElectionAct.RECOGNISE, revision=revision, by=by)
        listed = [
            one for one in candidates_of(election_id) if one.result and one.result.is_proposed
        ]
        if set(chosen) - {one.id for one in listed}:
            raise RuleViolation("Chỉ công nhận được người có tên trong danh sách đề nghị.")
        recognised = [one for one in listed if one.id in chosen]
        rules.check_recognise(
            decision,
            proposed=[one.result for one in listed if one.result],
            chosen=[one.result for one in recognised if one.result],
            seats=election.seats,
            reason=reason,
            received_on=election.received_on,
            today=today,
        )
        _decide(election, decision, reason)
        election.recognised = len(recognised)
        chairman = by.on_behalf_of(decision.signed_by)
        journal.write(election, ElectionAct.RECOGNISE, by=chairman)
        take(session, Team, election.team_id, by=by)
        if election.of is ElectionOf.LEADER:
            _lead(recognised[0], mediators_of(election.team_id), by=chairman)
        else:
            _enter(election, recognised, decision, by=chairman)
        for one in listed:
            is_in = one in recognised
            one.result = CandidateResult.RECOGNISED if is_in else CandidateResult.NOT_RECOGNISED
            journal.write(one, CandidateAct.DECIDE, by=chairman)
    return election


def refuse(
    election_id: UUID,
    *,
    reason: str,
    decided_on: date,
    signed_by: str,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> Election:
    """The Chairman recognises nobody and says why."""
    decisions.check_named(signed_by, "người ký văn bản trả lời")
    with transaction() as session:
        election = _take(session, election_id, ElectionAct.REFUSE, revision=revision, by=by)
        rules.check_refuse(
            reason=reason, decided_on=decided_on, received_on=election.received_on, today=today
        )
        election.decided_on, election.signed_by, election.refusal = decided_on, signed_by, reason
        election.recognised = 0
        journal.write(election, ElectionAct.REFUSE, by=by.on_behalf_of(signed_by))
    return election


def tell(
    election_id: UUID,
    days: Mapping[str, date | None],
    *,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> Election:
    """To whom the decision went and when; ``days`` by the names of ``TOLD``."""
    with transaction() as session:
        election = _take(session, election_id, ElectionAct.TELL, revision=revision, by=by)
        set_told(election, days, today=today)
        journal.write(election, ElectionAct.TELL, by=by)
    return election


def amend(
    election_id: UUID,
    decision: Decision,
    *,
    reason: str,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> Election:
    """Set right number, days or signer of a decision; the mediators it made follow."""
    decisions.check_reason(reason, "đính chính")
    with transaction() as session:
        election = _take(session, election_id, ElectionAct.AMEND, revision=revision, by=by)
        decisions.check_decision(decision, received_on=election.received_on, today=today)
        made = {one.mediator_id for one in candidates_of(election_id)} - {None}
        before = (election.decision_number, election.effective_on)
        set_decision(election, decision)
        journal.write(election, ElectionAct.AMEND, by=by, reason=reason)
        for mediator in mediators_of(election.team_id):
            if mediator.id in made and before == (
                mediator.recognition_number,
                mediator.recognised_on,
            ):
                mediator.recognition_number = decision.number
                mediator.recognised_on = decision.effect
                journal.write(mediator, TeamAct.AMEND, by=by, reason=reason)
    return election


def cancel(election_id: UUID, *, reason: str, revision: int | None = None, by: Actor) -> Election:
    """Called off, or written down by mistake; it stays in the book with its reason."""
    decisions.check_reason(reason, "hủy cuộc bầu")
    with transaction() as session:
        election = _take(session, election_id, ElectionAct.CANCEL, revision=revision, by=by)
        election.cancel_reason = reason
        journal.write(
            election, ElectionAct.CANCEL, by=by.on_behalf_of(election.chaired_by), reason=reason
        )
    return election


def _take(
    session: Session, election_id: UUID, act: ElectionAct, *, revision: int | None, by: Actor
) -> Election:
    """The election in hand, moved to where the act leads."""
    election = take(session, Election, election_id, by=by, revision=revision)
    election.state = ROAD.next_state(election.state, act)
    return election


def _receive(election: Election, received_on: date, *, today: date, by: Actor) -> None:
    election.state = ROAD.next_state(election.state, ElectionAct.RECEIVE)
    rules.check_receive(proposed_on=election.proposed_on, received_on=received_on, today=today)
    election.received_on = received_on
    journal.write(election, ElectionAct.RECEIVE, by=by)


def _decide(election: Election, decision: Decision, reason: str) -> None:
    set_decision(election, decision)
    election.refusal = reason or None


def _enter(
    election: Election, recognised: Sequence[Candidate], decision: Decision, *, by: Actor
) -> None:
    """Each becomes a mediator of the team; one who is still in office stays the same person."""
    known = mediators_of(election.team_id)
    for one in recognised:
        mediator = twin_of(one.name, one.birth_year, known)
        if mediator is None:
            mediator = Mediator(
                unit=election.unit,
                team_id=election.team_id,
                name=one.name,
                sex=one.sex,
                birth_year=one.birth_year,
                ethnicity=one.ethnicity,
                is_minority=one.is_minority,
                law_training=one.law_training,
                education=one.education,
                occupation=one.occupation,
                address=one.address,
                is_resident=election.meets_standards,
                is_leader=False,
                recognised_on=decision.effect,
                recognition_number=decision.number,
            )
            journal.write(mediator, TeamAct.RECOGNISE, by=by)
        one.mediator_id = mediator.id


def _lead(elected: Candidate, members: Sequence[Mediator], *, by: Actor) -> None:
    """The recognised one leads the team, the former leader no longer does."""
    new = next(one for one in members if one.id == elected.mediator_id)
    if new.ended_on is not None:
        raise RuleViolation(f"{new.name} đã thôi làm hòa giải viên nên không thể làm tổ trưởng.")
    for former in members:
        if former.is_leader and former.ended_on is None and former.id != new.id:
            former.is_leader = False
            journal.write(former, TeamAct.STEP_DOWN, by=by)
    if not new.is_leader:
        new.is_leader = True
        journal.write(new, TeamAct.LEAD, by=by)
