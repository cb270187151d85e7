"""Pages of the models "Dân vận khéo" at ``/thi-dua/mo-hinh/``."""

from uuid import UUID

from flask import Response, url_for

from app.db import db
from app.domain.actors import OFFICE_ROLES, TEAM_ROLES, Permission
from app.domain.emulation.models import FIELDS, REGISTERED_WITH, ModelState, check_correction
from app.domain.suppression import LEFT_OUT, is_small
from app.emulation.exports import models_sheet
from app.emulation.forms import ModelForm, StepForm
from app.emulation.models import EmulationModel
from app.emulation.record import EMULATION_MODEL
from app.emulation.routes.blueprint import bp, code, given, older, place, year_in
from app.emulation.service import models as acts
from app.emulation.service import reading
from app.emulation.service.figures import YearOf, two_years_of
from app.emulation.service.reading import WantedModels
from app.export.sending import asked_way, hand_out
from app.records.journal import history
from app.records.sight import meet, meet_own
from app.records.wording import history_lines
from app.teams.models import Team
from app.units.models import Village
from app.units.service import unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm, tried
from app.web.htmx import page, see_other

_TOLD = {"title", "field", "state", "state_on", "result", "decision_number", "recognised_by"}
_HINTS = {"fields": FIELDS, "registrars": REGISTERED_WITH}


@bp.get("/mo-hinh/")
@requires(Permission.SEE_EMULATION, exports=True)
def models():
    actor, is_office = current_actor(), current_actor().role in OFFICE_ROLES
    wanted = WantedModels(
        given("don-vi") or None, year_in(given("nam")), code(ModelState, given("tinh-trang"))
    )
    if way := asked_way():
        return hand_out(models_sheet(wanted, by=actor), way)
    shown = reading.model_page(actor, wanted, before=place())
    kept = {name: value for name in ("don-vi", "nam", "tinh-trang") if (value := given(name))}
    year = wanted.year or today().year
    by_unit = reading.models_by_unit(actor, year) if is_office else []
    return page(
        "emulation/models.html",
        "emulation/_models.html",
        shown=shown,
        wanted=wanted,
        year=year,
        years=reading.years_of_models(actor),
        by_unit=by_unit,
        names=unit_names({one.unit for one in (*shown.lines, *by_unit)}),
        states=ModelState,
        older=older(".models", shown.lines, kept) if shown.has_more else None,
        newest=url_for(".models", **kept) if place() else None,
    )


@bp.route("/mo-hinh/moi", methods=["GET", "POST"])
@requires(Permission.WRITE_EMULATION)
def new_model():
    form = ModelForm(data={"registered_on": today(), "year": today().year, "field": FIELDS[0]})
    form.offer(current_actor(), today())
    if form.validate_on_submit():
        facts, by = form.facts(), form.actor()
        made = tried(form, lambda: acts.register_model(facts, today=today(), by=by))
        if made is not None:
            return see_other(url_for(".model", model_id=made.id))
    return page(
        "emulation/model_form.html", None, form.answer_status, form=form, one=None, **_HINTS
    )


@bp.get("/mo-hinh/<uuid:model_id>")
@requires(Permission.SEE_EMULATION)
def model(model_id: UUID):
    return _show(meet(EMULATION_MODEL, model_id, current_actor()))


@bp.route("/mo-hinh/<uuid:model_id>/sua", methods=["GET", "POST"])
@requires(Permission.WRITE_EMULATION)
def correct_model(model_id: UUID):
    one = meet_own(EMULATION_MODEL, model_id, current_actor())
    check_correction(one.state)
    form = ModelForm(obj=one)
    form.offer(current_actor(), today())
    if form.validate_on_submit():
        facts, seen, by = form.facts(), form.seen_revision, form.actor()
        if tried(
            form,
            lambda: acts.correct_model(model_id, facts, revision=seen, today=today(), by=by),
        ):
            return see_other(url_for(".model", model_id=model_id))
    return page("emulation/model_form.html", None, form.answer_status, form=form, one=one, **_HINTS)


@bp.post("/mo-hinh/<uuid:model_id>/tinh-trang")
@requires(Permission.WRITE_EMULATION)
def step(model_id: UUID):
    one = meet_own(EMULATION_MODEL, model_id, current_actor())
    form = StepForm()
    form.offer(one.state)
    if form.validate():
        wanted, seen, by = form.step(), form.seen_revision, form.actor()
        if tried(
            form, lambda: acts.note_step(model_id, wanted, revision=seen, today=today(), by=by)
        ):
            return see_other(url_for(".model", model_id=model_id))
    return _show(meet(EMULATION_MODEL, model_id, current_actor()), form)


def _show(one: EmulationModel, wrong: OfficeForm | None = None) -> Response:
    actor = current_actor()
    writes = one.unit in actor.books and actor.may(Permission.WRITE_EMULATION)
    form = wrong
    if writes and form is None:
        form = StepForm(formdata=None, revision=one.revision, data={"on": today()})
        form.offer(one.state)
    is_of_village, is_above = one.team_id or one.village_id, actor.role in OFFICE_ROLES
    return page(
        "emulation/model.html",
        None,
        422 if wrong else 200,
        one=one,
        form=form,
        writes=writes,
        figures=_figures(one) if actor.meets_villages or not is_of_village else None,
        number=(lambda n: LEFT_OUT if is_small(n) else n) if is_of_village and is_above else int,
        team=db.session.get(Team, one.team_id) if one.team_id else None,
        sees_team=actor.role not in TEAM_ROLES or actor.team_id == one.team_id,
        village=db.session.get(Village, one.village_id) if one.village_id else None,
        names=unit_names({one.unit}),
        lines=history_lines(EMULATION_MODEL, history(EMULATION_MODEL.key, [one.id]), told=_TOLD),
        **_HINTS,
    )


def _figures(one: EmulationModel) -> tuple[YearOf, YearOf]:
    """As they were when the result was noted, or as they are."""
    if one.received is None:
        return two_years_of(one)
    return (
        YearOf(one.received, one.settled or 0),
        YearOf(one.received_before or 0, one.settled_before or 0),
    )
