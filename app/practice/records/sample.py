"""So many cases and conferences for one commune, in batches that keep the book usable."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from app.db import db, transaction
from app.dialogue.models import Dialogue
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.words import fold
from app.mediation.models import MediationCase
from app.practice.conferences import plan_conferences
from app.practice.history import (
    CATEGORY_SHARES,
    days_of_arrival,
    is_refused,
    mediated_life,
    refused_life,
)
from app.practice.people import share
from app.practice.records.agreements import go_on_with_some
from app.practice.records.alerts import raise_one
from app.practice.records.attachments import attach_evidence, attach_some
from app.practice.records.budget import keep_money
from app.practice.records.cases import CaseWriter
from app.practice.records.commune import FOUNDED_ON, Seat, found_teams, seats_of
from app.practice.records.dialogues import DialogueWriter
from app.practice.records.difficulties import note_some
from app.practice.records.emulation import emulate_some
from app.practice.records.importing import read_one_in
from app.practice.records.inspections import inspect_some
from app.practice.records.law import write_law
from app.practice.records.outreach import tell_some
from app.practice.records.payments import pay_some
from app.practice.records.periodic import report_some
from app.practice.records.preparation import prepare_coming
from app.practice.records.printed import make_some
from app.practice.records.privacy import ask_some, restrict_one
from app.practice.records.signers import name_signers
from app.practice.records.sittings import join_some
from app.practice.records.statistics import set_days, submit_some, write_one_form
from app.practice.records.teams import add_team_life
from app.practice.records.training import add_commune_training
from app.practice.records.yearplans import add_year_plans
from app.practice.stories import Story, invent_case, invent_refusal
from app.units.models import Unit

BATCH = 50  # records in one transaction: one fsync for many, and the lock is held a second


@dataclass(frozen=True, slots=True)
class Sample:
    """What is asked for: exactly so many records, received within these years."""

    cases: int
    dialogues: int
    first_year: int
    last_year: int
    seed: int = 1

    def check(self, today: date) -> None:
        """Refuse years in which nothing can have happened."""
        if self.first_year > self.last_year:
            raise RuleViolation(
                f"Năm bắt đầu {self.first_year} không thể sau năm kết thúc {self.last_year}."
            )
        if not FOUNDED_ON.year < self.first_year <= today.year:
            raise RuleViolation(
                f"Năm bắt đầu phải từ {FOUNDED_ON.year + 1} đến {today.year}, "
                f"không thể là {self.first_year}."
            )


def add_sample(
    unit: Unit, wanted: Sample, *, today: date, by: Actor, tick: Callable[[], object]
) -> None:
    """Write the sample into the book of ``unit``; ``tick`` is called after each record.

    A commune without teams gets villages, teams and mediators first; one without classes or
    elections gets those too. The same seed writes the same into an empty book; into a book
    that holds records it adds others.
    """
    wanted.check(today)
    rng = Random(f"{wanted.seed} {unit.code} {_held(unit)}")
    seats = seats_of(unit, today=today)
    if not seats:
        with transaction():
            found_teams(rng, unit, today=today, by=by)
        seats = seats_of(unit, today=today)
    write_law(unit, today=today, by=by)
    name_signers(unit, today=today, by=by)
    set_days(today=today, by=by)
    first, last = date(wanted.first_year, 1, 1), date(wanted.last_year, 12, 31)
    days = days_of_arrival(rng, wanted.cases, first=first, last=last, today=today)
    for some in _batches(list(enumerate(days))):
        with transaction():
            for place, received_on in some:
                refused = is_refused(place)
                _write_case(rng, unit, seats, received_on, refused=refused, today=today, by=by)
                tick()
    raise_one(by)
    go_on_with_some(today=today, by=by)
    join_some(seats, today=today, by=by.on_behalf_of(seats[0].leader))
    attach_some(today=today, by=by)
    make_some(today=today, by=by)
    years = {"first_year": wanted.first_year, "last_year": wanted.last_year}
    add_commune_training(unit, seats, **years, today=today, by=by)
    add_team_life(unit, seats, today=today, by=by)
    conferences = plan_conferences(rng, wanted.dialogues, first=first, last=last, today=today)
    planned = add_year_plans(unit, seats, conferences, today=today, by=by)
    writer = DialogueWriter(unit, seats, today, by, planned)
    numbers = _minutes_held(unit)
    for some in _batches(conferences):
        with transaction():
            for conference in some:
                numbers[conference.held_on.year] += 1
                writer.write(rng, conference, numbers[conference.held_on.year])
                tick()
    prepare_coming(unit, seats, today=today, by=by)
    attach_evidence(today=today, by=by)
    note_some(today=today, by=by)
    tell_some(seats, today=today, by=by)
    emulate_some(unit, seats, today=today, by=by)
    submit_some(today=today, by=by)
    report_some(unit, today=today, by=by)
    write_one_form(today=today, by=by)
    inspect_some(unit, seats, today=today, by=by)
    pay_some(unit, seats, today=today, by=by)
    keep_money(today=today, by=by)
    read_one_in(rng, seats, today=today, by=by)
    ask_some(today=today, by=by)
    restrict_one(today=today, by=by)


def _write_case(
    rng: Random,
    unit: Unit,
    seats: Sequence[Seat],
    received_on: date,
    *,
    refused: bool,
    today: date,
    by: Actor,
) -> None:
    manned = [seat for seat in seats if len(seat.in_office(received_on)) > 1]
    if not manned:
        raise RuleViolation(
            f"Năm {received_on.year} chưa có tổ hòa giải nào có từ hai hòa giải viên trở lên. "
            "Hãy chọn năm bắt đầu muộn hơn."
        )
    seat = rng.choice(manned)
    story = _story(rng, unit, seat, received_on, refused=refused)
    if refused:
        life = refused_life(rng, received_on, until=today)
    else:
        life = mediated_life(rng, received_on, term_days=story.term_days, until=today)
    CaseWriter(rng, seat, story, life, today, by).write()


def _story(rng: Random, unit: Unit, seat: Seat, received_on: date, *, refused: bool) -> Story:
    """A story whose two sides are called neither alike nor like a mediator of the team."""
    taken = {fold(one.name) for one in seat.members}
    where = {"village": seat.place, "commune": unit.name, "received_on": received_on}
    while True:
        code = share(rng, CATEGORY_SHARES)
        story = invent_refusal(rng, **where) if refused else invent_case(rng, code, **where)
        sides = {fold(story.a.name), fold(story.b.name)}
        if len(sides) == 2 and not sides & taken:
            return story


def _batches(things: Sequence) -> Iterator[Sequence]:
    for start in range(0, len(things), BATCH):
        yield things[start : start + BATCH]


def _held(unit: Unit) -> int:
    """How many records the book holds; another number, another sample."""
    return sum(
        db.session.scalar(db.select(db.func.count()).where(model.unit == unit.code)) or 0
        for model in (MediationCase, Dialogue)
    )


def _minutes_held(unit: Unit) -> Counter[int]:
    """How many conferences each year has, for the numbers of their minutes."""
    days = db.session.scalars(db.select(Dialogue.held_on).where(Dialogue.unit == unit.code))
    return Counter(day.year for day in days)
