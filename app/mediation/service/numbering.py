"""The running number of a team's book: given once, in the transaction of the record."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db
from app.domain.actors import TEAM_ROLES, Actor
from app.domain.errors import RuleViolation
from app.mediation.models import MediationCase
from app.teams.models import Team


def book_of(session: Session, team_id: UUID, *, on: date, by: Actor) -> Team:
    """The team whose book it is, locked; refuses a team that is not this person's to write for."""
    team = session.get(Team, team_id, with_for_update=True, populate_existing=True)
    foreign = team is None or team.unit != by.unit
    if foreign or (by.role in TEAM_ROLES and by.team_id != team_id):
        raise RuleViolation(
            "Bạn không ghi sổ của tổ hòa giải này. Hãy chọn lại tổ trong danh sách."
        )
    if team.closed_on is not None and team.closed_on <= on:
        raise RuleViolation(f"{team.name} đã giải thể. Hãy chọn tổ khác.")
    return team


def next_number(session: Session, team: Team, year: int) -> int:
    """The next number of the book; nothing is ever deleted, so no number comes back.

    The team is locked (:func:`book_of`), so two people never get the same one.
    """
    last = session.scalar(
        db.select(db.func.max(MediationCase.book_number)).where(
            MediationCase.team_id == team.id, MediationCase.book_year == year
        )
    )
    return (last or 0) + 1
