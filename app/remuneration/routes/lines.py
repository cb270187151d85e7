"""One line of a draft: its split, why it is not paid, what an accident cost."""

from collections.abc import Callable
from uuid import UUID

from flask import Response, url_for

from app.domain.actors import Actor, Permission
from app.domain.remuneration.requests import ItemKind, check_draft
from app.records.locking import NotHere
from app.records.sight import meet_own
from app.remuneration.forms import AccidentForm, ReasonForm, ReckonForm, SplitForm
from app.remuneration.models import PaymentItem
from app.remuneration.record import PAYMENT_ITEM
from app.remuneration.routes.blueprint import bp, own_request
from app.remuneration.service import lines as acts
from app.remuneration.service import reading
from app.remuneration.service.reading import ItemLine
from app.remuneration.service.register import who_may_share
from app.teams.service import mediators_of
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm, carried_out
from app.web.htmx import page, see_other
from app.web.telling import tell, tell_undoable


@bp.route("/khoan/<uuid:item_id>", methods=["GET", "POST"])
@requires(Permission.REQUEST_PAYMENT)
def line(item_id: UUID):
    """Who of a case gets how much."""
    item, shown = _met(item_id)
    form = _split_form(item, shown)
    if (
        form is not None
        and form.is_submitted()
        and carried_out(
            form,
            lambda seen, by: acts.split_item(
                item_id, form.parts(), revision=seen, today=today(), by=by
            ),
        )
    ):
        return _back(item)
    return _line_page(item, shown, form)


@bp.post("/khoan/<uuid:item_id>/khong-chi")
@requires(Permission.REQUEST_PAYMENT)
def leave_out(item_id: UUID):
    form = ReasonForm()

    def do(seen: int, by: Actor) -> PaymentItem:
        item = acts.leave_out(item_id, form.reason.data or "", revision=seen, by=by)
        tell("Đã ghi: không chi một khoản.")
        return item

    return _carry_out(item_id, form, "leave_out", do)


@bp.post("/khoan/<uuid:item_id>/chi-lai")
@requires(Permission.REQUEST_PAYMENT)
def pay_after_all(item_id: UUID):
    def do(seen: int, by: Actor) -> PaymentItem:
        item = acts.pay_after_all(item_id, revision=seen, by=by)
        tell("Khoản được chi trở lại, chia đều.")
        return item

    return _carry_out(item_id, ReckonForm(), "pay_after_all", do)


@bp.post("/khoan/<uuid:item_id>/bo")
@requires(Permission.REQUEST_PAYMENT)
def drop_accident(item_id: UUID):
    def do(seen: int, by: Actor) -> PaymentItem:
        item = acts.drop_accident(item_id, revision=seen, today=today(), by=by)
        tell_undoable(
            "Đã bỏ một khoản khỏi đề nghị.", url_for(".restore_accident", item_id=item_id)
        )
        return item

    return _carry_out(item_id, ReckonForm(), "drop", do)


@bp.post("/khoan/<uuid:item_id>/dua-lai")
@requires(Permission.REQUEST_PAYMENT)
def restore_accident(item_id: UUID):
    item = meet_own(PAYMENT_ITEM, item_id, current_actor())
    acts.restore_accident(item_id, by=OfficeForm().actor())
    tell("Đã đưa khoản trở lại đề nghị.")
    return _back(item)


@bp.route("/<uuid:request_id>/tai-nan", methods=["GET", "POST"])
@requires(Permission.REQUEST_PAYMENT)
def accident(request_id: UUID):
    one, form = own_request(request_id), AccidentForm()
    check_draft(one.state)
    form.offer(mediators_of(one.team_id))
    if form.is_submitted() and carried_out(
        form, lambda _, by: acts.add_accident(request_id, form.facts(), by=by)
    ):
        return see_other(url_for(".detail", request_id=request_id))
    return page("remuneration/accident.html", None, form.answer_status, one=one, form=form)


def _met(item_id: UUID) -> tuple[PaymentItem, ItemLine]:
    """The line of an own draft."""
    item = meet_own(PAYMENT_ITEM, item_id, current_actor())
    one = own_request(item.request_id)
    check_draft(one.state)
    for shown in reading.item_lines(one):
        if shown.item.id == item_id:
            return item, shown
    raise NotHere


def _split_form(item: PaymentItem, shown: ItemLine) -> SplitForm | None:
    if item.kind is not ItemKind.CASE or item.unpaid_because:
        return None
    people = who_may_share(own_request(item.request_id), item.case_id)
    return SplitForm.offering(people, shown.shares, item.revision)


def _carry_out(
    item_id: UUID, form: OfficeForm, act: str, do: Callable[[int, Actor], PaymentItem]
) -> Response:
    item, shown = _met(item_id)
    if carried_out(form, do):
        return _back(item)
    return _line_page(item, shown, _split_form(item, shown), form, act)


def _line_page(
    item: PaymentItem,
    shown: ItemLine,
    split: SplitForm | None,
    wrong: OfficeForm | None = None,
    act: str = "",
) -> Response:
    seen = {"formdata": None, "revision": item.revision}
    forms: dict[str, OfficeForm] = {}
    if item.unpaid_because:
        forms["pay_after_all"] = ReckonForm(**seen)
    elif item.kind in (ItemKind.CASE, ItemKind.TEAM):
        forms["leave_out"] = ReasonForm(**seen)
    else:
        forms["drop"] = ReckonForm(**seen)
    if wrong is not None:
        forms[act] = wrong
    is_wrong = wrong is not None or (split is not None and bool(split.errors))
    return page(
        "remuneration/line.html",
        None,
        422 if is_wrong else 200,
        item=item,
        line=shown,
        one=own_request(item.request_id),
        split=split,
        forms=forms,
    )


def _back(item: PaymentItem) -> Response:
    return see_other(url_for(".detail", request_id=item.request_id))
