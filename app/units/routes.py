"""Pages of units and villages."""

from datetime import date
from uuid import UUID

from flask import Blueprint, abort, url_for

from app.domain.actors import Permission
from app.domain.errors import RuleViolation
from app.domain.units import UnitKind, VillageKind
from app.instance import this_instance
from app.units import service
from app.units.forms import CloseUnitForm, UnitForm, VillageForm
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.htmx import page, see_other

bp = Blueprint("units", __name__, url_prefix="/don-vi")


@bp.get("/")
@requires(Permission.KEEP_UNITS)
def index():
    """The villages at a commune; the subordinate units at an office."""
    if this_instance().is_office:
        return _units_page(UnitForm(valid_from=today()))
    return _villages_page(VillageForm(valid_from=today()))


@bp.post("/")
@requires(Permission.KEEP_UNITS)
def add_unit():
    form = UnitForm()
    if not form.validate_on_submit():
        return _units_page(form, 422)
    service.add_unit(
        code=form.code.data,
        name=form.name.data,
        kind=UnitKind(form.kind.data),
        parent_code=current_actor().unit,
        valid_from=form.valid_from.data,
        by=form.actor(),
    )
    return see_other(url_for(".index"))


@bp.route("/<code>/<valid_from>/ket-thuc", methods=["GET", "POST"])
@requires(Permission.KEEP_UNITS)
def close_unit(code: str, valid_from: str):
    try:
        since = date.fromisoformat(valid_from)
    except ValueError:
        abort(404)
    unit = next(
        (
            unit
            for unit in service.units_below(current_actor().unit)
            if (unit.code, unit.valid_from) == (code, since)
        ),
        None,
    )
    if unit is None:
        abort(404)
    form = CloseUnitForm()
    if form.validate_on_submit():
        service.close_unit(code, since, valid_to=form.valid_to.data, by=form.actor())
        return see_other(url_for(".index"))
    return page("units/close.html", None, form.answer_status, unit=unit, form=form)


@bp.post("/thon")
@requires(Permission.KEEP_UNITS)
def add_village():
    _only_at_a_commune()
    form = VillageForm()
    if not form.validate_on_submit():
        return _villages_page(form, 422)
    service.add_village(
        name=form.name.data,
        kind=VillageKind(form.kind.data),
        valid_from=form.valid_from.data,
        by=form.actor(),
    )
    return see_other(url_for(".index"))


@bp.route("/thon/<uuid:village_id>", methods=["GET", "POST"])
@requires(Permission.KEEP_UNITS)
def village(village_id: UUID):
    actor = current_actor()
    held = {one.id: one for one in service.villages_of(actor.unit)}.get(village_id)
    if held is None:
        abort(404)
    form = VillageForm(obj=held)
    if form.validate_on_submit():
        service.change_village(
            village_id,
            name=form.name.data,
            kind=VillageKind(form.kind.data),
            valid_from=form.valid_from.data,
            valid_to=form.valid_to.data,
            revision=form.seen_revision,
            by=form.actor(),
        )
        return see_other(url_for(".index"))
    status = form.answer_status
    return page("units/village.html", None, status, village=held, form=form)


def _only_at_a_commune() -> None:
    if this_instance().is_office:
        raise RuleViolation("Thôn, bản, tổ dân phố do xã, phường tự ghi.")


def _villages_page(form: VillageForm, status: int = 200):
    villages = service.villages_of(current_actor().unit)
    return page("units/villages.html", None, status, villages=villages, form=form, today=today())


def _units_page(form: UnitForm, status: int = 200):
    units = service.units_below(current_actor().unit)
    return page("units/units.html", None, status, units=units, form=form, today=today())
