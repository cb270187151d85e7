"""Classes, the seats in them, summonses, the roster of trainers, and learning material."""

from app.training.models.learning import TrainingClass, TrainingSeat, TrainingSummons
from app.training.models.material import Material
from app.training.models.roster import RosterReview, Trainer

__all__ = [
    "Material",
    "RosterReview",
    "Trainer",
    "TrainingClass",
    "TrainingSeat",
    "TrainingSummons",
]
