"""Pages of teams and mediators."""

from uuid import UUID

from flask import Blueprint, url_for
from wtforms.fields.choices import SelectChoice

from app.attachments.shelf import shelf_of
from app.db import db
from app.domain.actors import TEAM_ROLES, Permission
from app.records.sight import meet, meet_own
from app.teams import service
from app.teams.forms import ChangeMediatorForm, ChangeTeamForm, MediatorForm, NewTeamForm
from app.teams.models import Team
from app.teams.record import MEDIATOR, TEAM
from app.units.service import reach, unit_names, villages_of
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.htmx import page, see_other

bp = Blueprint("teams", __name__, url_prefix="/to-hoa-giai")


@bp.get("/")
@requires(Permission.SEE_TEAMS)
def index():
    actor = current_actor()
    lines = service.list_teams(reach(actor), on=today())
    if actor.role in TEAM_ROLES:
        lines = [line for line in lines if line.team.id == actor.team_id]
    names = unit_names({line.team.unit for line in lines})
    return page("teams/index.html", None, lines=lines, unit_names=names)


@bp.route("/moi", methods=["GET", "POST"])
@requires(Permission.KEEP_TEAMS)
def new():
    form = NewTeamForm()
    villages = villages_of(current_actor().unit, on=today())
    form.village_id.choices = [
        SelectChoice(str(village.id), village.full_name) for village in villages
    ]
    if form.validate_on_submit():
        team = service.add_team(
            name=form.name.data,
            village_id=form.village_id.data,
            founded_on=form.founded_on.data,
            minority_area=form.minority_area.data,
            by=form.actor(),
        )
        return see_other(url_for(".detail", team_id=team.id))
    return page("teams/new.html", None, form.answer_status, form=form, villages=villages)


@bp.get("/<uuid:team_id>")
@requires(Permission.SEE_TEAMS)
def detail(team_id: UUID):
    team = meet(TEAM, team_id, current_actor())
    return page(
        "teams/detail.html",
        None,
        team=team,
        mediators=service.mediators_of(team_id),
        missing=service.missing_in(team, on=today()),
        shelf=shelf_of(team, by=current_actor()),
        today=today(),
    )


@bp.route("/<uuid:team_id>/sua", methods=["GET", "POST"])
@requires(Permission.KEEP_TEAMS)
def change(team_id: UUID):
    team = meet_own(TEAM, team_id, current_actor())
    form = ChangeTeamForm(obj=team)
    if form.validate_on_submit():
        service.change_team(
            team_id,
            name=form.name.data,
            founded_on=form.founded_on.data,
            minority_area=form.minority_area.data,
            closed_on=form.closed_on.data,
            revision=form.seen_revision,
            by=form.actor(),
        )
        return see_other(url_for(".detail", team_id=team_id))
    return page("teams/change.html", None, form.answer_status, form=form, team=team)


@bp.route("/<uuid:team_id>/hoa-giai-vien/moi", methods=["GET", "POST"])
@requires(Permission.KEEP_TEAMS)
def new_mediator(team_id: UUID):
    team = meet_own(TEAM, team_id, current_actor())
    form = MediatorForm()
    if form.validate_on_submit():
        service.add_mediator(team_id=team_id, today=today(), by=form.actor(), **form.facts())
        return see_other(url_for(".detail", team_id=team_id))
    return page(
        "teams/mediator.html", None, form.answer_status, form=form, team=team, mediator=None
    )


@bp.route("/hoa-giai-vien/<uuid:mediator_id>", methods=["GET", "POST"])
@requires(Permission.KEEP_TEAMS)
def mediator(mediator_id: UUID):
    held = meet_own(MEDIATOR, mediator_id, current_actor())
    form = ChangeMediatorForm(obj=held)
    if form.validate_on_submit():
        service.change_mediator(
            mediator_id,
            revision=form.seen_revision,
            today=today(),
            by=form.actor(),
            **form.facts(),
        )
        return see_other(url_for(".detail", team_id=held.team_id))
    team = db.session.get_one(Team, held.team_id)
    return page(
        "teams/mediator.html", None, form.answer_status, form=form, team=team, mediator=held
    )
