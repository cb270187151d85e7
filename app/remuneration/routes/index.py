"""The list of requests; an office's sums by unit, the Front's by team, a mediator's own."""

from datetime import date
from uuid import UUID

from flask import request, url_for

from app.domain.actors import OFFICE_ROLES, Permission, Role
from app.domain.quarters import Quarter
from app.domain.remuneration.requests import RequestState
from app.remuneration.forms import NewForm
from app.remuneration.routes.blueprint import bp, given, number_in
from app.remuneration.service import drafting, reading, totals
from app.remuneration.service.reading import Wanted
from app.teams.service import teams_of
from app.units.service import unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import page, see_other

_ADDRESSED = ("don-vi", "nam", "quy", "to", "tinh-trang")


@bp.get("/")
@requires(Permission.SEE_PAYMENTS)
def index():
    actor = current_actor()
    if actor.role is Role.MEDIATOR:
        return _own()
    is_office = actor.role in OFFICE_ROLES
    wanted = _wanted()
    year = wanted.year or today().year
    found = reading.request_page(actor, wanted, before=_place())
    count = totals.totals_by_unit if is_office else totals.totals_by_team
    sums = count(actor, year, wanted.quarter, today=today())
    units = {one.key for one in sums} if is_office else set()
    names = unit_names(units | {one.request.unit for one in found.lines})
    teams = teams_of(actor, on=_last_year())
    kept = {name: value for name in _ADDRESSED if (value := given(name))}
    older = None
    if found.has_more:
        older = url_for(".index", **kept, truoc=found.lines[-1].request.id)
    return page(
        "remuneration/index.html",
        "remuneration/_requests.html",
        wanted=wanted,
        year=year,
        years=sorted({today().year, *reading.years_of_requests(actor)}, reverse=True),
        lines=found.lines,
        sums=sums,
        names=names | {one.id: one.name for one in teams},
        teams=[] if is_office or actor.team_id else teams,
        states=RequestState,
        today=today(),
        older=older,
        newest=url_for(".index", **kept) if _place() else None,
    )


@bp.route("/moi", methods=["GET", "POST"])
@requires(Permission.REQUEST_PAYMENT)
def new():
    actor, now = current_actor(), Quarter.of(today())
    form = NewForm(data={"year": now.year, "quarter": now.number})
    form.offer(teams_of(actor, on=_last_year()))
    if form.validate_on_submit():
        by, team, period = form.actor(), form.team_id.data, form.period
        made = tried(form, lambda: drafting.draft_request(team, period, today=today(), by=by))
        if made is not None:
            return see_other(url_for(".detail", request_id=made.id))
    return page("remuneration/new.html", None, form.answer_status, form=form)


def _own():
    shares, more = reading.own_shares(current_actor(), before=_place())
    return page(
        "remuneration/own.html",
        None,
        shares=shares,
        older=url_for(".index", truoc=more) if more else None,
        newest=url_for(".index") if _place() else None,
    )


def _wanted() -> Wanted:
    state = given("tinh-trang")
    return Wanted(
        given("don-vi") or None,
        number_in(given("nam"), 2014, 2100),
        number_in(given("quy"), 1, 4),
        request.args.get("to", type=UUID),
        RequestState(state) if state in set(RequestState) else None,
    )


def _last_year() -> date:
    """A team that was closed since then may still ask for what it has done."""
    return date(today().year - 1, 1, 1)


def _place() -> UUID | None:
    return request.args.get("truoc", type=UUID)
