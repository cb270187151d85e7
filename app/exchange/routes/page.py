"""The page on which people see how it stands, and the button that does not wait."""

from flask import Response, current_app, make_response, render_template, url_for

from app.domain.actors import Permission
from app.domain.clock_hours import read_clock_hours
from app.exchange import background, below, files, from_above, missing, regaining, signs, state
from app.exchange.routes.common import bp, place_in_address
from app.exchange.sessions import not_tied, superior_of_this
from app.instance import this_instance
from app.records import regained
from app.records.handed import taken_over
from app.records.locking import NotHere
from app.web.access import current_actor, requires
from app.web.forms import OfficeForm
from app.web.htmx import page, see_other, wants_fragment


@bp.get("/")
@requires(Permission.SEE_SYNC)
def index():
    return _index()


@bp.get("/tien-do")
@requires(Permission.SEE_SYNC, by_itself=True)
def progress():
    """Asked again while a session runs; once it has ended, how it stands then."""
    if not wants_fragment():
        return see_other(url_for(".index"))
    running = signs.running(this_instance().folder)
    if running and running.is_alive:
        return make_response(render_template("exchange/_running.html", running=running))
    response = _index("exchange/_upward.html")
    response.headers["HX-Retarget"] = "#upward"
    return response


@bp.get("/chua-len/<which>")
@requires(Permission.SEE_SYNC)
def not_above(which: str):
    """All records that the superior does not have, a page at a time."""
    kind = missing.WHICH.get(which)
    if kind is None or superior_of_this() is None:
        raise NotHere
    shown = missing.listed(kind, current_actor(), after=place_in_address())
    older = url_for(".not_above", which=which, sau=shown.last) if shown.has_more else None
    return page("exchange/missing.html", None, kind=kind, which=which, rows=shown.rows, older=older)


@bp.post("/ngay")
@requires(Permission.RUN_SYNC)
def run() -> Response:
    """One session now, beside this request; the page shows how far it is."""
    if superior_of_this() is None:
        raise not_tied()
    background.start(current_actor().name)
    return see_other(url_for(".index"))


def _index(fragment: str | None = None) -> Response:
    office, inherited = this_instance().is_office, current_actor().inherited
    return page(
        "exchange/index.html",
        fragment,
        books_elsewhere=len(inherited - taken_over(inherited)),
        **_upward(),
        senders=below.senders() if office else (),
    )


def _upward() -> dict[str, object]:
    """What the part of the page about the superior needs."""
    up, folder, by = state.upward(), this_instance().folder, current_actor()
    return {
        "up": up,
        "running": signs.running(folder) if up else None,
        "next_try": signs.next_try(folder) if up else None,
        "quiet": read_clock_hours(current_app.config["QUIET_HOURS"]),
        "received": state.logged() - up.waiting - up.refused if up else 0,
        "ahead": regaining.ahead() if up else (),
        "regained": regained.count() if up else 0,
        "wish": OfficeForm(formdata=None),
        "down": from_above.came_down() if up else None,
        "files": files.upward(by, most=0) if up else None,
        "lists": [
            (word, kind.label, missing.listed(kind, by, most=missing.FEW))
            for word, kind in (missing.WHICH.items() if up else ())
        ],
    }
