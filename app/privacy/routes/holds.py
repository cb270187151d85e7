"""Pages of what is held as it is, and of the stones."""

from uuid import UUID

from flask import url_for

from app.domain.actors import Permission
from app.export.sending import asked_way, hand_out
from app.privacy.exports import holds_sheet, stones_sheet
from app.privacy.forms import HoldForm, ReasonForm
from app.privacy.record import LEGAL_HOLD
from app.privacy.routes.blueprint import bp
from app.privacy.service import holds
from app.privacy.service.catalogue import kind_of
from app.privacy.service.reading import list_stones
from app.privacy.service.stones import undone
from app.records.journal import history
from app.records.sight import meet_own
from app.records.wording import history_lines
from app.units.service import unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import carried_out, tried
from app.web.htmx import page, see_other

TOLD = {"reason", "authority", "document", "placed_on", "until", "lifted_on", "lift_reason"}


@bp.get("/giu-nguyen/")
@requires(Permission.KEEP_PRIVACY, exports=True)
def hold_list():
    lines = holds.list_holds(current_actor())
    if way := asked_way():
        return hand_out(holds_sheet(lines), way)
    return page("privacy/holds.html", lines=lines, kind_of=kind_of)


@bp.route("/giu-nguyen/moi/<kind>/<uuid:record_id>", methods=["GET", "POST"])
@requires(Permission.DECIDE_PRIVACY)
def new_hold(kind: str, record_id: UUID):
    subject, record = holds.subject_of(kind, record_id, current_actor())
    form = HoldForm(data={"placed_on": today()})
    if form.validate_on_submit():
        facts, by = form.facts(), form.actor()
        made = tried(form, lambda: holds.place_hold(kind, record_id, facts, today=today(), by=by))
        if made is not None:
            return see_other(url_for(".hold_detail", hold_id=made.id))
    return page(
        "privacy/new_hold.html",
        None,
        form.answer_status,
        form=form,
        subject=subject,
        record=record,
        number=getattr(record, "number", None),
    )


@bp.get("/giu-nguyen/<uuid:hold_id>")
@requires(Permission.KEEP_PRIVACY)
def hold_detail(hold_id: UUID):
    return _show(hold_id, None)


@bp.post("/giu-nguyen/<uuid:hold_id>/thoi")
@requires(Permission.DECIDE_PRIVACY)
def lift(hold_id: UUID):
    hold, form = meet_own(LEGAL_HOLD, hold_id, current_actor()), ReasonForm()
    if carried_out(
        form,
        lambda seen, by: holds.lift_hold(
            hold_id, form.reason.data, revision=seen, today=today(), by=by
        ),
        is_shown=hold.lifted_on is None,
    ):
        return see_other(url_for(".hold_detail", hold_id=hold_id))
    return _show(hold_id, form)


@bp.get("/bia-xoa/")
@requires(Permission.KEEP_PRIVACY, exports=True)
def stones():
    actor = current_actor()
    lines = list_stones(actor)
    if way := asked_way():
        return hand_out(stones_sheet(lines, by=actor), way)
    return page(
        "privacy/stones.html",
        lines=lines,
        undone=undone(actor),
        kind_of=kind_of,
        names=unit_names({one.unit for one in lines}),
    )


def _show(hold_id: UUID, wrong: ReasonForm | None):
    actor = current_actor()
    hold = meet_own(LEGAL_HOLD, hold_id, actor)
    may = hold.lifted_on is None and actor.may(Permission.DECIDE_PRIVACY)
    form = wrong or ReasonForm(formdata=None, revision=hold.revision)
    return page(
        "privacy/hold.html",
        None,
        422 if wrong else 200,
        hold=hold,
        kind=kind_of(hold.subject_kind),
        form=form if may else None,
        lines=history_lines(LEGAL_HOLD, history(LEGAL_HOLD.key, [hold.id]), told=TOLD),
    )
