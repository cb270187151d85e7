"""One mediator: the profile, entering one or many who are recognised already, correcting."""

from uuid import UUID

from flask import url_for

from app.db import db
from app.domain.actors import Permission
from app.records.sight import meet_own
from app.teams import service
from app.teams.forms.keeping import ChangeMediatorForm, ManyMediatorsForm, MediatorForm
from app.teams.models import Team
from app.teams.record import MEDIATOR, TEAM
from app.teams.routes.blueprint import bp
from app.teams.service.viewing import view_mediator
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import page, see_other


@bp.get("/hoa-giai-vien/<uuid:mediator_id>")
@requires(Permission.SEE_TEAMS)
def mediator(mediator_id: UUID):
    view = view_mediator(mediator_id, today=today(), by=current_actor())
    return page("teams/mediator.html", None, view=view, mediator=view.mediator)


@bp.route("/<uuid:team_id>/hoa-giai-vien/moi", methods=["GET", "POST"])
@requires(Permission.KEEP_TEAMS)
def new_mediator(team_id: UUID):
    team = meet_own(TEAM, team_id, current_actor())
    form = MediatorForm()
    if form.validate_on_submit():
        added = tried(
            form,
            lambda: service.add_mediator(
                team_id=team_id, today=today(), by=form.actor(), **form.facts()
            ),
        )
        if added is not None:
            return see_other(url_for(".mediator", mediator_id=added.id))
    return page(
        "teams/mediator_form.html", None, form.answer_status, form=form, team=team, mediator=None
    )


@bp.route("/<uuid:team_id>/hoa-giai-vien/nhieu", methods=["GET", "POST"])
@requires(Permission.KEEP_TEAMS)
def new_mediators(team_id: UUID):
    """The whole list of a team at once."""
    team = meet_own(TEAM, team_id, current_actor())
    form = ManyMediatorsForm()
    if form.is_submitted() and not form.wants_more_rows() and form.validate():
        added = tried(
            form,
            lambda: service.add_mediators(team_id, form.facts(), today=today(), by=form.actor()),
        )
        if added is not None:
            return see_other(url_for(".detail", team_id=team_id))
    return page(
        "teams/mediators.html", "teams/_mediators.html", form.answer_status, form=form, team=team
    )


@bp.route("/hoa-giai-vien/<uuid:mediator_id>/sua", methods=["GET", "POST"])
@requires(Permission.KEEP_TEAMS)
def change_mediator(mediator_id: UUID):
    held = meet_own(MEDIATOR, mediator_id, current_actor())
    form = ChangeMediatorForm(obj=held)
    if form.validate_on_submit():
        changed = tried(
            form,
            lambda: service.change_mediator(
                mediator_id,
                revision=form.seen_revision,
                today=today(),
                by=form.actor(),
                **form.facts(),
            ),
        )
        if changed is not None:
            return see_other(url_for(".mediator", mediator_id=mediator_id))
    team = db.session.get_one(Team, held.team_id)
    return page(
        "teams/mediator_form.html", None, form.answer_status, form=form, team=team, mediator=held
    )
