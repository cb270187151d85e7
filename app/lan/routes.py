"""How one gets into the book from another machine."""

from flask import Blueprint, Response, abort, request

from app.domain.actors import Permission
from app.instance import this_instance
from app.lan import authority, service
from app.lan.presence import presence
from app.web.access import current_actor, public, requires
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
        standing=service.standing_of_https() if _has_https() else None,
        keeps=actor.may(Permission.KEEP_ACCOUNTS),
    )


@bp.get("/tin-cay/")
@public
def trust():
    """How a machine learns to trust this office; who does not yet has no other way in."""
    if not _has_https():
        abort(404)
    return page("lan/trust.html", standing=service.standing_of_https())


@bp.get("/tin-cay/so-hoa-giai.crt")
@public
def authority_file():
    """The certificate of the authority; it is no secret, the key beside it is."""
    if not _has_https():
        abort(404)
    folder = authority.folder_of(this_instance().folder)
    return Response(authority.as_file(folder), mimetype="application/x-x509-ca-cert")


def _has_https() -> bool:
    return authority.exists(authority.folder_of(this_instance().folder))
