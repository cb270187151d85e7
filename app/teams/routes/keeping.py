"""The list of teams, what is under way in all of them, and the page of one team."""

from uuid import UUID

from flask import request, url_for
from wtforms.fields.choices import SelectChoice

from app.attachments.shelf import shelf_of
from app.domain.actors import OFFICE_ROLES, TEAM_ROLES, Permission
from app.export.sending import asked_way, hand_out
from app.records.locking import NotHere
from app.records.sight import meet_own
from app.teams import service
from app.teams.exports import mediators_sheet, procedures_sheet, teams_sheet, units_sheet
from app.teams.forms.keeping import ChangeTeamForm, NewTeamForm
from app.teams.record import TEAM
from app.teams.routes.blueprint import bp
from app.teams.service.procedures import under_way
from app.teams.service.viewing import view_team
from app.teams.waiting import waiting
from app.units.service import reach, unit_names, villages_of
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.htmx import page, see_other


@bp.get("/")
@requires(Permission.SEE_TEAMS, exports=True)
def index():
    """The teams of a commune; at an office those of one unit, or all units in numbers."""
    actor, unit = current_actor(), request.args.get("don-vi", "")
    units = reach(actor)
    if unit and unit not in units:
        raise NotHere
    if actor.role in OFFICE_ROLES and not unit:
        found = service.teams_by_unit(units, on=today())
        if way := asked_way():
            return hand_out(units_sheet(found, by=actor), way)
        names = unit_names({one.unit for one in found})
        return page("teams/units.html", None, units=found, unit_names=names)
    lines = service.list_teams({unit} if unit else units, on=today())
    if actor.role in TEAM_ROLES:
        lines = [line for line in lines if line.team.id == actor.team_id]
    name = unit_names({unit}).get(unit, unit) if unit else ""
    if way := asked_way():
        return hand_out(teams_sheet(lines, unit_name=name), way)
    return page("teams/index.html", None, lines=lines, unit_name=name)


@bp.get("/thu-tuc")
@requires(Permission.SEE_TEAMS, exports=True)
def procedures():
    """Everything under way in the commune with its clock, and what waits for this person."""
    actor, day = current_actor(), today()
    found = under_way(actor, today=day)
    if way := asked_way():
        return hand_out(procedures_sheet(found, by=actor), way)
    return page(
        "teams/procedures.html",
        None,
        procedures=found,
        waiting=waiting(actor, day),
        unit_names=unit_names({one.unit for one in found}),
        today=day,
    )


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
            seats=form.seats.data,
            by=form.actor(),
        )
        return see_other(url_for(".detail", team_id=team.id))
    return page("teams/new.html", None, form.answer_status, form=form, villages=villages)


@bp.get("/<uuid:team_id>")
@requires(Permission.SEE_TEAMS, exports=True)
def detail(team_id: UUID):
    actor = current_actor()
    view = view_team(team_id, today=today(), by=actor)
    if way := asked_way():
        return hand_out(mediators_sheet(view, by=actor), way)
    return page(
        "teams/detail.html",
        None,
        view=view,
        team=view.team,
        shelf=shelf_of(view.team, by=current_actor()),
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
            seats=form.seats.data,
            revision=form.seen_revision,
            by=form.actor(),
        )
        return see_other(url_for(".detail", team_id=team_id))
    return page("teams/change.html", None, form.answer_status, form=form, team=team)
