"""A province's book as its office holds it: the same one for the same size, whatever database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import islice
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import insert

from app.db import db, now, transaction
from app.dialogue.models import Conclusion, Dialogue, Opinion
from app.domain.dialogue.answers import Disposition
from app.domain.dialogue.kinds import (
    DialogueForm,
    DialogueKind,
    MatterKind,
    OpinionSource,
    SpeakerKind,
)
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.dialogue.opinions import OpinionState
from app.domain.dialogue.plans import PlanState
from app.domain.dialogue.promises import ConclusionState
from app.domain.mediation.entry import EntrySource
from app.domain.mediation.grounds import Ground
from app.domain.mediation.meetings import MeetingState
from app.domain.mediation.states import CaseResult, CaseState, EndingReason
from app.domain.teams import LawTraining, Sex
from app.domain.units import VillageKind
from app.exchange.models import Peer
from app.mediation.models import MediationCase, Meeting, Round
from app.mediation.models.case import book_number
from app.mediation.record import MEDIATION_CASE
from app.practice.history import CATEGORY_SHARES
from app.records.book_state import book_changed
from app.records.search.index import SearchEntry, first_of, kept_as, put
from app.teams.models import Mediator, Team
from app.units.models import Village
from app.units.service import import_list, listed_unit, units_below
from app.yearplan.models import DialoguePlan, PlannedSession
from bench.office.money import Payments, Row

PROVINCE = "79"
TEAMS, MEDIATORS, DIALOGUES, OPINIONS, CONCLUSIONS = 26, 6, 4, 20, 5
AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class Size:
    communes: int
    years: int
    cases: int  # a year of one commune

    @property
    def total(self) -> int:
        return self.communes * self.years * self.cases


class Filler:
    """Rows with fixed keys; ``today`` is the last day on which anything came in."""

    def __init__(self, size: Size, today: date) -> None:
        self._size, self._today = size, today
        self._rng, self._number = Random(17), 0
        self._villages: dict[UUID, UUID] = {}
        self._codes, self._shares = list(CATEGORY_SHARES), list(CATEGORY_SHARES.values())

    def fill(self) -> None:
        import_list(own=listed_unit(PROVINCE))
        communes = [one.code for one in units_below(PROVINCE)][: self._size.communes]
        for at, unit in enumerate(communes):
            teams: list[UUID] = []
            write_rows(self._people(unit, teams))
            payments = Payments(partial(self._base, unit), self._first_day, self._today)
            write_rows(self._cases(unit, teams, payments))
            write_rows(payments.rows(teams))
            write_rows(self._dialogues(unit))
            if (at + 1) % 24 == 0:
                print(f"{at + 1} / {len(communes)} communes", flush=True)
        write_rows(self._peers(communes))
        with transaction():
            book_changed(communes)
        _analysed()

    def _base(self, unit: str) -> dict[str, Any]:
        self._number += 1
        return {"id": UUID(int=(1 << 100) + self._number), "unit": unit, "revision": 1}

    def _people(self, unit: str, teams: list[UUID]) -> Iterator[Row]:
        since = self._first_day
        for number in range(1, TEAMS + 1):
            village = self._base(unit)
            name = {"name": f"Khu phố {number}", "kind": VillageKind.KHU_PHO}
            yield Village, {**village, **name, "valid_from": since}
            team = self._base(unit)
            facts = {"name": f"Tổ hòa giải khu phố {number}", "village_id": village["id"]}
            yield Team, {**team, **facts, "founded_on": since, "minority_area": False}
            teams.append(team["id"])
            self._villages[team["id"]] = village["id"]
            for place in range(MEDIATORS):
                person = {
                    "team_id": team["id"],
                    "sex": self._rng.choice(list(Sex)),
                    "is_minority": False,
                    "law_training": self._rng.choice(list(LawTraining)),
                    "is_leader": place == 0,
                    "recognised_on": since,
                }
                yield Mediator, {**self._base(unit), **person}

    @property
    def _first_day(self) -> date:
        return self._today - timedelta(days=365 * self._size.years)

    def _cases(self, unit: str, teams: list[UUID], payments: Payments) -> Iterator[Row]:
        number = self._size.years * self._size.cases
        days = 365 * self._size.years
        for at in range(number):
            received = self._first_day + timedelta(days=at * days // number)
            yield from self._case(unit, self._rng.choice(teams), received, at + 1, payments)

    def _case(
        self, unit: str, team: UUID, received: date, at: int, payments: Payments
    ) -> Iterator[Row]:
        rng, base = self._rng, self._base(unit)
        started = received + timedelta(days=rng.choice((1, 1, 2, 2, 3, 3, 3, 4, 6, 9)))
        ended = started + timedelta(days=int(rng.expovariate(1 / 12)))
        result = CaseResult.SETTLED if rng.random() < 0.86 else CaseResult.NOT_SETTLED
        case = {
            **base,
            "team_id": team,
            "village_id": self._villages[team],
            "book_year": received.year,
            "book_number": at,
            "ground": Ground.REQUEST,
            "source": EntrySource.AT_ONCE,
            "received_on": received,
            "category": rng.choices([*self._codes, None], [*self._shares, 2])[0],
            "start_due_on": received + timedelta(days=4),
            "other_time_agreed": rng.random() < 0.02,
            "round": 1,
            **self._course(received, started, ended, result),
        }
        yield MediationCase, case
        if case["result"]:
            payments.note(team, base["id"], case["ended_on"], case["result"])
        if case["started_on"]:
            facts = {"case_id": base["id"], "number": 1, "started_on": started}
            ending = {"ended_on": case["ended_on"], "result": case["result"]}
            yield Round, {**self._base(unit), **facts, **ending}
            for place in range(rng.choice((1, 1, 1, 2))):
                day = started + timedelta(days=place * 4)
                sitting = {"case_id": base["id"], "round": 1, "held_on": day}
                yield Meeting, {**self._base(unit), **sitting, "state": MeetingState.HELD}
        words = kept_as(MEDIATION_CASE.key, book_number(at, received.year))
        kind = {"kind": MEDIATION_CASE.key, "record_id": base["id"], "words": words}
        yield SearchEntry, {"first": first_of(received), **kind}

    def _course(
        self, received: date, started: date, ended: date, result: CaseResult
    ) -> dict[str, Any]:
        """How far it has come by today; a few of long ago were never brought to an end."""
        facts: dict[str, Any] = {"started_on": started, "ended_on": ended, "result": result}
        chance = self._rng.random()
        if chance < 0.02:
            facts |= {"started_on": None, "ended_on": received, "result": None}
            return {**facts, "state": CaseState.OUT_OF_SCOPE}
        if started > self._today or chance < 0.021:
            facts |= {"started_on": None, "ended_on": None, "result": None}
            return {**facts, "state": CaseState.ASSIGNED}
        if ended > self._today or chance < 0.023:
            facts |= {"ended_on": None, "result": None}
            return {**facts, "state": CaseState.IN_MEDIATION}
        if result is CaseResult.NOT_SETTLED:
            return {
                **facts,
                "state": CaseState.CLOSED,
                "ending_reason": EndingReason.BY_REQUEST,
            }
        is_late = chance < 0.025 or ended > self._today - timedelta(days=30)
        state = CaseState.FOLLOWING_UP if is_late else CaseState.CLOSED
        return {**facts, "state": state, "performance_due_on": ended + timedelta(days=30)}

    def _dialogues(self, unit: str) -> Iterator[Row]:
        for year in range(self._first_day.year, self._today.year + 1):
            plan = self._base(unit)
            facts = {"year": year, "author": DialogueKind.GOVERNMENT, "state": PlanState.ISSUED}
            yield DialoguePlan, {**plan, **facts, "title": "Kế hoạch", "organiser": "UBND"}
            for quarter in range(1, DIALOGUES + 1):
                session = self._base(unit)
                facts = {"plan_id": plan["id"], "year": year, "quarter": quarter}
                yield PlannedSession, {**session, **facts, "kind": DialogueKind.GOVERNMENT}
                day = date(year, 3 * quarter, 5)
                if day < self._today and self._rng.random() < 0.9:
                    yield from self._dialogue(unit, day, session["id"])

    def _dialogue(self, unit: str, day: date, planned: UUID) -> Iterator[Row]:
        own = self._base(unit)
        yield (
            Dialogue,
            {
                **own,
                "title": "Hội nghị đối thoại",
                "kind": DialogueKind.GOVERNMENT,
                "form": DialogueForm.IN_PERSON,
                "state": DialogueState.COMPLETED,
                "held_on": day,
                "place": "Hội trường",
                "organiser": "UBND",
                "planned_id": planned,
            },
        )
        due = day + timedelta(days=15)
        for number in range(1, OPINIONS + 1):
            is_open = self._rng.random() < 0.03
            yield (
                Opinion,
                {
                    **self._base(unit),
                    "dialogue_id": own["id"],
                    "number": number,
                    "state": OpinionState.ASSIGNED if is_open else OpinionState.CLOSED,
                    "source": OpinionSource.AT_MEETING,
                    "matter": MatterKind.PROPOSAL,
                    "field": self._rng.choice(("land", "roads", "water")),
                    "content": "Kiến nghị sửa đường.",
                    "speaker_kind": SpeakerKind.INDIVIDUAL,
                    "disposition": Disposition.WRITTEN_REPLY,
                    "due_on": due,
                    "current_due_on": due,
                    "current_handler": "Phòng Kinh tế",
                    "replied_on": None
                    if is_open
                    else due - timedelta(days=self._rng.randrange(-3, 9)),
                },
            )
        for number in range(1, CONCLUSIONS + 1):
            is_done = self._rng.random() < 0.95
            yield (
                Conclusion,
                {
                    **self._base(unit),
                    "dialogue_id": own["id"],
                    "number": number,
                    "content": "Sửa đường.",
                    "handler": "Phòng Kinh tế",
                    "due_on": due,
                    "current_due_on": due,
                    "state": ConclusionState.DONE if is_done else ConclusionState.OPEN,
                    "closed_on": due if is_done else None,
                },
            )

    def _peers(self, communes: list[str]) -> Iterator[Row]:
        for at, unit in enumerate(communes):
            heard = now() - timedelta(hours=at)
            yield Peer, {"key": unit.encode().ljust(32), "unit": unit, "heard_at": heard}


def write_rows(rows: Iterator[Row]) -> None:
    """Parents come before what hangs on them; each model in one statement of many rows."""
    while some := list(islice(rows, AT_ONCE)):
        of_model: dict[type, list[dict[str, Any]]] = {}
        for model, facts in some:
            of_model.setdefault(model, []).append(facts)
        with transaction() as session:
            put(of_model.pop(SearchEntry, ()))
            for model in sorted(of_model, key=_place):
                session.execute(insert(model.__table__), _even(of_model[model]))


def _place(model: type) -> int:
    """Where a model stands among all, each behind those that it hangs on."""
    return db.metadata.sorted_tables.index(model.__table__)


def _even(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """All with the same columns, as one statement needs."""
    names = {name for row in rows for name in row}
    return [{name: row.get(name) for name in names} for row in rows]


def _analysed() -> None:
    """PostgreSQL looks at new rows by itself after a while; a measurement does not wait."""
    if db.engine.dialect.name == "postgresql":
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(db.text("VACUUM ANALYZE"))
