"""The register, and taking a case in."""

from typing import Any
from uuid import UUID

from flask import request, url_for

from app.domain.actors import Actor, Permission
from app.domain.classification import category_label
from app.domain.mediation.parties import PartyKind, Side
from app.export.sending import asked_way, hand_out
from app.mediation import service
from app.mediation.exports import cases_sheet
from app.mediation.forms.intake import IntakeForm, offer_repeats
from app.mediation.forms.listing import ListForm
from app.mediation.models.case import book_number
from app.mediation.record import MEDIATION_CASE
from app.mediation.routes.blueprint import bp
from app.mediation.service.parties import parties_of
from app.mediation.service.persons import chosen
from app.mediation.service.reading import count_cases, list_cases
from app.records.sight import meet_own
from app.teams.service import teams_of
from app.units.service import unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import page, see_other


@bp.get("/")
@requires(Permission.SEE_CASES, exports=True)
def index():
    actor = current_actor()
    form = ListForm.of(request.args, actor, today())
    is_good = form.validate()
    wanted = form.wanted()
    if way := asked_way():
        return hand_out(cases_sheet(form, wanted, by=actor), way)
    found = list_cases(wanted, by=actor, after=form.after.data, before=form.before.data)
    return page(
        "mediation/index.html",
        "mediation/_narrowed.html",
        200 if is_good else 422,
        form=form,
        found=found,
        number=count_cases(wanted, by=actor) if form.arguments() else None,
        today=today(),
        unit_names=unit_names({line.unit for line in found.lines}),
        category_label=category_label,
        book_number=book_number,
    )


_FIRST_ROWS = (Side.A, Side.B)


@bp.route("/moi", methods=["GET", "POST"])
@requires(Permission.RECORD_CASE)
def new():
    actor, day = current_actor(), today()
    teams = [(team.id, team.name) for team in teams_of(actor, on=day)]
    form = IntakeForm.for_teams(teams, day, received_on=day, **_first_facts(actor))
    if form.is_submitted() and not form.wants_more_rows() and form.validate():
        case = tried(form, lambda: service.receive_case(**form.facts(), today=day, by=form.actor()))
        if case is not None:
            return see_other(url_for(".detail", case_id=case.id))
    offer_repeats(form, day, actor)
    return page(
        "mediation/new.html",
        "mediation/_intake.html",
        form.answer_status,
        form=form,
        has_teams=bool(teams),
        held=chosen((row.form.same_as.data for row in form.parties), by=actor),
    )


def _first_facts(actor: Actor) -> dict[str, Any]:
    """Two empty lines; of a quarrel that is back the people of the earlier case."""
    earlier_id = request.args.get("tai-dien", type=UUID)
    if earlier_id is None:
        return {"parties": [{"side": side} for side in _FIRST_ROWS]}
    earlier = meet_own(MEDIATION_CASE, earlier_id, actor)
    rows = [
        {
            "side": party.side,
            "kind": party.kind,
            "name": party.name,
            "birth_year": party.birth_year,
            "address": party.address,
            "same_as": party.id if party.kind is PartyKind.PERSON else None,
        }
        for party in parties_of(earlier.id)
    ]
    return {"repeats_id": earlier.id, "team_id": earlier.team_id, "parties": rows}
