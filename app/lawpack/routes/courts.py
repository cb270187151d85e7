"""Which court the people of a unit turn to."""

from uuid import UUID

from flask import url_for
from wtforms.fields.choices import SelectChoice

from app.domain.actors import Permission
from app.export.sending import asked_way, hand_out
from app.lawpack.exports import courts_sheet
from app.lawpack.forms import CourtForm, NewCourtForm
from app.lawpack.record import COURT
from app.lawpack.routes.common import bp, law_page, shown_unit
from app.lawpack.service import keeping
from app.lawpack.service.showing import courts_of, history_of_court
from app.records.sight import meet_own
from app.units.service import unit_names, units_below
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.htmx import page, see_other


@bp.get("/toa-an/")
@requires(Permission.SEE_CASES, exports=True)
def courts():
    if way := asked_way():
        return hand_out(courts_sheet(courts_of(shown_unit())), way)
    return _courts_page(_new_form(valid_from=today()), unit=shown_unit())


@bp.post("/toa-an/")
@requires(Permission.KEEP_LAW)
def add_court():
    form = _new_form()
    if not form.validate_on_submit():
        return _courts_page(form, 422, unit=current_actor().unit)
    keeping.add_court(serves=form.serves.data, **_facts(form), today=today(), by=form.actor())
    return see_other(url_for(".courts"))


@bp.route("/toa-an/<uuid:court_id>", methods=["GET", "POST"])
@requires(Permission.KEEP_LAW)
def court(court_id: UUID):
    held = meet_own(COURT, court_id, current_actor())
    form = CourtForm(obj=held)
    if form.validate_on_submit():
        keeping.change_court(
            court_id, **_facts(form), revision=form.seen_revision, today=today(), by=form.actor()
        )
        return see_other(url_for(".courts"))
    return page(
        "lawpack/court.html",
        None,
        form.answer_status,
        court=held,
        served=unit_names({held.serves}).get(held.serves, held.serves),
        history=history_of_court(held),
        form=form,
    )


def _new_form(**given: object) -> NewCourtForm:
    """An office chooses whom the court serves; a commune has only itself to choose."""
    form = NewCourtForm(**given)
    own = current_actor().unit
    codes = dict.fromkeys([own, *(one.code for one in units_below(own) if one.valid_to is None)])
    names = unit_names(set(codes))
    form.serves.choices = [SelectChoice(code, names.get(code, code)) for code in codes]
    return form


def _courts_page(form: NewCourtForm, status: int = 200, *, unit: str):
    held = courts_of(unit)
    names = unit_names({court.serves for court in held})
    return law_page("courts.html", status, unit=unit, courts=held, names=names, form=form)


def _facts(form: CourtForm) -> dict[str, object]:
    return {
        "name": form.name.data,
        "address": form.address.data or None,
        "phone": form.phone.data or None,
        "valid_from": form.valid_from.data,
        "valid_to": form.valid_to.data,
    }
