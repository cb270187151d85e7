"""A commune's book of invented cases. ``python -m bench.pages.book FOLDER sample 60`` begins one
that ``init`` has made, ``bulk 9940`` goes on in it.

The last three years hold a sample written act by act, as people would, with its history, meetings,
agreements and alerts: those are the cases that are opened. Below them lie closed ones in bulk.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from uuid6 import uuid7

from app.accounts.service import create_account
from app.db import db
from app.domain.actors import Actor, Role
from app.domain.mediation.assignment import AssignedHow, AssignmentStatus, ConflictAnswer
from app.domain.mediation.entry import EntrySource
from app.domain.mediation.meetings import MeetingState
from app.domain.mediation.parties import PartyKind, Side
from app.domain.mediation.states import CaseResult, CaseState, EndingReason
from app.domain.searching import words_kept
from app.factory import create_app
from app.instance import load
from app.mediation.models import Assignment, MediationCase, Meeting, Party, Round
from app.mediation.models.case import book_number
from app.practice.demo.cast import COMMUNES
from app.practice.demo.prepare import open_accounts, open_team_accounts
from app.practice.history import CATEGORY_SHARES, share_ground
from app.practice.people import share
from app.practice.records import Sample, add_sample, officer_of, unit_in_force
from app.practice.records.commune import Seat, seats_of
from app.practice.stories import Story, invent_case
from app.records.search.index import SearchEntry, first_of, kept_as
from app.units.models import Unit
from app.web.context import today
from bench.faults.world import PASSWORD
from bench.office.book import write_rows
from bench.sync.book import id_of_day

UNIT = "03405"
OFFICERS = 20
DIALOGUES = 4
POOL = 20_000  # different stories; a larger book tells them again of other days and numbers
FIRST_DAY = date(2014, 7, 1)
Row = tuple[type, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Told:
    """A story of one team, the words that the case is found by, and those of its two people."""

    seat: Seat
    story: Story
    words: str
    people: list[str]


def sample(cases: int) -> None:
    """Accounts of every role, and cases written act by act."""
    day = today()
    unit = unit_in_force(UNIT, today=day)
    keeper = Actor(name="Quản trị", role=Role.ADMINISTRATOR, unit=UNIT)
    logins = COMMUNES[0].logins
    open_accounts(logins, UNIT, by=keeper)
    for number in range(OFFICERS):
        facts = {"role": Role.COMMUNE_OFFICER, "password": PASSWORD, "must_change": False}
        name = f"Lò Thị Hặc {number}"
        create_account(login=f"canbo{number}", name=name, **facts, by=keeper)
    wanted = Sample(cases, DIALOGUES, day.year - 2, day.year)
    add_sample(unit, wanted, today=day, by=officer_of(unit), tick=lambda: None)
    open_team_accounts(logins, unit, by=keeper)


def bulk(cases: int) -> None:
    """Closed cases of the years before the sample."""
    day = today()
    unit = unit_in_force(UNIT, today=day)
    filler = Filler(unit, seats_of(unit, today=day), date(day.year - 2, 1, 1))
    write_rows(filler.rows(cases))


class Filler:
    """Closed cases of the years before ``until``, oldest first."""

    def __init__(self, unit: Unit, seats: list[Seat], until: date) -> None:
        self._unit, self._seats, self._days = unit, seats, (until - FIRST_DAY).days - 90
        self._rng, self._numbers = Random(17), Counter()
        self._pool: list[Told] = []

    def rows(self, cases: int) -> Iterator[Row]:
        for number in range(cases):
            day = FIRST_DAY + timedelta(days=number * self._days // cases)
            if number < POOL:
                self._pool.append(self._told(day))
            yield from self._case(day, self._rng.choice(self._pool))

    def _told(self, day: date) -> Told:
        seat = self._rng.choice(self._seats)
        code = share(self._rng, CATEGORY_SHARES)
        story = invent_case(
            self._rng, code, village=seat.place, commune=self._unit.name, received_on=day
        )
        people = [words_kept(f"{one.name} {seat.village_name}") for one in (story.a, story.b)]
        return Told(seat, story, words_kept(f"{story.summary}\n{_parties(story)}"), people)

    def _base(self) -> dict[str, Any]:
        return {"id": uuid7(), "unit": UNIT, "revision": 1}

    def _case(self, day: date, told: Told) -> Iterator[Row]:
        rng, case_id = self._rng, id_of_day(self._rng, day)
        seat, story = told.seat, told.story
        self._numbers[seat.team_id, day.year] += 1
        number = self._numbers[seat.team_id, day.year]
        started, ended = (day + timedelta(days=rng.randint(*few)) for few in ((0, 3), (4, 40)))
        result = CaseResult.SETTLED if rng.random() < 0.86 else CaseResult.NOT_SETTLED
        end = {"result": result, "ended_on": ended}
        is_settled = result is CaseResult.SETTLED
        yield (
            MediationCase,
            {
                **self._base(),
                **end,
                "id": case_id,
                "team_id": seat.team_id,
                "village_id": seat.village_id,
                "book_year": day.year,
                "book_number": number,
                "source": EntrySource.AT_ONCE,
                "ground": share_ground(rng),
                "received_on": day,
                "summary": story.summary,
                "parties_line": _parties(story),
                "category": story.category,
                "state": CaseState.CLOSED,
                "assigned_on": day,
                "start_due_on": day + timedelta(days=4),
                "started_on": started,
                "other_time_agreed": False,
                "is_public": rng.random() < 0.3,
                "round": 1,
                "ending_reason": None if is_settled else EndingReason.BY_REQUEST,
                "is_written": is_settled,
                "closed_on": ended + timedelta(days=30),
            },
        )
        of_case = {"case_id": case_id}
        yield Round, {**self._base(), **of_case, "number": 1, "started_on": started, **end}
        sitting = {"round": 1, "held_on": started, "state": MeetingState.HELD}
        yield Meeting, {**self._base(), **of_case, **sitting}
        yield Assignment, {**self._base(), **of_case, **self._assigned(seat, day, ended)}
        number_kept = words_kept(book_number(number, day.year))
        found = kept_as("mediation_case", f"{number_kept} {told.words}")
        entry = {"kind": "mediation_case", "record_id": case_id, "words": found}
        yield SearchEntry, {"first": first_of(day), **entry}
        yield from self._people(told, case_id)

    def _assigned(self, seat: Seat, day: date, ended: date) -> dict[str, Any]:
        return {
            "mediator_id": self._rng.choice(seat.members).id,
            "how": AssignedHow.BY_LEADER,
            "status": AssignmentStatus.ACCEPTED,
            "assigned_on": day,
            "conflict": ConflictAnswer.NONE,
            "ended_on": ended,
        }

    def _people(self, told: Told, case_id: UUID) -> Iterator[Row]:
        sides = ((Side.A, told.story.a), (Side.B, told.story.b))
        for (side, person), words in zip(sides, told.people, strict=True):
            party = {"side": side, "kind": PartyKind.PERSON, "name": person.name}
            lives = {"birth_year": person.born, "address": told.seat.village_name}
            base = self._base()
            yield Party, {**base, "case_id": case_id, **party, **lives}
            words = kept_as("party", words, [person.name])
            entry = {"kind": "party", "record_id": base["id"], "words": words}
            yield SearchEntry, {"first": first_of(None), **entry}


def _parties(story: Story) -> str:
    return f"{story.a.name} – {story.b.name}"


def main(folder: str, act: str, cases: str) -> None:
    with create_app(load(Path(folder))).app_context():
        {"sample": sample, "bulk": bulk}[act](int(cases))
        db.session.remove()
        db.engine.dispose()


if __name__ == "__main__":
    main(*sys.argv[1:])
