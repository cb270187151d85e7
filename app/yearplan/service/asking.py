"""Requests of voters as they are read: their share, where they stand, what answers them."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.db import db
from app.domain.actors import Actor
from app.domain.dialogue.requests import RequestState, Share, state_of
from app.yearplan.conferences import Linked, LinkedConference, conferences
from app.yearplan.models import VoterRequest
from app.yearplan.service.requests import share_of
from app.yearplan.sight import visible_of

LISTED = 200  # a commune has one in years; an office reads the newest


@dataclass(frozen=True, slots=True)
class RequestLine:
    request: VoterRequest
    share: Share
    state: RequestState
    linked: Sequence[LinkedConference]


def request_lines(by: Actor) -> list[RequestLine]:
    """The newest first, with the conferences that answer them, in two queries."""
    rows = db.select(VoterRequest).where(visible_of(VoterRequest)(by))
    order = (VoterRequest.received_on.desc(), VoterRequest.id.desc())
    found = db.session.scalars(rows.order_by(*order).limit(LISTED)).all()
    linked = conferences().of_requests([one.id for one in found])
    return [_line(one, linked) for one in found]


def request_view(request: VoterRequest) -> RequestLine:
    return _line(request, conferences().of_requests([request.id]))


def _line(request: VoterRequest, linked: Linked) -> RequestLine:
    of_it = linked.get(request.id, ())
    state = state_of(request.refused_on, [one.state for one in of_it])
    return RequestLine(request, share_of(request), state, of_it)
