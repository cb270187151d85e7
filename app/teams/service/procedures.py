"""Elections and departures under way, each with the clock that runs, as plain rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.db import db
from app.domain.actors import Actor
from app.domain.labels import LabelledEnum
from app.domain.teams import departure_road, election_road
from app.domain.teams.clocks import Limit, limits_of_departure, limits_of_election, waiting
from app.domain.teams.election_road import ElectionState
from app.lawpack.service import laws_of
from app.teams.models import Departure, Election, Mediator, Team
from app.teams.sight import visible_departures, visible_elections

ELECTION, DEPARTURE = "election", "departure"


@dataclass(frozen=True, slots=True)
class Procedure:
    """One procedure; ``kind`` is ``ELECTION`` or ``DEPARTURE``, ``name`` of whom it is about."""

    kind: str
    id: UUID
    unit: str
    team_id: UUID
    team_name: str
    label: str
    name: str
    state: LabelledEnum
    since: date
    limit: Limit | None


def under_way(by: Actor, *, today: date, team_id: UUID | None = None) -> Sequence[Procedure]:
    """What is under way where ``by`` may look, the most urgent first; eight queries."""
    found = [*_elections(by, today, team_id), *_departures(by, today, team_id)]
    return sorted(
        found, key=lambda one: (one.limit is None, one.limit.due_on if one.limit else one.since)
    )


def _elections(by: Actor, today: date, team_id: UUID | None) -> list[Procedure]:
    rows = (
        db.select(
            Election.id,
            Election.unit,
            Election.team_id,
            Team.name,
            Election.of,
            Election.is_by_election,
            Election.state,
            Election.held_on,
            Election.proposed_on,
            Election.received_on,
        )
        .join(Team, Team.id == Election.team_id)
        .where(visible_elections(by), Election.state.in_(election_road.UNDER_WAY))
    )
    if team_id is not None:
        rows = rows.where(Election.team_id == team_id)
    held = db.session.execute(rows).all()
    laws = laws_of({row.unit for row in held})
    return [
        Procedure(
            kind=ELECTION,
            id=row.id,
            unit=row.unit,
            team_id=row.team_id,
            team_name=row.name,
            label="Bầu bổ sung hòa giải viên" if row.is_by_election else row.of.label,
            name="",
            state=row.state,
            since=row.held_on,
            limit=waiting(
                limits_of_election(
                    row.of,
                    held_on=None if row.state is ElectionState.PREPARING else row.held_on,
                    proposed_on=row.proposed_on,
                    received_on=row.received_on,
                    decided_on=None,
                    law=laws[row.unit],
                    today=today,
                )
            ),
        )
        for row in held
    ]


def _departures(by: Actor, today: date, team_id: UUID | None) -> list[Procedure]:
    rows = (
        db.select(
            Departure.id,
            Departure.unit,
            Departure.team_id,
            Team.name,
            Mediator.name.label("mediator_name"),
            Departure.of_leader,
            Departure.state,
            Departure.proposed_on,
            Departure.verified_on,
            Departure.received_on,
        )
        .join(Team, Team.id == Departure.team_id)
        .join(Mediator, Mediator.id == Departure.mediator_id)
        .where(visible_departures(by), Departure.state.in_(departure_road.UNDER_WAY))
    )
    if team_id is not None:
        rows = rows.where(Departure.team_id == team_id)
    held = db.session.execute(rows).all()
    laws = laws_of({row.unit for row in held})
    return [
        Procedure(
            kind=DEPARTURE,
            id=row.id,
            unit=row.unit,
            team_id=row.team_id,
            team_name=row.name,
            label="Thôi làm hòa giải viên",
            name=row.mediator_name or "",
            state=row.state,
            since=row.proposed_on,
            limit=waiting(
                limits_of_departure(
                    of_leader=row.of_leader,
                    proposed_on=row.proposed_on,
                    verified_on=row.verified_on,
                    received_on=row.received_on,
                    decided_on=None,
                    law=laws[row.unit],
                    today=today,
                )
            ),
        )
        for row in held
    ]
