"""Pages of the log of outreach at ``/bao-cao/tuyen-truyen/``."""

from datetime import date
from uuid import UUID

from flask import Blueprint, Response, url_for

from app.domain.actors import Permission
from app.domain.classification import category_label
from app.domain.outreach import check_standing
from app.export.sending import asked_way, hand_out
from app.outreach import service
from app.outreach.exports import outreach_sheet
from app.outreach.forms import OutreachForm, StrikeForm
from app.outreach.models import Outreach
from app.outreach.record import OUTREACH
from app.records.journal import history
from app.records.sight import meet, meet_own
from app.records.wording import history_lines
from app.units.service import unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm, carried_out, tried
from app.web.htmx import page, see_other
from app.web.places import behind, day_place
from app.web.telling import tell, tell_undoable

bp = Blueprint("outreach", __name__, url_prefix="/bao-cao/tuyen-truyen")


@bp.get("/")
@requires(Permission.SEE_REPORTS, exports=True)
def index():
    actor, day = current_actor(), today()
    if way := asked_way():
        return hand_out(outreach_sheet(by=actor), way)
    lines, has_more = service.list_page(actor, before=day_place())
    first = date(day.year, 1, 1)
    return page(
        "outreach/index.html",
        lines=lines,
        done=service.outreached(first, day, by=actor),
        year=day.year,
        names=unit_names({one.unit for one in lines}),
        newest=url_for(".index") if day_place() else None,
        older=_older(lines[-1]) if has_more else None,
    )


@bp.route("/moi", methods=["GET", "POST"])
@requires(Permission.WRITE_REPORTS)
def new():
    form = OutreachForm(data={"held_on": today()})
    form.offer(today())
    if form.validate_on_submit():
        facts, by = form.facts(), form.actor()
        made = tried(form, lambda: service.note_outreach(facts, today=today(), by=by))
        if made is not None:
            return see_other(url_for(".index"))
    return page("outreach/form.html", None, form.answer_status, form=form, one=None)


@bp.get("/<uuid:outreach_id>")
@requires(Permission.SEE_REPORTS)
def detail(outreach_id: UUID):
    return _show(meet(OUTREACH, outreach_id, current_actor()))


@bp.route("/<uuid:outreach_id>/sua", methods=["GET", "POST"])
@requires(Permission.WRITE_REPORTS)
def correct(outreach_id: UUID):
    one = meet_own(OUTREACH, outreach_id, current_actor())
    check_standing(one.struck_on)
    form = OutreachForm(obj=one)
    form.offer(one.held_on)
    if form.validate_on_submit():
        facts, seen, by = form.facts(), form.seen_revision, form.actor()
        if tried(
            form,
            lambda: service.correct_outreach(
                outreach_id, facts, revision=seen, today=today(), by=by
            ),
        ):
            return see_other(url_for(".detail", outreach_id=outreach_id))
    return page("outreach/form.html", None, form.answer_status, form=form, one=one)


@bp.post("/<uuid:outreach_id>/bo")
@requires(Permission.WRITE_REPORTS)
def strike(outreach_id: UUID):
    one, form = meet_own(OUTREACH, outreach_id, current_actor()), StrikeForm()
    if carried_out(
        form,
        lambda seen, by: service.strike_outreach(outreach_id, revision=seen, today=today(), by=by),
        is_shown=one.struck_on is None,
    ):
        back = url_for(".restore", outreach_id=outreach_id)
        tell_undoable("Đã bỏ một buổi tuyên truyền khỏi nhật ký.", back)
        return see_other(url_for(".index"))
    return _show(one, form)


@bp.post("/<uuid:outreach_id>/dua-lai")
@requires(Permission.WRITE_REPORTS)
def restore(outreach_id: UUID):
    meet_own(OUTREACH, outreach_id, current_actor())
    service.restore_outreach(outreach_id, by=OfficeForm().actor())
    tell("Đã đưa buổi tuyên truyền trở lại nhật ký.")
    return see_other(url_for(".detail", outreach_id=outreach_id))


def _show(one: Outreach, wrong: OfficeForm | None = None) -> Response:
    actor = current_actor()
    writes = one.unit in actor.books and actor.may(Permission.WRITE_REPORTS)
    form = wrong or StrikeForm(formdata=None, revision=one.revision)
    return page(
        "outreach/detail.html",
        None,
        422 if wrong else 200,
        one=one,
        form=form if writes and one.struck_on is None else None,
        category=category_label(one.category) if one.category else "",
        unit_name=unit_names({one.unit}).get(one.unit, one.unit),
        lines=history_lines(OUTREACH, history(OUTREACH.key, [one.id])),
    )


def _older(one: Outreach) -> str:
    return url_for(".index", **behind(one.held_on, one.id))
