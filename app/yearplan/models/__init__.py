"""The year's plan, the conferences it names, and requests of voters, as records."""

from app.yearplan.models.plan import DialoguePlan, PlannedSession
from app.yearplan.models.request import VoterRequest

__all__ = ["DialoguePlan", "PlannedSession", "VoterRequest"]
