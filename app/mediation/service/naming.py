"""How a line outside the register names a case: the number alone is one of each team's book."""

from uuid import UUID

from app.domain.actors import Actor
from app.domain.words import mid_sentence
from app.mediation.models import MediationCase
from app.teams.models import Team

NAMED = (
    MediationCase.id,
    MediationCase.book_number,
    MediationCase.book_year,
    MediationCase.team_id,
    Team.name.label("team_name"),
)
"""What must be asked of a case, with its team, for a line that names it."""


def case_in_words(number: str, team_id: UUID, team_name: str, *, to: Actor) -> str:
    """``vụ, việc số 03/2026 của tổ hòa giải bản Tả Lèng``; in one's own team without the team."""
    if to.team_id == team_id:
        return f"vụ, việc số {number}"
    return f"vụ, việc số {number} của {mid_sentence(team_name)}"
