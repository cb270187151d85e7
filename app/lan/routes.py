"""How one gets into the book from another machine."""

from flask import Blueprint, request

from app.domain.actors import Permission
from app.lan import service
from app.lan.presence import presence
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.htmx import page

bp = Blueprint("lan", __name__)


@bp.get("/cach-ket-noi/")
@requires(Permission.SEE_HOME)
def connect():
    actor, here = current_actor(), presence()
    return page(
        "lan/connect.html",
        here=here,
        ways=service.ways_in(here, came_by=request.host_url),
        callers=service.whom_to_call(actor),
        today=today(),
        keeps=actor.may(Permission.KEEP_ACCOUNTS),
    )
