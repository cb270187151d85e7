"""What is done to a budget and its lines."""

from uuid import UUID

from flask import Response, url_for

from app.budget.forms import AllotForm, LineForm, PressForm, ReasonForm, SettleForm
from app.budget.record import BUDGET, BUDGET_LINE
from app.budget.routes.blueprint import bp
from app.budget.routes.pages import show
from app.budget.service import acts, reading
from app.domain.actors import Permission
from app.domain.budget.rules import check_estimating
from app.domain.errors import RuleViolation
from app.records.sight import meet_own
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm, carried_out, tried
from app.web.htmx import page, see_other
from app.web.telling import tell, tell_undoable


@bp.post("/<uuid:budget_id>/dong")
@requires(Permission.KEEP_BUDGET)
def add_line(budget_id: UUID):
    form = LineForm()
    return _carry_out(
        budget_id, form, "line", lambda _, by: acts.add_line(budget_id, form.facts(), by=by)
    )


@bp.route("/dong/<uuid:line_id>", methods=["GET", "POST"])
@requires(Permission.KEEP_BUDGET)
def line(line_id: UUID):
    held = meet_own(BUDGET_LINE, line_id, current_actor())
    budget = meet_own(BUDGET, held.budget_id, current_actor())
    check_estimating(budget.state)
    form = LineForm(obj=held)
    if form.validate_on_submit():
        facts, seen, by = form.facts(), form.seen_revision, form.actor()
        if tried(form, lambda: acts.correct_line(line_id, facts, revision=seen, by=by)):
            return see_other(url_for(".detail", budget_id=budget.id))
    return page(
        "budget/line.html",
        None,
        form.answer_status,
        form=form,
        line=held,
        budget=budget,
        strike=PressForm(formdata=None, revision=held.revision),
    )


@bp.post("/dong/<uuid:line_id>/bo")
@requires(Permission.KEEP_BUDGET)
def strike_line(line_id: UUID):
    held, form = meet_own(BUDGET_LINE, line_id, current_actor()), PressForm()
    if form.validate_on_submit():
        seen, by = form.seen_revision, form.actor()
        acts.strike_line(line_id, revision=seen, today=today(), by=by)
        tell_undoable("Đã bỏ một dòng dự toán.", url_for(".restore_line", line_id=line_id))
    return see_other(url_for(".detail", budget_id=held.budget_id))


@bp.post("/dong/<uuid:line_id>/dua-lai")
@requires(Permission.KEEP_BUDGET)
def restore_line(line_id: UUID):
    held = meet_own(BUDGET_LINE, line_id, current_actor())
    acts.restore_line(line_id, by=OfficeForm().actor())
    tell("Đã đưa dòng dự toán trở lại.")
    return see_other(url_for(".detail", budget_id=held.budget_id))


@bp.post("/<uuid:budget_id>/giao")
@requires(Permission.KEEP_BUDGET)
def allot(budget_id: UUID):
    held, form = meet_own(BUDGET, budget_id, current_actor()), AllotForm()
    lines = reading.lines_of(held.id)
    if not form.name_lines(lines):
        raise RuleViolation("Dự toán đã đổi số dòng. Hãy tải lại trang rồi nhập lại.")
    return _carry_out(
        budget_id,
        form,
        "allot",
        lambda seen, by: acts.allot(
            budget_id,
            form.given(lines),
            allotted_on=form.allotted_on.data,
            document=form.document.data,
            revision=seen,
            today=today(),
            by=by,
        ),
    )


@bp.post("/<uuid:budget_id>/quyet-toan")
@requires(Permission.KEEP_BUDGET)
def settle(budget_id: UUID):
    form = SettleForm()
    day = form.settled_on.data
    return _carry_out(
        budget_id,
        form,
        "settle",
        lambda seen, by: acts.settle(
            budget_id, settled_on=day, revision=seen, today=today(), by=by
        ),
    )


@bp.post("/<uuid:budget_id>/mo-lai")
@requires(Permission.KEEP_BUDGET)
def reopen(budget_id: UUID):
    form = ReasonForm()
    reason = form.reason.data or ""
    return _carry_out(
        budget_id,
        form,
        "reopen",
        lambda seen, by: acts.reopen(budget_id, reason, revision=seen, by=by),
    )


def _carry_out(budget_id: UUID, form: OfficeForm, act: str, do) -> Response:
    """Do it and show the year; a form that is wrong stays as typed on its page."""
    meet_own(BUDGET, budget_id, current_actor())
    if carried_out(form, do):
        return see_other(url_for(".detail", budget_id=budget_id))
    return show(meet_own(BUDGET, budget_id, current_actor()), form, act)
