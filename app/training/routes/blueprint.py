"""The blueprint of training, and taking a class in hand."""

from uuid import UUID

from flask import Blueprint

from app.records.sight import meet_own
from app.training.models import TrainingClass
from app.training.record import TRAINING_CLASS
from app.web.access import current_actor

bp = Blueprint("training", __name__, url_prefix="/boi-duong")


def own_class(class_id: UUID) -> TrainingClass:
    """The class, to be changed: only its own unit's."""
    return meet_own(TRAINING_CLASS, class_id, current_actor())
