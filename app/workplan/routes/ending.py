"""Replacing a plan by another, withdrawing it, giving up a draft."""

from uuid import UUID

from flask import url_for

from app.domain.actors import Permission
from app.web.access import requires
from app.web.context import today
from app.web.forms import OfficeForm, tried
from app.web.htmx import see_other
from app.web.telling import tell, tell_undoable
from app.workplan.forms import DropForm, ReplaceForm, WithdrawForm
from app.workplan.routes.blueprint import bp, own_plan
from app.workplan.routes.detail import plan_page
from app.workplan.service import ending, plans


@bp.post("/<uuid:plan_id>/thay-the")
@requires(Permission.WRITE_WORKPLANS)
def replace(plan_id: UUID):
    plan, form = own_plan(plan_id), ReplaceForm()
    if form.validate_on_submit():
        reason, by = form.reason.data, form.actor()
        made = tried(
            form, lambda: ending.replace_plan(plan_id, reason, by=by), is_shown=plan.is_issued
        )
        if made is not None:
            return see_other(url_for(".detail", plan_id=made.id))
    return plan_page(plan, replace=form)


@bp.post("/<uuid:plan_id>/thu-hoi")
@requires(Permission.ISSUE_WORKPLANS)
def withdraw(plan_id: UUID):
    plan, form = own_plan(plan_id), WithdrawForm()
    if form.validate_on_submit():
        told = {"reason": form.reason.data, "revision": form.seen_revision, "today": today()}
        by = form.actor()
        if tried(
            form,
            lambda: ending.withdraw_plan(plan_id, **told, by=by),
            is_shown=plan.is_issued,
        ):
            return see_other(url_for(".detail", plan_id=plan_id))
    return plan_page(plan, withdraw=form)


@bp.post("/<uuid:plan_id>/bo-du-thao")
@requires(Permission.WRITE_WORKPLANS)
def drop(plan_id: UUID):
    plan, form = own_plan(plan_id), DropForm()
    by, seen = form.actor(), form.seen_revision
    if form.validate() and tried(
        form, lambda: ending.drop_draft(plan_id, revision=seen, by=by), is_shown=plan.is_draft
    ):
        back = url_for(".restore", plan_id=plan_id)
        tell_undoable("Đã bỏ một dự thảo kế hoạch.", back)
        return see_other(url_for(".index", nam=plan.year))
    return plan_page(plan, drop=form)


@bp.post("/<uuid:plan_id>/lay-lai")
@requires(Permission.WRITE_WORKPLANS)
def restore(plan_id: UUID):
    """A dropped draft has no page to be met on; whether it is ours is asked where it is taken."""
    plans.restore_draft(plan_id, by=OfficeForm().actor())
    tell("Đã lấy lại dự thảo kế hoạch.")
    return see_other(url_for(".detail", plan_id=plan_id))
