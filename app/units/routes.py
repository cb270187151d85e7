"""Pages of units and villages."""

from uuid import UUID

from flask import Blueprint, abort, url_for

from app.domain.actors import Permission
from app.domain.errors import RuleViolation
from app.domain.units import UnitKind, VillageKind
from app.export.sending import asked_way, hand_out
from app.export.sheet import Sheet
from app.instance import this_instance
from app.records.locking import NotHere
from app.units import service
from app.units.exports import former_sheet, units_sheet, villages_sheet
from app.units.forms import (
    CloseUnitForm,
    MergeUnitsForm,
    MoveUnitForm,
    SplitUnitForm,
    UnitForm,
    VillageForm,
)
from app.units.models import Unit
from app.units.service import showing
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm, tried
from app.web.htmx import page, see_other
from app.web.telling import tell

bp = Blueprint("units", __name__, url_prefix="/don-vi")


@bp.get("/")
@requires(Permission.KEEP_UNITS, exports=True)
def index():
    """The villages at a commune; the subordinate units at an office."""
    if way := asked_way():
        return hand_out(_sheet(), way)
    if this_instance().is_office:
        return _units_page(UnitForm(valid_from=today()))
    villages = service.villages_of(current_actor().unit)
    newest = max(villages, key=lambda one: one.id, default=None)  # the next is mostly like it
    kind = newest and newest.kind
    return _villages_page(VillageForm(kind=kind, valid_from=today()))


def _sheet() -> Sheet:
    unit = current_actor().unit
    if this_instance().is_office:
        return units_sheet(service.units_below(unit))
    return villages_sheet(service.villages_of(unit))


@bp.post("/")
@requires(Permission.KEEP_UNITS)
def add_unit():
    form = UnitForm()
    if form.validate_on_submit():
        facts = {"code": form.code.data, "name": form.name.data, "kind": UnitKind(form.kind.data)}
        facts |= {"parent_code": current_actor().unit, "valid_from": form.valid_from.data}
        by = form.actor()
        if tried(form, lambda: service.add_unit(**facts, by=by)) is not None:
            return see_other(url_for(".index"))
    return _units_page(form, 422)


@bp.get("/ma/<code>")
@requires(Permission.KEEP_UNITS)
def unit(code: str):
    """Where a unit stands and how it came there; at a commune its own line."""
    actor = current_actor()
    view = showing.view_of(code, actor)
    is_below = code != actor.unit and code in service.subtree_codes(actor.unit)
    may_change = this_instance().is_office and is_below and view.unit.valid_to is None
    return page("units/unit.html", None, view=view, may_change=may_change)


@bp.route("/ma/<code>/ket-thuc", methods=["GET", "POST"])
@requires(Permission.KEEP_UNITS)
def close_unit(code: str):
    form, unit = CloseUnitForm(), _changeable(code)
    if form.validate_on_submit():
        facts = {"valid_to": form.valid_from.data, "decree": form.decree()}
        by = form.actor()
        if tried(form, lambda: service.close_unit(code, **facts, today=today(), by=by)) is not None:
            return see_other(url_for(".unit", code=code))
    return page("units/close.html", None, form.answer_status, unit=unit, form=form)


@bp.route("/ma/<code>/chuyen", methods=["GET", "POST"])
@requires(Permission.KEEP_UNITS)
def move_unit(code: str):
    form, unit = MoveUnitForm(), _changeable(code)
    form.offer(showing.superiors_offered(code, current_actor()))
    if form.validate_on_submit():
        facts = {"valid_from": form.valid_from.data, "decree": form.decree()}
        to, by = form.to.data, form.actor()
        moved = tried(form, lambda: service.move_unit(code, to, **facts, today=today(), by=by))
        if moved is not None:
            return see_other(url_for(".unit", code=code))
    view = showing.view_of(code, current_actor())
    return page("units/move.html", None, form.answer_status, unit=unit, view=view, form=form)


@bp.route("/nhap", methods=["GET", "POST"])
@requires(Permission.KEEP_UNITS)
def merge_units():
    _only_at_an_office()
    form = MergeUnitsForm()
    form.offer(one for one in service.units_below(current_actor().unit) if one.valid_to is None)
    if form.validate_on_submit():
        facts = {
            "name": form.name.data,
            "kind": UnitKind(form.kind.data),
            "valid_from": form.valid_from.data,
            "decree": form.decree(),
        }
        codes, into, by = form.codes.data, form.code.data, form.actor()
        merged = tried(
            form, lambda: service.merge_units(codes, into, **facts, today=today(), by=by)
        )
        if merged is not None:
            tell("Đã ghi việc nhập đơn vị.")
            return see_other(url_for(".unit", code=into))
    return page("units/merge.html", None, form.answer_status, form=form)


@bp.route("/ma/<code>/chia", methods=["GET", "POST"])
@requires(Permission.KEEP_UNITS)
def split_unit(code: str):
    unit, villages = _changeable(code), service.villages_now(code)
    if not unit.kind.is_commune:
        raise NotHere
    form = SplitUnitForm(data={"code": code, "name": unit.name, "kind": unit.kind})
    wants_more = form.wants_more_rows()
    form.offer(villages, unit.kind)
    if form.is_submitted() and not wants_more and form.validate():
        facts = {"valid_from": form.valid_from.data, "decree": form.decree()}
        parts, by = form.parts(), form.actor()
        split = tried(form, lambda: service.split_unit(code, parts, **facts, today=today(), by=by))
        if split is not None:
            tell("Đã ghi việc chia, tách đơn vị.")
            return see_other(url_for(".unit", code=code))
    status = form.answer_status
    return page("units/split.html", None, status, unit=unit, villages=villages, form=form)


@bp.route("/truoc-01-07-2025", methods=["GET", "POST"])
@requires(Permission.KEEP_UNITS, exports=True)
def former():
    """What the shipped list knows of the area before 01/07/2025, and taking it in."""
    form, actor = OfficeForm(), current_actor()
    if way := asked_way():
        return hand_out(former_sheet(service.former_units(actor)), way)
    if form.validate_on_submit():
        by = form.actor()
        if tried(form, lambda: service.take_in_former(by)) is not None:
            return see_other(url_for(".former"))
    units = service.former_units(actor)
    return page("units/former.html", None, form.answer_status, units=units, form=form)


def _changeable(code: str) -> Unit:
    """A unit below that is still going on, or 404."""
    actor, unit = current_actor(), service.newest_of(code)
    below = service.subtree_codes(actor.unit) - {actor.unit}
    if not this_instance().is_office or unit is None or code not in below or unit.valid_to:
        raise NotHere
    return unit


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
    tell("Đã thêm vào danh sách.")
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
        tell("Đã lưu thôn, bản, tổ dân phố.")
        return see_other(url_for(".index"))
    status = form.answer_status
    return page("units/village.html", None, status, village=held, form=form)


def _only_at_an_office() -> None:
    if not this_instance().is_office:
        raise NotHere


def _only_at_a_commune() -> None:
    if this_instance().is_office:
        raise RuleViolation("Thôn, bản, tổ dân phố do xã, phường tự ghi.")


def _villages_page(form: VillageForm, status: int = 200):
    unit = current_actor().unit
    return page(
        "units/villages.html",
        None,
        status,
        villages=service.villages_of(unit),
        given=showing.given_away(unit),
        received=showing.received_by(unit),
        line=showing.line_above(unit),
        form=form,
    )


def _units_page(form: UnitForm, status: int = 200):
    unit = current_actor().unit
    return page(
        "units/units.html",
        None,
        status,
        units=service.units_below(unit),
        away=service.moved_away(unit),
        line=showing.line_above(unit),
        form=form,
    )
