"""How the shared machinery sees a plan, its tasks, receipts and notes of progress."""

from flask import url_for

from app.domain.calendar import show
from app.records.types import RecordType
from app.workplan.acts import PlanAct, ProgressAct, ReceiptAct, TaskAct
from app.workplan.models import WorkPlan, WorkProgress, WorkReceipt, WorkTask
from app.workplan.sight import visible_of, visible_plans, visible_tasks


def _number(plan: WorkPlan) -> str:
    return f"số {plan.number} ngày {show(plan.issued_on)}" if plan.issued_on else plan.state.label


WORK_PLAN = RecordType(
    key="work_plan",
    label="Kế hoạch hòa giải ở cơ sở",
    model=WorkPlan,
    acts=PlanAct,
    address=lambda plan: url_for("workplan.detail", plan_id=plan.id),
    visible=visible_plans,
    line=lambda plan: (f"Kế hoạch: {plan.title}", _number(plan)),
)
WORK_TASK = RecordType(
    key="work_task",
    label="Nhiệm vụ của kế hoạch hòa giải",
    model=WorkTask,
    acts=TaskAct,
    address=lambda task: url_for("workplan.task", task_id=task.id),
    visible=visible_tasks,
    line=lambda task: (
        f"Nhiệm vụ năm {task.year}: {task.content}",
        "; ".join(filter(None, (task.lead, task.when.words))),
    ),
)
WORK_RECEIPT = RecordType(
    key="work_receipt",
    label="Nhận kế hoạch của cấp trên",
    model=WorkReceipt,
    acts=ReceiptAct,
    address=lambda receipt: url_for("workplan.detail", plan_id=receipt.plan_id),
    visible=visible_of(WorkReceipt),
)
WORK_PROGRESS = RecordType(
    key="work_progress",
    label="Tiến độ nhiệm vụ",
    model=WorkProgress,
    acts=ProgressAct,
    address=lambda note: url_for("workplan.task", task_id=note.task_id),
    visible=visible_of(WorkProgress),
)
WORKPLAN_TYPES: tuple[RecordType, ...] = (WORK_PLAN, WORK_TASK, WORK_RECEIPT, WORK_PROGRESS)
