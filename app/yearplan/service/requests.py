"""Acts on a request of voters: receive, correct, turn down."""

from datetime import date
from uuid import UUID

from app.db import transaction
from app.domain.actors import Actor
from app.domain.dialogue import requests as rules
from app.domain.dialogue.requests import RequestState
from app.records import journal
from app.records.locking import take
from app.yearplan.acts import RequestAct
from app.yearplan.conferences import conferences
from app.yearplan.facts import RequestFacts
from app.yearplan.models import VoterRequest


def receive_request(facts: RequestFacts, *, today: date, by: Actor) -> VoterRequest:
    """Enter a request with the signatures counted and the voters of the commune."""
    _check(facts, today)
    with transaction():
        request = VoterRequest(unit=by.unit)
        facts.write_into(request)
        journal.write(request, RequestAct.RECEIVE, by=by)
    return request


def correct_request(
    request_id: UUID, facts: RequestFacts, *, revision: int, today: date, by: Actor
) -> VoterRequest:
    """Change what is noted of a request that waits for its answer."""
    with transaction() as session:
        request = take(session, VoterRequest, request_id, by=by, revision=revision)
        rules.check_open(standing_of(request))
        _check(facts, today)
        facts.write_into(request)
        journal.correct(request, RequestAct.CORRECT, by=by)
    return request


def refuse_request(
    request_id: UUID, *, refused_on: date, reason: str, revision: int, today: date, by: Actor
) -> VoterRequest:
    """Answer that no conference will be held, where the law leaves that to the committee."""
    with transaction() as session:
        request = take(session, VoterRequest, request_id, by=by, revision=revision)
        rules.check_refusal(
            standing_of(request),
            share_of(request),
            reason,
            received_on=request.received_on,
            refused_on=refused_on,
            today=today,
        )
        request.refused_on, request.refusal_reason = refused_on, reason
        journal.write(request, RequestAct.REFUSE, by=by, reason=reason)
    return request


def standing_of(request: VoterRequest) -> RequestState:
    """Where it stands, by the conferences that answer it."""
    linked = conferences().of_requests([request.id]).get(request.id, ())
    return rules.state_of(request.refused_on, [one.state for one in linked])


def share_of(request: VoterRequest) -> rules.Share:
    return rules.share_of(request.signatures, request.voters, received_on=request.received_on)


def _check(facts: RequestFacts, today: date) -> None:
    rules.check_request(
        facts.received_on, signatures=facts.signatures, voters=facts.voters, today=today
    )
