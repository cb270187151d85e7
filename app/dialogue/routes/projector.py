"""What the whole room reads on the wall."""

from uuid import UUID

from flask import make_response, render_template, request

from app.db import now
from app.dialogue.routes.common import bp, own
from app.dialogue.routes.room_common import seen_mark
from app.dialogue.service.room import news_since, room_of
from app.domain.actors import Permission
from app.web.access import requires
from app.web.context import today
from app.web.htmx import wants_fragment

SHOWN = 5  # opinions that can be read from the last row


@bp.get("/<uuid:dialogue_id>/man-chieu")
@requires(Permission.RECORD_DIALOGUE, by_itself=True)
def projector(dialogue_id: UUID):
    """Names only where ``ten=1`` asks for them; of complaints and denunciations never a word.

    The wall asks again by itself; that is no sign that somebody is at work.
    """
    dialogue = own(dialogue_id)
    if wants_fragment() and news_since(dialogue_id, seen_mark()) is None:
        return make_response("", 204)
    room = room_of(dialogue, today=today())
    shown = "_wall" if wants_fragment() else "projector"
    return make_response(
        render_template(
            f"dialogue/room/{shown}.html",
            room=room,
            dialogue=dialogue,
            newest=list(reversed(room.minutes.opinions))[:SHOWN],
            with_names=request.args.get("ten") == "1",
            now=now(),
        )
    )
