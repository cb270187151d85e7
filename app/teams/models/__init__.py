"""Teams and mediators, how they come and go, and what is said of them every year."""

from app.teams.models.departure import Departure
from app.teams.models.election import Candidate, Election
from app.teams.models.review import Evaluation, TeamReport, TeamReview
from app.teams.models.team import Mediator, Team

__all__ = [
    "Candidate",
    "Departure",
    "Election",
    "Evaluation",
    "Mediator",
    "Team",
    "TeamReport",
    "TeamReview",
]
