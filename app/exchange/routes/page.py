"""The page on which people see how it stands, and the button that does not wait."""

from flask import url_for

from app.domain.actors import Permission
from app.exchange import below, sessions, state
from app.exchange.routes.common import bp
from app.exchange.sessions import SyncFailed
from app.instance import this_instance
from app.web.access import requires
from app.web.htmx import page, see_other


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
