"""Teams: the list with what each lacks, founding, correcting."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.db import db, transaction
from app.domain import teams
from app.domain.actors import TEAM_ROLES, Actor
from app.domain.errors import RuleViolation
from app.domain.teams import Member, Sex
from app.domain.teams.composition import check_seats
from app.domain.words import counted_key, fold
from app.records import journal
from app.records.locking import take
from app.teams.acts import TeamAct
from app.teams.models import Mediator, Team
from app.teams.service.mediators import in_office, mediators_of
from app.units.models import Village
from app.units.service import check_own_villages


@dataclass(frozen=True, slots=True)
class TeamLine:
    """One line of the list of teams."""

    team: Team
    village: Village
    mediators: int
    women: int
    has_leader: bool
    missing: tuple[str, ...]


def team_and_village(team_id: UUID) -> tuple[Team, Village]:
    """A team with the village that it serves."""
    both = db.select(Team, Village).join(Village, Village.id == Team.village_id)
    return db.session.execute(both.where(Team.id == team_id)).one()


def list_teams(units: set[str], *, on: date) -> list[TeamLine]:
    """The teams of these units with their numbers, in two queries whatever their number."""
    rows = db.session.execute(
        db.select(Team, Village)
        .join(Village, Team.village_id == Village.id)
        .where(Team.unit.in_(units))
    ).all()
    members: dict[UUID, list[Member]] = {}
    led: set[UUID] = set()
    columns = (Mediator.team_id, Mediator.sex, Mediator.is_minority, Mediator.is_leader)
    for team_id, sex, minority, leads in db.session.execute(
        db.select(*columns).where(Mediator.unit.in_(units), in_office(on))
    ):
        members.setdefault(team_id, []).append(Member(sex, minority))
        if leads:
            led.add(team_id)
    lines = [
        _line(team, village, members.get(team.id, []), has_leader=team.id in led)
        for team, village in rows
    ]
    return sorted(lines, key=lambda line: (line.team.unit, counted_key(line.team.name)))


_NAMED = db.select(Team.id, Team.name).where(Team.unit.in_(db.bindparam("units", expanding=True)))


def names_of_teams(units: Collection[str]) -> list[tuple[UUID, str]]:
    """All teams of these units, those that are closed as well, as a list offers them."""
    rows = db.session.execute(_NAMED, {"units": units})
    return sorted(map(tuple, rows), key=lambda row: counted_key(row[1]))


def teams_of(actor: Actor, *, on: date) -> Sequence[Team]:
    """The teams in whose book this person may write: one's own team, or all of the commune."""
    rows = db.select(Team).where(
        Team.unit.in_(actor.books), db.or_(Team.closed_on.is_(None), Team.closed_on > on)
    )
    if actor.role in TEAM_ROLES:
        rows = rows.where(Team.id == actor.team_id)
    return sorted(db.session.scalars(rows), key=lambda team: counted_key(team.name))


def missing_in(team: Team, *, on: date) -> list[str]:
    """What a team lacks on that day; a closed one lacks nothing."""
    return missing_among(team, mediators_of(team.id), on=on)


def missing_among(
    team: Team, mediators: Iterable[Mediator], *, on: date, without: UUID | None = None
) -> list[str]:
    """What the team lacks with these mediators, or would lack ``without`` one of them."""
    if team.closed_on is not None and team.closed_on <= on:
        return []
    members = [
        Member(m.sex, m.is_minority)
        for m in mediators
        if m.id != without and teams.is_in_office(m.recognised_on, m.ended_on, on=on)
    ]
    return teams.missing_in_team(members, minority_area=team.minority_area)


def add_team(
    *,
    name: str,
    village_id: UUID,
    founded_on: date,
    minority_area: bool,
    seats: int | None = None,
    by: Actor,
) -> Team:
    check_seats(seats)
    with transaction() as session:
        check_own_villages(session, village_id, by=by)
        names = db.session.scalars(db.select(Team.name).where(Team.unit.in_(by.books)))
        if fold(name) in {fold(other) for other in names}:
            raise RuleViolation(f"Đã có tổ hòa giải tên “{name}”.")
        team = Team(
            unit=by.unit,
            name=name,
            village_id=village_id,
            founded_on=founded_on,
            minority_area=minority_area,
            seats=seats,
        )
        journal.write(team, TeamAct.ADD, by=by)
    return team


def change_team(
    team_id: UUID,
    *,
    name: str,
    founded_on: date,
    minority_area: bool,
    closed_on: date | None,
    seats: int | None = None,
    revision: int,
    by: Actor,
) -> Team:
    check_seats(seats)
    if closed_on is not None and closed_on < founded_on:
        raise RuleViolation("Ngày giải thể không thể trước ngày thành lập tổ.")
    with transaction() as session:
        team = take(session, Team, team_id, by=by, revision=revision)
        team.name, team.founded_on = name, founded_on
        team.minority_area, team.closed_on, team.seats = minority_area, closed_on, seats
        journal.correct(team, TeamAct.CHANGE, by=by)
    return team


def _line(team: Team, village: Village, members: list[Member], *, has_leader: bool) -> TeamLine:
    women = sum(member.sex is Sex.FEMALE for member in members)
    missing = (
        ()
        if team.closed_on
        else tuple(teams.missing_in_team(members, minority_area=team.minority_area))
    )
    return TeamLine(team, village, len(members), women, has_leader, missing)
