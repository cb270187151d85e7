"""A commune with a team and its mediators, and classes of every state."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.quarters import Quarter
from app.domain.teams import Sex
from app.domain.training.attendance import Mark
from app.domain.training.days import Days
from app.domain.training.kinds import Audience, Topic
from app.domain.units import VillageKind
from app.teams.models import Mediator, Team
from app.training.facts import ClassFacts, MaterialFacts, SummonsFacts, TrainerFacts
from app.training.models import Trainer, TrainingClass, TrainingSeat
from app.training.service import classes, roster, seats, sheets, summons
from tests.days import each_test_on
from tests.factories import a_mediator, a_team, a_village

TODAY = date(2026, 5, 20)
GIVEN, COMING = date(2026, 5, 12), date(2026, 5, 27)
NEIGHBOUR = "03406"
NOBODY = UUID("01900000-0000-7000-8000-00000000dead")
TITLE = "Bồi dưỡng kỹ năng hòa giải năm 2026"
fixed_day = each_test_on(TODAY)


def one_day(day: date) -> Days:
    return Days(day, day, are_set=True)


def planned(quarter: Quarter) -> Days:
    return Days(quarter.first_day, quarter.last_day, are_set=False)


def class_facts(**changes) -> ClassFacts:
    facts = {
        "title": TITLE,
        "topics": (Topic.SKILLS, Topic.BOOK),
        "audience": (Audience.MEDIATORS,),
        "days": one_day(GIVEN),
        "organiser": "Ủy ban nhân dân phường Tân Phong",
        "hours": 8,
        "place": "Nhà văn hóa",
    }
    return ClassFacts(**facts | changes)


def summons_facts(**changes) -> SummonsFacts:
    facts = {
        "number": "45/GTT-UBND",
        "issued_on": date(2026, 5, 18),
        "signer": "Lò Văn Pâng",
        "signer_post": "Phó Chủ tịch Ủy ban nhân dân",
    }
    return SummonsFacts(**facts | changes)


def trainer_facts(**changes) -> TrainerFacts:
    facts = {
        "name": "Hà Thị Thu",
        "sex": Sex.FEMALE,
        "organisation": "Sở Tư pháp",
        "since": date(2024, 1, 2),
        "birth_year": 1980,
        "phone": "0912345678",
    }
    return TrainerFacts(**facts | changes)


def material_facts(**changes) -> MaterialFacts:
    facts = {"title": "Khi nào phải báo ngay", "topic": Topic.VIOLENCE, "text": "Báo ngay.\n\nGọi."}
    return MaterialFacts(**facts | changes)


@pytest.fixture
def officer(actor):
    return actor(Role.COMMUNE_OFFICER, name="Tẩn Thị Mẩy")


@pytest.fixture
def neighbour(officer):
    """The officer of another commune, whose records are foreign here."""
    return replace(officer, unit=NEIGHBOUR)


@pytest.fixture
def team(commune) -> Team:
    return a_team()


@pytest.fixture
def other_team(commune, team) -> Team:
    village = a_village(name="số 3", kind=VillageKind.TO_DAN_PHO)
    return a_team(name="Tổ hòa giải tổ dân phố số 3", village_id=village.id)


@pytest.fixture
def people(team) -> list[Mediator]:
    """The leader and two mediators of the team, in the order of the list."""
    given = (("Giàng A Páo", True), ("Lò Thị Bua", False), ("Vàng Thị Mỷ", False))
    return [a_mediator(team, name=name, is_leader=leads) for name, leads in given]


@pytest.fixture
def a_trainer(commune, officer):
    def make(*, by=officer, **facts) -> Trainer:
        return roster.add_trainer(trainer_facts(**facts), today=TODAY, by=by)

    return make


@pytest.fixture
def a_class(commune, officer):
    """``a_class(**facts)``: a class of the 12th of May, as somebody has just entered it."""

    def make(*, by=officer, **facts) -> TrainingClass:
        return classes.record_class(class_facts(**facts), today=TODAY, by=by)

    return make


@pytest.fixture
def listed(officer, people, a_class):
    """``listed(**facts)``: a class in whose list the three people stand."""

    def make(**facts) -> TrainingClass:
        held = a_class(**facts)
        keys = [one.id for one in people]
        seats.add_people(held.id, mediators=keys, today=TODAY, by=officer)
        return held

    return make


@pytest.fixture
def summoned(officer, listed):
    """``summoned(**facts)``: a class of next week to which the three people were summoned."""

    def make(**facts) -> TrainingClass:
        held = listed(**{"days": one_day(COMING)} | facts)
        summons.draft_summons(held.id, summons_facts(), today=TODAY, by=officer)
        return held

    return make


@pytest.fixture
def held_class(officer, listed):
    """``held_class(marks, **facts)``: attendance was noted; the rest was present."""

    def make(marks: dict[int, Mark] | None = None, **facts) -> TrainingClass:
        held = listed(**facts)
        attend(held, marks or {}, by=officer)
        return held

    return make


@pytest.fixture
def finished(officer, held_class):
    def make(marks: dict[int, Mark] | None = None, **facts) -> TrainingClass:
        held = held_class(marks, **facts)
        return classes.finish_class(held.id, revision=held.revision, today=TODAY, by=officer)

    return make


@pytest.fixture
def client(browser):
    return browser(Role.COMMUNE_OFFICER)


@pytest.fixture
def now_listed(officer, people):
    """A class of this day (by the clock of the pages) with the three people in its list."""
    held = classes.record_class(class_facts(days=one_day(TODAY)), today=TODAY, by=officer)
    keys = [one.id for one in people]
    seats.add_people(held.id, mediators=keys, today=TODAY, by=officer)
    return held


def seats_of(held: TrainingClass) -> list[TrainingSeat]:
    """Every seat the class ever had, in the order in which they were given."""
    rows = db.select(TrainingSeat).where(TrainingSeat.class_id == held.id)
    return list(db.session.scalars(rows.order_by(TrainingSeat.id)))


def attend(held, marks: dict[int, Mark], *, by, rest=True, today=TODAY):
    """Note who came: a mark by the place of the seat in the list."""
    keys = [seat.id for seat in seats_of(held)]
    given = {keys[place]: mark for place, mark in marks.items()}
    return sheets.record_attendance(
        held.id, given, rest_present=rest, revision=held.revision, today=today, by=by
    )
