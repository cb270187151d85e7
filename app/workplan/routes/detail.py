"""The page of one plan: its tasks, who below has sent theirs, what may be done with it."""

from typing import Any
from uuid import UUID

from flask import Response

from app.domain.actors import Actor, Permission
from app.domain.bases import cited
from app.domain.workplan.handing import UnitStanding, latest_day
from app.domain.workplan.progress import TaskState
from app.export.sending import asked_table, asked_way, hand_out
from app.export.sheet import Sheet
from app.papers.desk import desk_of
from app.records.journal import history
from app.records.sight import meet
from app.records.wording import history_lines
from app.units.service import lines_of, unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm
from app.web.htmx import page
from app.workplan.acts import TaskAct
from app.workplan.exports import tasks_sheet, units_sheet
from app.workplan.facts import PlanFacts
from app.workplan.forms import (
    CopyForm,
    DropForm,
    IssueForm,
    LinkForm,
    ReceiveForm,
    ReplaceForm,
    WithdrawForm,
)
from app.workplan.models import WorkPlan
from app.workplan.record import WORK_PLAN, WORK_TASK
from app.workplan.routes.blueprint import bp
from app.workplan.service import below, reading

# Changes that say something on the page; the rest stand in the plan itself.
_TOLD = {
    *("title", "number", "issued_on", "signer", "send_before", "parent_number"),
    *("ended_on", "end_reason"),
}
UNITS = "don-vi"  # the list of units below, as an address names it
_TOLD_OF_ONE = {"content", "lead", "timing", "quarters", "last_on", "struck_on"}


@bp.get("/<uuid:plan_id>")
@requires(Permission.SEE_WORKPLANS, exports=True)
def detail(plan_id: UUID):
    actor = current_actor()
    plan = meet(WORK_PLAN, plan_id, actor)
    if way := asked_way():
        return hand_out(_sheet(plan, actor), way)
    return plan_page(plan)


def _sheet(plan: WorkPlan, actor: Actor) -> Sheet:
    """The tasks, or what the units below have done with the plan."""
    if asked_table() == UNITS and _is_handed(plan, actor):
        return units_sheet(plan, below.unit_lines(plan, today=today()))
    return tasks_sheet(plan, reading.task_lines(plan, actor, today=today()))


def _is_handed(plan: WorkPlan, actor: Actor) -> bool:
    """Whether it is the own plan, and the units below have it."""
    return plan.unit == actor.unit and plan.is_issued and plan.is_handed_down


def plan_page(plan: WorkPlan, **wrong: OfficeForm) -> Response:
    """The plan at a glance and in words; ``wrong`` is a form to be mended, by its act."""
    actor = current_actor()
    is_own = plan.unit in actor.books
    lines = reading.task_lines(plan, actor, today=today())
    handed = _is_handed(plan, actor)
    units = below.unit_lines(plan, today=today()) if handed else []
    own = None if is_own else reading.own_plan_of(plan.year, actor)
    names = unit_names({plan.unit})
    return page(
        "workplan/detail.html",
        None,
        422 if wrong else 200,
        plan=plan,
        is_own=is_own,
        lines=lines,
        counts={state: sum(line.state is state for line in lines) for state in TaskState},
        states=TaskState,
        handed=handed,
        units=units,
        standing={state: sum(one.standing is state for one in units) for state in UnitStanding},
        standings=UnitStanding,
        latest=latest_day(plan.send_before) if plan.send_before else None,
        parent=reading.parent_of(plan, actor),
        replaced=reading.replaced_plan(plan, actor),
        replacement=reading.replaced_by(plan, actor),
        receipt=None if is_own else reading.receipt_of(plan, actor),
        own=own,
        is_above=_is_above(plan),
        writes=is_own and actor.may(Permission.WRITE_WORKPLANS),
        forms={**_forms(plan, own), **wrong},
        unit_name=names.get(plan.unit, plan.unit),
        parts=_parts(plan),
        gaps=reading.gaps_in_law(plan),
        unsaid=reading.unsaid([line.task for line in lines]) if plan.is_draft else [],
        desk=desk_of(plan, by=actor),
        history_of_it=_history(plan) if is_own else [],
    )


def _forms(plan: WorkPlan, own: WorkPlan | None) -> dict[str, OfficeForm]:
    """What may be done with it now by this person."""
    actor = current_actor()
    forms: dict[str, OfficeForm] = {}
    if plan.unit in actor.books:
        forms |= _forms_of_own(plan)
    elif plan.is_issued and _is_above(plan) and actor.may(Permission.WRITE_WORKPLANS):
        if reading.receipt_of(plan, actor) is None:
            forms["receive"] = ReceiveForm(formdata=None)
        if own is None:
            forms["own"] = CopyForm(formdata=None)
        elif own.is_draft and own.parent_id != plan.id:
            forms["link"] = LinkForm(formdata=None, revision=own.revision)
    return forms


def _forms_of_own(plan: WorkPlan) -> dict[str, OfficeForm]:
    actor, forms = current_actor(), {}
    writes, issues = actor.may(Permission.WRITE_WORKPLANS), actor.may(Permission.ISSUE_WORKPLANS)
    if plan.is_draft and issues:
        forms["issue"] = IssueForm(formdata=None, obj=plan)
    if plan.is_draft and writes:
        forms["drop"] = DropForm(formdata=None, revision=plan.revision)
    if plan.is_issued and writes:
        forms["replace"] = ReplaceForm(formdata=None)
    if plan.is_issued and issues:
        forms["withdraw"] = WithdrawForm(formdata=None, revision=plan.revision)
    return forms


def _is_above(plan: WorkPlan) -> bool:
    actor = current_actor()
    return plan.unit in lines_of({actor.unit})[actor.unit][1:]


def _parts(plan: WorkPlan) -> list[tuple[str, str]]:
    """The names and words of the parts, in the order in which they are printed."""
    return [
        (field.label, _words(plan, one.key))
        for one, field in WorkPlan.fields()
        if one.key in PlanFacts.__dataclass_fields__ and one.key != "title"
    ]


def _words(plan: WorkPlan, key: str) -> str:
    value: Any = getattr(plan, key)
    if key == "known_bases":
        return "\n".join(cited(value))
    return value.strftime("%d/%m/%Y") if hasattr(value, "strftime") else value or ""


def _history(plan: WorkPlan) -> list:
    """What was done to the plan and to its tasks, the newest first; issuing is one line of it."""
    of_tasks = history(WORK_TASK.key, reading.task_ids(plan))
    told = [one for one in of_tasks if one.act != TaskAct.ISSUE]
    return sorted(
        (
            *history_lines(WORK_PLAN, history(WORK_PLAN.key, [plan.id]), told=_TOLD),
            *history_lines(WORK_TASK, told, told=_TOLD_OF_ONE),
        ),
        key=lambda line: line.sequence,
        reverse=True,
    )
