"""Models of the movement, and rewards: a submission, whom it names, what was decided."""

from app.emulation.models.award import AwardDecision, Nominee, Submission
from app.emulation.models.gathered import Gathered
from app.emulation.models.model import EmulationModel

__all__ = ["AwardDecision", "EmulationModel", "Gathered", "Nominee", "Submission"]
