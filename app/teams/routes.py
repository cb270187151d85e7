"""Pages of teams and mediators."""

from uuid import UUID

from flask import Blueprint, url_for
from wtforms.fields.choices import SelectChoice

from app.db import db
from app.domain.actors import TEAM_ROLES, Permission
from app.instance import this_instance
from app.records.locking import NotHere
from app.teams import service
from app.teams.forms import ChangeMediatorForm, ChangeTeamForm, MediatorForm, NewTeamForm
from app.teams.models import Mediator, Team
from app.units.service import unit_names, villages_of
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.htmx import page, see_other

bp = Blueprint("teams", __name__, url_prefix="/to-hoa-giai")


def _reach() -> set[str]:
    return service.visible_units(current_actor(), this_instance().role)


def _mine(team: Team) -> bool:
    """Whether this person may see the team's people: leaders and mediators only their own."""
    actor = current_actor()
    return actor.role not in TEAM_ROLES or actor.team_id == team.id


@bp.get("/")
@requires(Permission.SEE_TEAMS)
def index():
    lines = service.list_teams(_reach(), on=today())
    actor = current_actor()
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
    team = service.visible_team(team_id, _reach())
    if not _mine(team):
        raise NotHere
    return page(
        "teams/detail.html",
        None,
        team=team,
        mediators=service.mediators_of(team_id),
        missing=service.missing_in(team, on=today()),
        today=today(),
    )


@bp.route("/<uuid:team_id>/sua", methods=["GET", "POST"])
@requires(Permission.KEEP_TEAMS)
def change(team_id: UUID):
    team = service.visible_team(team_id, {current_actor().unit})
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
    team = service.visible_team(team_id, {current_actor().unit})
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
    held = db.session.get(Mediator, mediator_id)
    if held is None or held.unit != current_actor().unit:
        raise NotHere
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
