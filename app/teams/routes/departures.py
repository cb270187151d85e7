"""Leaving: the proposal and the page of what becomes of it."""

from uuid import UUID

from flask import Response, url_for

from app.db import db
from app.domain.actors import Permission
from app.domain.teams.departure_road import ROAD, DepartureAct, DepartureState
from app.domain.teams.kinds import Leaving
from app.papers.desk import desk_of
from app.records.sight import meet_own
from app.teams.actions import DEPARTURE_ACTIONS, by_name
from app.teams.casework import casework
from app.teams.forms.base import ActForm
from app.teams.forms.departures import ProposeForm
from app.teams.models import Departure, Team
from app.teams.record import MEDIATOR
from app.teams.routes.blueprint import bp
from app.teams.service.deciding import DepartureView, usual_people, view_departure
from app.teams.service.departures import propose
from app.teams.service.mediators import mediators_of
from app.teams.service.teams import missing_among
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import page, see_other

ACTIONS = by_name(DEPARTURE_ACTIONS)


@bp.route("/hoa-giai-vien/<uuid:mediator_id>/thoi", methods=["GET", "POST"])
@requires(Permission.KEEP_TEAMS)
def propose_departure(mediator_id: UUID):
    mediator = meet_own(MEDIATOR, mediator_id, current_actor())
    team = db.session.get_one(Team, mediator.team_id)
    everyone = mediators_of(team.id)
    leader = next((m.name for m in everyone if m.is_leader and m.ended_on is None), "")
    proposer = usual_people(team).front_head if mediator.is_leader else leader
    form = ProposeForm(ground=Leaving.OWN_WISH, proposed_on=today(), proposed_by=proposer)
    if form.validate_on_submit():

        def write() -> Departure:
            return propose(
                mediator_id,
                form.ground.data,
                reason=form.reason.data or "",
                proposed_on=form.proposed_on.data,
                proposed_by=form.proposed_by.data,
                today=today(),
                by=form.actor(),
            )

        if (written := tried(form, write)) is not None:
            return see_other(url_for(".departure", departure_id=written.id))
    return page(
        "teams/departure_form.html",
        None,
        form.answer_status,
        form=form,
        mediator=mediator,
        team=team,
        missing_then=missing_among(team, everyone, on=today(), without=mediator_id),
        open_cases=casework().open_cases(mediator_id, by=current_actor()),
    )


@bp.get("/thoi/<uuid:departure_id>")
@requires(Permission.SEE_TEAMS)
def departure(departure_id: UUID):
    return show(view_departure(departure_id, today=today(), by=current_actor()))


def show(
    view: DepartureView, failed: ActForm | None = None, act: DepartureAct | None = None
) -> Response:
    """The page of a departure with the forms of what may be done now."""
    actor, departure = current_actor(), view.departure
    may = actor.may(Permission.KEEP_TEAMS) and departure.unit in actor.books
    acts = ROAD.acts_from(departure.state) if may else []
    if departure.ground is not None and not departure.ground.may_be_disputed:
        acts = [one for one in acts if one is not DepartureAct.DISPUTE]
    return page(
        "teams/departure.html",
        "teams/_departure.html",
        422 if failed else 200,
        view=view,
        departure=departure,
        has_left=departure.state is DepartureState.LEFT,
        forms={
            one.value: failed if one is act else _blank(one, view)
            for one in acts
            if one.value in ACTIONS and actor.may(ACTIONS[one.value].permission)
        },
        failed=act and act.value,
        actions=ACTIONS,
        kind="departure",
        record=departure,
        desk=desk_of(departure, by=actor),
    )


def _blank(act: DepartureAct, view: DepartureView) -> ActForm:
    address = url_for(f".departure_{act.value}", record_id=view.record.id)
    return ACTIONS[act.value].form.blank(view, today(), address=address)
