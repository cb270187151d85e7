"""What can be done with teams and mediators: one function per act."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from app.db import db, transaction
from app.domain import teams
from app.domain.actors import TEAM_ROLES, Actor
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.domain.teams import LawTraining, Member, Sex
from app.domain.words import alphabet_key, fold, person_key
from app.records import journal
from app.records.locking import take
from app.teams.models import Mediator, Team
from app.units.models import Village


class TeamAct(LabelledEnum):
    ADD = "add", "Thêm"
    CHANGE = "change", "Sửa"
    END = "end", "Kết thúc"


@dataclass(frozen=True, slots=True)
class TeamLine:
    """One line of the list of teams."""

    team: Team
    village: Village
    mediators: int
    women: int
    missing: tuple[str, ...]


def list_teams(units: set[str], *, on: date) -> list[TeamLine]:
    """The teams of these units with their numbers, in two queries whatever their number."""
    rows = db.session.execute(
        db.select(Team, Village)
        .join(Village, Team.village_id == Village.id)
        .where(Team.unit.in_(units))
    ).all()
    members: dict[UUID, list[Member]] = {}
    for team_id, sex, minority in db.session.execute(
        db.select(Mediator.team_id, Mediator.sex, Mediator.is_minority).where(
            Mediator.unit.in_(units), _in_office(on)
        )
    ):
        members.setdefault(team_id, []).append(Member(sex, minority))
    lines = [_line(team, village, members.get(team.id, [])) for team, village in rows]
    return sorted(lines, key=lambda line: (line.team.unit, alphabet_key(line.team.name)))


def mediators_of(team_id: UUID) -> list[Mediator]:
    """Everyone who is or was in the team: in office first, then by given name."""
    rows = db.session.scalars(db.select(Mediator).where(Mediator.team_id == team_id))
    return sorted(
        rows, key=lambda m: (m.ended_on is not None, not m.is_leader, person_key(m.name or ""))
    )


def mediators_in_office(unit: str, *, on: date, team_id: UUID | None = None) -> list[Mediator]:
    """Who may be chosen or assigned on that day, by given name."""
    rows = db.select(Mediator).where(Mediator.unit == unit, _in_office(on))
    if team_id is not None:
        rows = rows.where(Mediator.team_id == team_id)
    return sorted(db.session.scalars(rows), key=lambda m: person_key(m.name or ""))


def teams_of(actor: Actor, *, on: date) -> Sequence[Team]:
    """The teams in whose book this person may write: one's own team, or all of the commune."""
    rows = db.select(Team).where(
        Team.unit == actor.unit, db.or_(Team.closed_on.is_(None), Team.closed_on > on)
    )
    if actor.role in TEAM_ROLES:
        rows = rows.where(Team.id == actor.team_id)
    return sorted(db.session.scalars(rows), key=lambda team: alphabet_key(team.name))


def missing_in(team: Team, *, on: date) -> list[str]:
    members = [
        Member(m.sex, m.is_minority)
        for m in mediators_of(team.id)
        if teams.is_in_office(m.recognised_on, m.ended_on, on=on)
    ]
    return teams.missing_in_team(members, minority_area=team.minority_area)


def add_team(
    *, name: str, village_id: UUID, founded_on: date, minority_area: bool, by: Actor
) -> Team:
    with transaction() as session:
        village = session.get(Village, village_id)
        if village is None or village.unit != by.unit:
            raise RuleViolation("Thôn, bản, tổ dân phố này không thuộc đơn vị của mình.")
        names = db.session.scalars(db.select(Team.name).where(Team.unit == by.unit))
        if fold(name) in {fold(other) for other in names}:
            raise RuleViolation(f"Đã có tổ hòa giải tên “{name}”.")
        team = Team(
            unit=by.unit,
            name=name,
            village_id=village_id,
            founded_on=founded_on,
            minority_area=minority_area,
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
    revision: int,
    by: Actor,
) -> Team:
    if closed_on is not None and closed_on < founded_on:
        raise RuleViolation("Ngày giải thể không thể trước ngày thành lập tổ.")
    with transaction() as session:
        team = take(session, Team, team_id, by=by, revision=revision)
        team.name, team.founded_on = name, founded_on
        team.minority_area, team.closed_on = minority_area, closed_on
        journal.write(team, TeamAct.CHANGE, by=by)
    return team


def add_mediator(
    *,
    team_id: UUID,
    name: str,
    sex: Sex,
    birth_year: int | None,
    ethnicity: str | None,
    is_minority: bool,
    law_training: LawTraining,
    phone: str | None,
    is_leader: bool,
    recognised_on: date,
    today: date,
    by: Actor,
) -> Mediator:
    """Enter a recognised mediator; the law sets no term, only a first and a last day."""
    teams.check_mediator_dates(recognised_on, None, birth_year, today=today)
    with transaction() as session:
        take(session, Team, team_id, by=by)
        if is_leader:
            _refuse_second_leader(team_id, None)
        mediator = Mediator(
            unit=by.unit,
            team_id=team_id,
            name=name,
            sex=sex,
            birth_year=birth_year,
            ethnicity=ethnicity,
            is_minority=is_minority,
            law_training=law_training,
            phone=phone,
            is_leader=is_leader,
            recognised_on=recognised_on,
        )
        journal.write(mediator, TeamAct.ADD, by=by)
    return mediator


def change_mediator(
    mediator_id: UUID, *, revision: int, today: date, by: Actor, **facts: Any
) -> Mediator:
    """Correct what is known of a mediator, or end the office (``ended_on``)."""
    with transaction() as session:
        mediator = take(session, Mediator, mediator_id, by=by, revision=revision)
        teams.check_mediator_dates(
            facts["recognised_on"], facts["ended_on"], facts["birth_year"], today=today
        )
        if facts["is_leader"] and facts["ended_on"] is None:
            _refuse_second_leader(mediator.team_id, mediator_id)
        ends = mediator.ended_on is None and facts["ended_on"] is not None
        for name, value in facts.items():
            setattr(mediator, name, value)
        journal.write(mediator, TeamAct.END if ends else TeamAct.CHANGE, by=by)
    return mediator


def _refuse_second_leader(team_id: UUID, own_id: UUID | None) -> None:
    for other in mediators_of(team_id):
        if other.is_leader and other.ended_on is None and other.id != own_id:
            raise RuleViolation(
                f"Tổ đã có tổ trưởng là {other.name}. Hãy ghi người đó thôi làm tổ trưởng trước."
            )


def _in_office(on: date):
    return db.and_(
        Mediator.recognised_on <= on,
        db.or_(Mediator.ended_on.is_(None), Mediator.ended_on > on),
    )


def _line(team: Team, village: Village, members: list[Member]) -> TeamLine:
    women = sum(member.sex is Sex.FEMALE for member in members)
    missing = (
        ()
        if team.closed_on
        else tuple(teams.missing_in_team(members, minority_area=team.minority_area))
    )
    return TeamLine(team, village, len(members), women, missing)
