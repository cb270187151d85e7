"""The blueprint of inspections."""

from uuid import UUID

from flask import Blueprint

from app.inspection.models import Inspection
from app.inspection.record import INSPECTION
from app.records.sight import meet_own
from app.web.access import current_actor

bp = Blueprint("inspection", __name__, url_prefix="/kiem-tra")


def own_inspection(inspection_id: UUID) -> Inspection:
    """The inspection, to be changed: only its own unit's."""
    return meet_own(INSPECTION, inspection_id, current_actor())
