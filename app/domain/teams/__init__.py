"""Teams and mediators by the law: election, recognition, composition, leaving, yearly review.

``composition`` says what a team must hold, ``elections`` counts votes, ``election_road`` and
``departure_road`` are the tables of what may follow what, ``clocks`` are the time limits.
"""

from app.domain.teams.composition import (
    LawTraining,
    Member,
    Sex,
    check_mediator_dates,
    is_in_office,
    missing_by_numbers,
    missing_in_team,
)

__all__ = [
    "LawTraining",
    "Member",
    "Sex",
    "check_mediator_dates",
    "is_in_office",
    "missing_by_numbers",
    "missing_in_team",
]
