"""The page on which people see how it stands, and the wire on which instances talk."""

from flask import Blueprint, Response, request, url_for

from app.db import db, now
from app.domain.actors import Permission
from app.exchange import below, enrolment, sessions, state
from app.exchange.identity import signing_key
from app.exchange.models import Peer
from app.exchange.sessions import SyncFailed
from app.exchange.stores import PeerGuard, RecordInbox
from app.instance import this_instance
from app.records.ledger import SqlLedger
from app.web.access import public, requires
from app.web.htmx import page, see_other
from sync import BadFrame, Receiver
from sync.frames import MAX_FRAME
from sync.http import FRAME_TYPE
from sync.ports import Caller

LARGEST_MESSAGE = 4096

bp = Blueprint("exchange", __name__, url_prefix="/dong-bo")
wire = Blueprint("wire", __name__, url_prefix="/dong-bo/v1")


@bp.get("/")
@requires(Permission.SEE_SYNC)
def index():
    office = this_instance().is_office
    up = state.upward()
    return page(
        "exchange/index.html",
        None,
        up=up,
        received=state.logged() - up.waiting - up.refused if up else 0,
        missing=state.not_above() if up else (),
        senders=below.senders() if office else (),
        aside=below.set_aside() if office else (),
    )


@bp.post("/ngay")
@requires(Permission.RUN_SYNC)
def run():
    """One session now; what came of it, good or bad, stands on the page."""
    try:
        sessions.run()
    except SyncFailed:
        if sessions.superior_of_this() is None:
            raise
    return see_other(url_for(".index"))


@wire.post("/exchange")
@public
def exchange():
    """A signed frame from an enrolled instance; the frame itself says who calls."""
    request.max_content_length = MAX_FRAME
    here = this_instance()
    receiver = Receiver(
        SqlLedger(), RecordInbox(), PeerGuard(), signing_key(here.folder), _note_caller
    )
    try:
        answer = receiver.handle(request.get_data(cache=False))
    except BadFrame:
        return Response(status=400)
    return Response(answer, content_type=FRAME_TYPE)


@wire.post("/enrol")
@public
def enrol():
    """A joiner with a one-time code; the code itself proves both sides."""
    request.max_content_length = LARGEST_MESSAGE
    answer = enrolment.admit(request.get_data(cache=False))
    if answer is None:
        return Response("{}", status=403, content_type="application/json")
    return Response(answer, content_type="application/json")


def _note_caller(caller: Caller, key: bytes) -> None:
    db.session.execute(db.update(Peer).where(Peer.key == key).values(heard_at=now()))
