"""The list of requests; an office's sums by unit, the Front's by team, a mediator's own."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from flask import request, url_for

from app.domain.actors import OFFICE_ROLES, Actor, Permission, Role
from app.domain.quarters import Quarter
from app.domain.remuneration.requests import RequestState
from app.export.sending import asked_table, asked_way, hand_out
from app.export.sheet import Sheet
from app.remuneration.exports import requests_sheet, sums_sheet
from app.remuneration.forms import NewForm
from app.remuneration.routes.blueprint import bp, given, number_in
from app.remuneration.service import drafting, reading, totals
from app.remuneration.service.reading import Wanted
from app.remuneration.service.totals import Standing
from app.teams.models import Team
from app.teams.service import teams_of
from app.units.service import unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import page, see_other

SUMS = "tong-hop"  # the sums, as an address names them
_ADDRESSED = ("don-vi", "nam", "quy", "to", "tinh-trang")


@bp.get("/")
@requires(Permission.SEE_PAYMENTS, exports=True)
def index():
    actor, wanted = current_actor(), _wanted()
    if actor.role is Role.MEDIATOR:
        return _own()
    if way := asked_way():
        return hand_out(_sheet(wanted, actor), way)
    found = reading.request_page(actor, wanted, before=_place())
    sums = _sums(wanted, actor)
    kept = {name: value for name in _ADDRESSED if (value := given(name))}
    older = None
    if found.has_more:
        older = url_for(".index", **kept, truoc=found.lines[-1].request.id)
    return page(
        "remuneration/index.html",
        "remuneration/_requests.html",
        wanted=wanted,
        year=_year(wanted),
        years=sorted({today().year, *reading.years_of_requests(actor)}, reverse=True),
        lines=found.lines,
        sums=sums,
        names=_names(sums, actor) | unit_names({one.request.unit for one in found.lines}),
        teams=[] if actor.role in OFFICE_ROLES or actor.team_id else _teams(actor),
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
    form.offer(_teams(actor))
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


def _sheet(wanted: Wanted, actor: Actor) -> Sheet:
    """The requests, or the sums: of requests the Front reads no more."""
    if asked_table() == SUMS or actor.role is Role.FRONT:
        sums = _sums(wanted, actor)
        return sums_sheet(sums, _names(sums, actor), wanted, _year(wanted), actor)
    return requests_sheet(wanted, by=actor)


def _sums(wanted: Wanted, actor: Actor) -> Sequence[Standing]:
    """By unit at an office, by team at a commune."""
    count = totals.totals_by_unit if actor.role in OFFICE_ROLES else totals.totals_by_team
    return count(actor, _year(wanted), wanted.quarter, today=today())


def _names(sums: Sequence[Standing], actor: Actor) -> dict[str | UUID, str]:
    """What the keys of the sums are called."""
    if actor.role in OFFICE_ROLES:
        return unit_names({str(one.key) for one in sums})
    return {one.id: one.name for one in _teams(actor)}


def _teams(actor: Actor) -> Sequence[Team]:
    """A team that was closed since last year may still ask for what it has done."""
    return teams_of(actor, on=date(today().year - 1, 1, 1))


def _year(wanted: Wanted) -> int:
    return wanted.year or today().year


def _wanted() -> Wanted:
    state, team = given("tinh-trang"), request.args.get("to", type=UUID)
    is_above = current_actor().role in OFFICE_ROLES  # there a team is not picked out
    return Wanted(
        given("don-vi") or None,
        number_in(given("nam"), 2014, 2100),
        number_in(given("quy"), 1, 4),
        None if is_above else team,
        RequestState(state) if state in set(RequestState) else None,
    )


def _place() -> UUID | None:
    return request.args.get("truoc", type=UUID)
