"""The sittings of a week or a month that a person may meet, as plain rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from sqlalchemy import CompoundSelect, true

from app.db import db
from app.domain.actors import Actor
from app.domain.mediation.meetings import MeetingState
from app.domain.mediation.states import OPEN
from app.mediation.models import MediationCase, Meeting, Party
from app.mediation.models.case import book_number
from app.mediation.service.sight import shown, team_told, visible
from app.mediation.service.supporting import needs_in_words
from app.teams.models import Team
from app.units.service import reach

SHOWN = 400  # sittings; a month of a busy commune has fewer than a hundred
_ORDER = (Meeting.held_on, Meeting.starts_at, Meeting.id)


@dataclass(frozen=True, slots=True)
class SittingLine:
    """One sitting; above the commune without hour, place and names."""

    case_id: UUID
    unit: str
    number: str
    team: str
    parties: str
    state: MeetingState
    held_on: date
    starts_at: time | None
    place: str
    needs: str


def sittings(first: date, last: date, *, by: Actor) -> tuple[Sequence[SittingLine], bool]:
    """The sittings of these days, planned and held, and whether there are more than shown.

    What was planned for a case that has ended since is not to be held any more.
    """
    rows = (
        db.select(
            Meeting.case_id,
            Meeting.unit,
            MediationCase.book_number,
            MediationCase.book_year,
            team_told(by).label("team"),
            shown(MediationCase.parties_line, by),
            Meeting.state,
            Meeting.held_on,
            Meeting.starts_at,
            shown(Meeting.place, by),
        )
        .join(MediationCase, MediationCase.id == Meeting.case_id)
        .join(Team, Team.id == MediationCase.team_id)
        .where(Meeting.id.in_(_first_ids(first, last, by)))
        .order_by(*_ORDER)
        .limit(SHOWN + 1)
    )
    found = db.session.execute(rows).all()
    needs = _needs({row.case_id for row in found[:SHOWN] if row.parties_line})
    lines = [
        SittingLine(
            row.case_id,
            row.unit,
            book_number(row.book_number, row.book_year),
            row.team or "",
            row.parties_line or "",
            row.state,
            row.held_on,
            row.starts_at,
            row.place or "",
            needs.get(row.case_id, ""),
        )
        for row in found[:SHOWN]
    ]
    return lines, len(found) > SHOWN


def _first_ids(first: date, last: date, by: Actor) -> CompoundSelect[tuple[UUID]]:
    """Of the held and of the planned so many as are shown: each part comes in the order of its
    index, where together all of a province would be put in order first."""
    is_shown = {
        MeetingState.HELD: true(),
        MeetingState.PLANNED: MediationCase.state.in_(OPEN),
    }
    parts = [
        db.select(Meeting.id)
        .join(MediationCase, MediationCase.id == Meeting.case_id)
        .where(
            Meeting.state == state,
            Meeting.held_on.between(first, last),
            db.func.coalesce(Meeting.unit, "").in_(reach(by)),  # not the index by unit
            condition,
            visible(by),
        )
        .order_by(*_ORDER)
        .limit(SHOWN + 1)
        .subquery()
        for state, condition in is_shown.items()
    ]
    return db.union_all(*(db.select(part.c.id) for part in parts))


def _needs(case_ids: set[UUID]) -> dict[UUID, str]:
    """What the parties of these cases need, in one query."""
    rows = db.select(Party.case_id, Party.name, Party.needs, Party.support_needs)
    found: dict[UUID, list[str]] = {}
    for case_id, name, needs, words in db.session.execute(rows.where(Party.case_id.in_(case_ids))):
        if told := needs_in_words(needs, words):
            found.setdefault(case_id, []).append(f"{name}: {told}" if name else told)
    return {case_id: "; ".join(told) for case_id, told in found.items()}
