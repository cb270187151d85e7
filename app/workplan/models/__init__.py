"""The plan, its tasks, the receipt of a superior's plan, notes of progress."""

from app.workplan.models.following import WorkProgress, WorkReceipt
from app.workplan.models.plan import WorkPlan, WorkTask

__all__ = ["WorkPlan", "WorkProgress", "WorkReceipt", "WorkTask"]
