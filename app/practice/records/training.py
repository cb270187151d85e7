"""Invented training: classes of every state with their lists, trainers, material.

A commune gets two classes a year, one given by its superior; an office a roster that was
reviewed, and classes to which it calls its trainers and so many people of each commune.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.quarters import Quarter
from app.domain.teams import Sex
from app.domain.training.attendance import Mark
from app.domain.training.days import Days
from app.domain.training.kinds import Audience, GivenBy, Topic
from app.domain.words import mid_sentence
from app.practice.conferences import officials
from app.practice.people import invent_person, share
from app.practice.records.commune import Seat, shares_of
from app.practice.stories import fill, texts
from app.training.facts import (
    Answer,
    ClassFacts,
    MaterialFacts,
    SummonsFacts,
    TrainerFacts,
)
from app.training.models import TrainingClass, TrainingSeat
from app.training.service import classes, materials, roster, seats, sheets, summons
from app.units.models import Unit
from app.units.service import units_below

PER_TEAM = 2
_SKILLS, _NEW_LAW, _COURT, _VIOLENCE = range(4)


def add_commune_training(
    unit: Unit, teams: Sequence[Seat], *, first_year: int, last_year: int, today: date, by: Actor
) -> None:
    """Two classes a year, and one of each state today; nothing where there are classes."""
    if _has_classes(unit):
        return
    writer = _Writer(Random(f"training {unit.code}"), unit, today, by)
    with transaction():
        writer.add_shelf()
        teachers = writer.add_trainers(2, since=date(first_year, 1, 1))
    with transaction():
        people = writer.choose(teams, on=today)
        soon = writer.call(today + timedelta(days=6), _COURT, teachers, mediators=people)
        writer.note_answers(soon)
        writer.call(today - timedelta(days=2), _VIOLENCE, teachers, mediators=people)
        next_quarter = Quarter.of(today).next()
        writer.plan(next_quarter, _VIOLENCE)
        off = writer.plan(next_quarter, _SKILLS)
        reason = "Trùng lịch lớp của cấp trên."
        classes.call_off(off.id, reason=reason, revision=off.revision, by=by)
    for year in range(first_year, last_year + 1):
        for month, text, given_by in (
            (5, _SKILLS, GivenBy.SUPERIOR),
            (10, _NEW_LAW, GivenBy.OWN),
        ):
            day = date(year, month, 12)
            if day < today:
                people = writer.choose(teams, on=day)
                with transaction():
                    writer.give(day, text, given_by, teachers, mediators=people)


def add_office_training(unit: Unit, *, today: date, by: Actor) -> None:
    """The roster and its review, a class that was given, one to be noted, one to come."""
    if _has_classes(unit):
        return
    writer = _Writer(Random(f"training {unit.code}"), unit, today, by)
    below = {one.code: 2 for one in units_below(unit.code)}
    last = today - timedelta(days=40)
    with transaction():
        writer.add_shelf()
        people = writer.add_trainers(4, since=date(last.year, 1, 2))
        roster.record_review(
            reviewed_on=last,
            is_enough=False,
            proposals="Bổ sung tập huấn viên biết tiếng Thái, tiếng Mông.",
            today=today,
            by=by,
        )
        writer.give(last, _SKILLS, GivenBy.OWN, people[:2], trainers=people, places=below)
        for day, text in ((9, _NEW_LAW), (-2, _VIOLENCE)):
            some_day = today + timedelta(days=day)
            writer.call(some_day, text, people[:1], trainers=people, places=below)
        writer.plan(Quarter.of(today).next(), _COURT)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes training of ``unit`` as it stands on ``today``."""

    rng: Random
    unit: Unit
    today: date
    by: Actor

    def add_shelf(self) -> None:
        for row in texts("training")["material"]:
            facts = MaterialFacts(**{**row, "topic": Topic(row["topic"])})
            materials.add_material(facts, today=self.today, by=self.by)

    def add_trainers(self, count: int, *, since: date) -> tuple[UUID, ...]:
        rows = texts("training")["trainer"][:count]
        return tuple(self._add_trainer(row, since) for row in rows)

    def choose(self, teams: Sequence[Seat], *, on: date) -> list[UUID]:
        """Up to :data:`PER_TEAM` mediators of each team who are in office that day."""
        chosen = []
        for team in teams:
            able = team.in_office(min(on, self.today))
            chosen += [one.id for one in self.rng.sample(able, min(PER_TEAM, len(able)))]
        return chosen

    def plan(self, quarter: Quarter, text: int) -> TrainingClass:
        days = Days(quarter.first_day, quarter.last_day, are_set=False)
        return self._record(days, text, GivenBy.OWN, ())

    def call(
        self, first_on: date, text: int, teachers: Sequence[UUID], **people: Any
    ) -> TrainingClass:
        """A class of these days, whose list was summoned shortly before."""
        days = Days(first_on, first_on, are_set=True)
        held = self._record(days, text, GivenBy.OWN, teachers)
        self._list(held, **people)
        self._summon(held, issued_on=self.today - timedelta(days=4))
        return held

    def give(
        self,
        first_on: date,
        text: int,
        given_by: GivenBy,
        teachers: Sequence[UUID],
        **people: Any,
    ) -> None:
        """A class that was given: summoned, attended by nearly all, finished, assessed."""
        days = Days(first_on, first_on + timedelta(days=1), are_set=True)
        held = self._record(days, text, given_by, teachers if given_by is GivenBy.OWN else ())
        listed = self._list(held, **people)
        self._summon(held, issued_on=first_on - timedelta(days=10))
        sheets.record_attendance(
            held.id,
            self._marks(listed),
            rest_present=True,
            revision=held.revision,
            today=self.today,
            by=self.by,
        )
        classes.finish_class(held.id, revision=held.revision, today=self.today, by=self.by)
        sheets.assess(held.id, {}, rest_completed=True, revision=held.revision, by=self.by)

    def note_answers(self, held: TrainingClass) -> None:
        rows = db.select(TrainingSeat.id).where(TrainingSeat.class_id == held.id)
        keys = db.session.scalars(rows.order_by(TrainingSeat.id)).all()
        told = {key: Answer(confirmed=True) for key in keys[: len(keys) // 2]}
        told |= {key: Answer(confirmed=False, reason=self._excuse()) for key in keys[-1:]}
        sheets.note_answers(held.id, told, revision=held.revision, by=self.by)

    def _record(
        self, days: Days, text: int, given_by: GivenBy, teachers: Sequence[UUID]
    ) -> TrainingClass:
        row = texts("training")["class"][text]
        own = given_by is GivenBy.OWN
        facts = ClassFacts(
            title=fill(row["title"], {"year": str(days.first_on.year)}),
            topics=tuple(Topic(one) for one in row["topics"]),
            audience=(Audience.TRAINERS if self._is_office else Audience.MEDIATORS,),
            days=days,
            organiser=self._organiser if own else "Sở Tư pháp",
            given_by=given_by,
            content=row["content"],
            hours=8 * days.number if days.are_set else None,
            place=f"Hội trường {self._organiser}" if own else "Hội trường Sở Tư pháp",
            trainers=tuple(teachers),
        )
        return classes.record_class(facts, today=self.today, by=self.by)

    def _list(
        self,
        held: TrainingClass,
        *,
        mediators: Sequence[UUID] = (),
        trainers: Sequence[UUID] = (),
        places: dict[str, int] | None = None,
    ) -> list[TrainingSeat]:
        people = {"mediators": mediators, "trainers": trainers}
        listed = seats.add_people(held.id, **people, today=self.today, by=self.by)
        return listed + seats.allot_places(held.id, places or {}, by=self.by)

    def _summon(self, held: TrainingClass, *, issued_on: date) -> None:
        signer = officials(self.unit.code, shares_of(self.unit))["deputy"].name
        facts = SummonsFacts(
            number=f"{self.rng.randint(20, 480)}/GTT-UBND",
            issued_on=issued_on,
            signer=signer,
            signer_post="Phó Chủ tịch Ủy ban nhân dân",
            addressees="Như danh sách\nLưu: VT",
            present_on=held.first_on,
            bring="Giấy này, sổ theo dõi hoạt động hòa giải.",
        )
        summons.draft_summons(held.id, facts, today=self.today, by=self.by)

    def _marks(self, listed: Sequence[TrainingSeat]) -> dict[UUID, Mark]:
        """One of ten people stayed away, one left early."""
        marks = {}
        for seat in listed:
            drawn = self.rng.random()
            if seat.kind.is_person and drawn < 0.1:
                marks[seat.id] = Mark(present=False, reason=self._excuse())
            elif seat.kind.is_person and drawn > 0.95:
                marks[seat.id] = Mark(present=True, hours=8)
        return marks

    def _excuse(self) -> str:
        return self.rng.choice(texts("training")["absences"])

    def _add_trainer(self, row: dict[str, str], since: date) -> UUID:
        group = share(self.rng, shares_of(self.unit))
        person = invent_person(self.rng, group=group, born=(1968, 1990))
        facts = TrainerFacts(
            **row,
            name=person.name,
            sex=Sex(person.sex),
            birth_year=person.born,
            since=since,
            decision_number="312/QĐ-UBND",
            decision_on=since,
        )
        return roster.add_trainer(facts, today=self.today, by=self.by).id

    @property
    def _organiser(self) -> str:
        return f"Ủy ban nhân dân {mid_sentence(self.unit.name)}"

    @property
    def _is_office(self) -> bool:
        return bool(units_below(self.unit.code))


def _has_classes(unit: Unit) -> bool:
    known = db.select(TrainingClass.id).where(TrainingClass.unit == unit.code).limit(1)
    return db.session.scalar(known) is not None
