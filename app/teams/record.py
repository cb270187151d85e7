"""How the shared machinery sees teams and mediators."""

from flask import url_for

from app.domain.actors import Permission
from app.records.types import RecordType
from app.teams.models import Mediator, Team
from app.teams.service import TeamAct
from app.teams.sight import visible_mediators, visible_teams

TEAM = RecordType(
    key="team",
    label="Tổ hòa giải",
    model=Team,
    acts=TeamAct,
    address=lambda team: url_for("teams.detail", team_id=team.id),
    visible=visible_teams,
    attachable_by=Permission.KEEP_TEAMS,
)
MEDIATOR = RecordType(
    key="mediator",
    label="Hòa giải viên",
    model=Mediator,
    acts=TeamAct,
    address=lambda mediator: url_for("teams.detail", team_id=mediator.team_id),
    visible=visible_mediators,
)
