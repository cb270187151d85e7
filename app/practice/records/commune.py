"""The commune that practice happens in: its villages, teams and mediators."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from uuid import UUID

from app.accounts.models import Account
from app.db import db
from app.domain.actors import Actor, Role
from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.teams import LawTraining, Sex, is_in_office
from app.mediation.models import MediationCase
from app.practice import places
from app.practice.conferences import officials
from app.practice.people import LAI_CHAU, LOWLAND, Person, invent_person, share
from app.teams import service as teams
from app.teams.models import Mediator, Team
from app.units import service as units
from app.units.models import Unit

# The law on mediation is in force since then, so no practice book opens earlier.
FOUNDED_ON = date(2014, 3, 1)
_TRAINING = {LawTraining.NONE: 80, LawTraining.OTHER_DEGREE: 14, LawTraining.LAW_DEGREE: 6}


@dataclass(frozen=True, slots=True)
class Member:
    """A mediator as practice needs to know them; ``called`` is ``bà Lò Thị Ơn``."""

    id: UUID
    name: str
    called: str
    is_leader: bool
    recognised_on: date
    ended_on: date | None

    def is_in_office(self, on: date) -> bool:
        return is_in_office(self.recognised_on, self.ended_on, on=on)


@dataclass(frozen=True, slots=True)
class Seat:
    """A team in its village with its mediators, in plain values."""

    team_id: UUID
    village_id: UUID
    village_name: str
    place: places.Village
    members: tuple[Member, ...]

    def in_office(self, on: date) -> list[Member]:
        return [one for one in self.members if one.is_in_office(on)]

    @property
    def leader(self) -> str:
        named = (one.name for one in self.members if one.is_leader)
        return next(named, "Tổ trưởng tổ hòa giải")


def is_highland(unit: Unit) -> bool:
    return (unit.parent_code or "") in places.HIGHLAND_PROVINCES


def shares_of(unit: Unit) -> dict[str, int]:
    """Which ethnic groups live in a commune as a whole."""
    return LAI_CHAU if is_highland(unit) else LOWLAND


def unit_in_force(code: str, *, today: date) -> Unit:
    """The unit whose book it is; its name goes into the stories."""
    unit = units.find_unit(code, on=today)
    if unit is None:
        raise RuleViolation(
            f"Đơn vị {code} không có hiệu lực vào ngày {show(today)}. Hãy kiểm tra ngày giờ của "
            "máy và danh mục đơn vị."
        )
    return unit


def officer_of(unit: Unit) -> Actor:
    """Who writes practice records: the commune's officer here, or an invented one."""
    officers = (
        db.select(Account)
        .where(Account.role == Role.COMMUNE_OFFICER, Account.disabled.is_(False))
        .where(Account.unit == unit.code)
        .order_by(Account.id)
    )
    if (account := db.session.scalars(officers).first()) is not None:
        return account.as_actor()
    name = officials(unit.code, shares_of(unit))["justice"].name
    return Actor(name=name, role=Role.COMMUNE_OFFICER, unit=unit.code)


def found_teams(rng: Random, unit: Unit, *, today: date, by: Actor) -> None:
    """Give the commune its invented villages, a team in each, and five to seven mediators."""
    for place in places.villages_of(unit.code, unit.name, unit.parent_code or ""):
        village = units.add_village(name=place.name, kind=place.kind, valid_from=FOUNDED_ON, by=by)
        team = teams.add_team(
            name=f"Tổ hòa giải {place.kind.label.lower()} {place.name}",
            village_id=village.id,
            founded_on=FOUNDED_ON,
            minority_area=place.is_minority_area,
            by=by,
        )
        for order, person in enumerate(_members(rng, place)):
            _recognise(rng, team, person, order, today=today, by=by)


def seats_of(unit: Unit, *, today: date) -> list[Seat]:
    """The teams at work, whether they were entered by hand or invented."""
    invented = places.villages_of(unit.code, unit.name, unit.parent_code or "")
    known = {(place.kind, place.name): place for place in invented}
    return [
        Seat(
            team_id=line.team.id,
            village_id=line.village.id,
            village_name=line.village.full_name,
            place=known.get((line.village.kind, line.village.name))
            or places.Village(line.village.kind, line.village.name, shares_of(unit)),
            members=tuple(_member(one, today) for one in teams.mediators_of(line.team.id)),
        )
        for line in teams.list_teams({unit.code}, on=today)
        if line.team.closed_on is None
    ]


def _member(mediator: Mediator, today: date) -> Member:
    name = mediator.name or "hòa giải viên"
    born = mediator.birth_year or today.year - 50
    title = Person(name, mediator.sex, mediator.ethnicity or "", born).title(today.year)
    return Member(
        id=mediator.id,
        name=name,
        called=f"{title} {name}",
        is_leader=mediator.is_leader,
        recognised_on=mediator.recognised_on,
        ended_on=mediator.ended_on,
    )


def _members(rng: Random, place: places.Village) -> list[Person]:
    """The leader first, then others; two women at least, no name twice."""
    people: dict[str, Person] = {}
    wanted = rng.randint(5, 7)
    while len(people) < wanted:
        sex = Sex.FEMALE if len(people) in (1, 3) else None
        born = (1956, 1978) if not people else (1958, 1992)
        person = invent_person(rng, group=share(rng, place.shares), sex=sex, born=born)
        people.setdefault(person.name, person)
    return list(people.values())


def _recognise(
    rng: Random, team: Team, person: Person, order: int, *, today: date, by: Actor
) -> None:
    """The first three serve since the team was founded, the others came later."""
    later = date(rng.randint(2015, 2023), rng.randint(1, 12), rng.randint(1, 28))
    teams.add_mediator(
        team_id=team.id,
        name=person.name,
        sex=person.sex,
        birth_year=person.born,
        ethnicity=person.ethnic_group,
        is_minority=person.ethnic_group != "Kinh",
        law_training=LawTraining(share(rng, _TRAINING)),
        phone=None,
        is_leader=order == 0,
        recognised_on=FOUNDED_ON if order < 3 else later,
        today=today,
        by=by,
    )


def busiest_first(seats: Sequence[Seat]) -> list[Seat]:
    """Who mediates most has most to look at, and most to be paid for."""
    rows = db.select(MediationCase.team_id, db.func.count()).group_by(MediationCase.team_id)
    cases = dict(iter(db.session.execute(rows)))
    return sorted(seats, key=lambda seat: -cases.get(seat.team_id, 0))
