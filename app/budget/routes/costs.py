"""Pages of what was spent beside the payments of teams."""

from uuid import UUID

from flask import url_for

from app.budget.exports import costs_sheet
from app.budget.forms import CostForm, ReasonForm
from app.budget.models import Cost
from app.budget.record import COST
from app.budget.routes.blueprint import asked_year, bp
from app.budget.service import costs, reading
from app.budget.service.choosing import lately_held, lately_taught
from app.domain.actors import Permission
from app.export.sending import asked_way, hand_out
from app.records.journal import history
from app.records.sight import meet, meet_own
from app.records.wording import history_lines
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm, carried_out, tried
from app.web.htmx import page, see_other
from app.web.places import behind, day_place
from app.web.telling import tell, tell_undoable


@bp.get("/chi/")
@requires(Permission.SEE_BUDGET, exports=True)
def cost_list():
    actor, year = current_actor(), asked_year()
    if way := asked_way():
        return hand_out(costs_sheet(year, by=actor), way)
    lines, has_more = reading.cost_page(actor, year, before=day_place())
    return page(
        "budget/costs.html",
        None,
        lines=lines,
        year=year,
        budget=reading.budget_of(actor.unit, year),
        subjects=reading.subjects_of(lines),
        newest=url_for(".cost_list", nam=year) if day_place() else None,
        older=_older(lines[-1], year) if has_more else None,
    )


@bp.route("/chi/moi", methods=["GET", "POST"])
@requires(Permission.KEEP_BUDGET)
def new_cost():
    form = _offered(CostForm(data={"spent_on": today()}))
    if form.validate_on_submit():
        facts, by = form.facts(), form.actor()
        made = tried(form, lambda: costs.note_cost(facts, today=today(), by=by))
        if made is not None:
            return see_other(url_for(".cost_list", nam=made.spent_on.year))
    return page("budget/cost_form.html", None, form.answer_status, form=form, one=None)


@bp.get("/chi/<uuid:cost_id>")
@requires(Permission.SEE_BUDGET)
def cost(cost_id: UUID):
    return _show(meet(COST, cost_id, current_actor()))


@bp.route("/chi/<uuid:cost_id>/sua", methods=["GET", "POST"])
@requires(Permission.KEEP_BUDGET)
def correct_cost(cost_id: UUID):
    one = meet_own(COST, cost_id, current_actor())
    form = _offered(CostForm(obj=one))
    if form.validate_on_submit():
        facts, seen, by = form.facts(), form.seen_revision, form.actor()
        if tried(
            form,
            lambda: costs.correct_cost(cost_id, facts, revision=seen, today=today(), by=by),
        ):
            return see_other(url_for(".cost", cost_id=cost_id))
    return page("budget/cost_form.html", None, form.answer_status, form=form, one=one)


@bp.post("/chi/<uuid:cost_id>/bo")
@requires(Permission.KEEP_BUDGET)
def strike_cost(cost_id: UUID):
    one, form = meet_own(COST, cost_id, current_actor()), ReasonForm()
    reason = form.reason.data or ""
    if carried_out(
        form,
        lambda seen, by: costs.strike_cost(cost_id, reason, revision=seen, today=today(), by=by),
        is_shown=one.struck_on is None,
    ):
        tell_undoable("Đã bỏ khoản chi.", url_for(".restore_cost", cost_id=cost_id))
        return see_other(url_for(".cost", cost_id=cost_id))
    return _show(meet_own(COST, cost_id, current_actor()), form)


@bp.post("/chi/<uuid:cost_id>/dua-lai")
@requires(Permission.KEEP_BUDGET)
def restore_cost(cost_id: UUID):
    meet_own(COST, cost_id, current_actor())
    costs.restore_cost(cost_id, today=today(), by=OfficeForm().actor())
    tell("Khoản chi được tính trở lại.")
    return see_other(url_for(".cost", cost_id=cost_id))


def _show(one: Cost, wrong: OfficeForm | None = None):
    actor = current_actor()
    writes = one.unit in actor.books and actor.may(Permission.KEEP_BUDGET)
    form = wrong or ReasonForm(formdata=None, revision=one.revision)
    told = history(COST.key, [one.id]) if one.unit in actor.books else []
    return page(
        "budget/cost.html",
        None,
        422 if wrong else 200,
        one=one,
        subject=reading.subjects_of([one]).get(one.dialogue_id or one.class_id),
        form=form if writes and one.struck_on is None else None,
        lines=history_lines(COST, told),
    )


def _offered(form: CostForm) -> CostForm:
    actor = current_actor()
    form.offer(lately_held(actor, today()), lately_taught(actor, today()))
    return form


def _older(one: Cost, year: int) -> str:
    return url_for(".cost_list", nam=year, **behind(one.spent_on, one.id))
