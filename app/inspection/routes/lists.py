"""The checklists: which one holds, and writing another from it."""

from uuid import UUID

from flask import url_for

from app.domain.actors import Permission
from app.domain.inspection.checklist import CheckItem, FigureKey, ItemFor, grouped, items_from_json
from app.inspection.forms import PressForm
from app.inspection.list_forms import ListForm
from app.inspection.models import InspectionList
from app.inspection.record import INSPECTION_LIST
from app.inspection.routes.blueprint import bp
from app.inspection.service import lists as service
from app.records.sight import meet, meet_own
from app.units.service import unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import carried_out, tried
from app.web.htmx import page, see_other


@bp.get("/bang-kiem/")
@requires(Permission.SEE_INSPECTIONS)
def lists():
    """The list that holds today, and those that were written."""
    actor = current_actor()
    known = service.list_of(actor.unit, on=today())
    written = service.written_lists(actor.unit)
    return page(
        "inspection/lists.html",
        known=known,
        groups=grouped(CheckItem(item) for item in known.items),
        written=written,
        names=unit_names({one.unit for one in written}),
    )


@bp.get("/bang-kiem/<uuid:list_id>")
@requires(Permission.SEE_INSPECTIONS)
def one_list(list_id: UUID):
    return _list_page(meet(INSPECTION_LIST, list_id, current_actor()))


@bp.route("/bang-kiem/moi", methods=["GET", "POST"])
@requires(Permission.KEEP_LAW)
def new_list():
    """Begins with the list that holds; a line is an item."""
    known = service.list_of(current_actor().unit, on=today())
    first = {"title": known.title, "valid_from": today(), **ListForm.typed_of(known.items)}
    form = ListForm(data=first)
    if form.validate_on_submit():
        title, since, by = form.title.data, form.valid_from.data, form.actor()
        made = tried(
            form,
            lambda: service.add_list(title, form.items(), since, today=today(), by=by),
        )
        if made is not None:
            return see_other(url_for(".one_list", list_id=made.id))
    return page(
        "inspection/list_form.html",
        None,
        form.answer_status,
        form=form,
        figures=FigureKey,
        levels=ItemFor,
    )


@bp.post("/bang-kiem/<uuid:list_id>/thoi-dung")
@requires(Permission.KEEP_LAW)
def withdraw_list(list_id: UUID):
    held, form = meet_own(INSPECTION_LIST, list_id, current_actor()), PressForm()
    if carried_out(
        form,
        lambda seen, by: service.withdraw_list(list_id, revision=seen, today=today(), by=by),
        is_shown=held.withdrawn_on is None,
    ):
        return see_other(url_for(".lists"))
    return _list_page(held, form)


def _list_page(held: InspectionList, wrong: PressForm | None = None):
    actor = current_actor()
    is_own = held.unit in actor.books and actor.may(Permission.KEEP_LAW)
    form = wrong or PressForm(formdata=None, revision=held.revision)
    return page(
        "inspection/one_list.html",
        None,
        422 if wrong else 200,
        held=held,
        groups=grouped(CheckItem(item) for item in items_from_json(held.definition)),
        form=form if is_own and held.withdrawn_on is None else None,
        unit_name=unit_names({held.unit}).get(held.unit, held.unit),
    )
