"""The page on which people see how it stands, and the button that does not wait."""

from flask import url_for

from app.domain.actors import Permission
from app.exchange import below, holding, sessions, state
from app.exchange.routes.common import bp
from app.exchange.sessions import SyncFailed
from app.instance import this_instance
from app.records.locking import NotHere
from app.units.service import unit_names
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


@bp.get("/doi-chieu")
@requires(Permission.SEE_SYNC)
def compare():
    """Asks the superior while the person waits; changes nothing on either side."""
    compared = holding.compared_with_superior()
    if compared is None:
        raise NotHere
    return page("exchange/compare.html", None, compared=compared, name=None)


@bp.get("/cua/<unit>")
@requires(Permission.SEE_SYNC)
def held(unit: str):
    """What this office holds of one unit below it."""
    if unit not in {one.unit for one in below.senders()}:
        raise NotHere
    compared = holding.Comparison(holding.held_of(unit), "")
    name = unit_names({unit}).get(unit, unit)
    return page("exchange/compare.html", None, compared=compared, name=name)


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
