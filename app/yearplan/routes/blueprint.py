"""The blueprint of plans and requests."""

from uuid import UUID

from flask import Blueprint

from app.records.sight import meet_own
from app.web.access import current_actor
from app.yearplan.models import DialoguePlan
from app.yearplan.record import DIALOGUE_PLAN

bp = Blueprint("yearplan", __name__, url_prefix="/ke-hoach-doi-thoai")


def own_plan(plan_id: UUID) -> DialoguePlan:
    """The plan, to be changed: only its own unit's."""
    return meet_own(DIALOGUE_PLAN, plan_id, current_actor())
