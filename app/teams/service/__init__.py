"""What can be done with teams and mediators: one function per act, one file per stretch.

The roads of an election and of a departure have files of their own (``elections``,
``recognition``, ``departures``), so have ``reviews`` and ``reports``.
"""

from app.teams.acts import TeamAct
from app.teams.service.by_unit import teams_by_unit
from app.teams.service.mediators import (
    add_mediator,
    add_mediators,
    change_mediator,
    mediators_in_office,
    mediators_of,
    members_in_office,
)
from app.teams.service.teams import (
    TeamLine,
    add_team,
    change_team,
    list_teams,
    missing_in,
    names_of_teams,
    team_and_village,
    teams_of,
)

__all__ = [
    "TeamAct",
    "TeamLine",
    "add_mediator",
    "add_mediators",
    "add_team",
    "change_mediator",
    "change_team",
    "list_teams",
    "mediators_in_office",
    "mediators_of",
    "members_in_office",
    "missing_in",
    "names_of_teams",
    "team_and_village",
    "teams_by_unit",
    "teams_of",
]
