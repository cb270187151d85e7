"""Pages of what was lost here and comes back from the superior."""

from dataclasses import replace
from uuid import UUID

from flask import Response, url_for

from app.domain.actors import Permission
from app.exchange import background, regaining
from app.exchange.routes.common import bp, place_in_address
from app.exchange.sessions import not_tied, superior_of_this
from app.web.access import current_actor, requires
from app.web.forms import OfficeForm
from app.web.htmx import page, see_other


@bp.get("/nhan-lai/")
@requires(Permission.LOOK_THROUGH)
def regained() -> Response:
    """All that came back and that nobody has looked through, a page at a time."""
    listed = regaining.waiting(current_actor(), after=place_in_address())
    return page("exchange/regained.html", None, listed=listed)


@bp.post("/nhan-lai/")
@requires(Permission.REGAIN)
def regain() -> Response:
    """Take back now, beside this request; the page shows how far it is."""
    if superior_of_this() is None:
        raise not_tied()
    by = OfficeForm().actor()
    regaining.note_wish(by=by)
    background.start(by.name, replace(by, request_key=None))
    return see_other(url_for(".index"))


@bp.post("/nhan-lai/<uuid:page_id>")
@requires(Permission.LOOK_THROUGH)
def look_through(page_id: UUID) -> Response:
    return see_other(regaining.look_through(page_id, by=OfficeForm().actor()))
