"""The blueprint of plans of mediation work."""

from uuid import UUID

from flask import Blueprint

from app.records.sight import meet_own
from app.web.access import current_actor
from app.workplan.models import WorkPlan
from app.workplan.record import WORK_PLAN

bp = Blueprint("workplan", __name__, url_prefix="/ke-hoach-hoa-giai")


def own_plan(plan_id: UUID) -> WorkPlan:
    """The plan, to be changed: only its own unit's."""
    return meet_own(WORK_PLAN, plan_id, current_actor())
