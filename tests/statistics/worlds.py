"""Invented books for counting: rows with dates and codes, written as the program writes them."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from uuid import UUID

from app.db import db
from app.domain.classification import CATEGORIES
from app.domain.mediation.grounds import Ground
from app.domain.mediation.states import CaseResult, CaseState
from app.domain.teams import LawTraining, Sex
from app.domain.training.kinds import GivenBy, SeatKind
from app.domain.training.lifecycle import ClassState
from app.domain.units import VillageKind
from app.mediation.models import MediationCase, Round
from app.teams.models import Mediator, Team
from app.training.models import TrainingClass, TrainingSeat
from app.units.models import Village

FIRST = date(2025, 1, 1)
SPAN = 40  # days in which everything happens: close together, so that boundaries are met


@dataclass
class World:
    """What was written, to be counted by hand."""

    villages: list[Village] = field(default_factory=list)
    teams: list[Team] = field(default_factory=list)
    mediators: list[Mediator] = field(default_factory=list)
    cases: list[MediationCase] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)
    classes: list[TrainingClass] = field(default_factory=list)
    seats: list[TrainingSeat] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.told: dict = {}

    def write(self) -> None:
        """Parents first, without the acts: what counts is what is stored."""
        people = (self.villages, self.teams, self.mediators)
        for some in (*people, self.cases, self.rounds, self.classes, self.seats):
            self._add(some)

    def stretch(self, times: int) -> None:
        """Let everything happen so many times as far from the first day."""
        some = (self.villages, self.teams, self.mediators, self.cases, self.rounds)
        for one in (record for records in (*some, self.classes, self.seats) for record in records):
            for column in one.__table__.columns:
                if isinstance(day := getattr(one, column.key), date):
                    setattr(one, column.key, FIRST + times * (day - FIRST))

    def _add(self, some: list) -> None:
        db.session.add_all(some)
        db.session.flush()


def invent(rng: Random, units: list[str], *, classified: bool = True) -> World:
    world = World()
    for unit in units:
        for _ in range(rng.randint(1, 2)):
            world.villages.append(_village(rng, unit))
            for _ in range(rng.randint(0, 2)):
                world.teams.append(_team(rng, world.villages[-1]))
    for team in world.teams:
        for _ in range(rng.randint(0, 4)):
            world.mediators.append(_mediator(rng, team))
        for _ in range(rng.randint(0, 6)):
            _case(rng, world, team, classified=classified)
    for unit in {one.unit for one in world.mediators}:
        _classes(rng, world, unit)
    return world


def _id(rng: Random) -> UUID:
    return UUID(int=rng.getrandbits(128), version=4)


def _day(rng: Random, after: date = FIRST, within: int = SPAN) -> date:
    return after + timedelta(days=rng.randint(0, within))


def _maybe(rng: Random, after: date) -> date | None:
    return _day(rng, after, 15) if rng.random() < 0.4 else None


def _base(rng: Random, unit: str) -> dict:
    return {"id": _id(rng), "unit": unit, "revision": 1}


def _village(rng: Random, unit: str) -> Village:
    begins = _day(rng, within=15)
    facts = {"name": "Nà Củng", "kind": VillageKind.BAN, "valid_from": begins}
    return Village(**_base(rng, unit), **facts, valid_to=_maybe(rng, begins))


def _team(rng: Random, village: Village) -> Team:
    begins = _day(rng, within=15)
    return Team(
        **_base(rng, village.unit),
        name="Tổ hòa giải bản Nà Củng",
        village_id=village.id,
        founded_on=begins,
        closed_on=_maybe(rng, begins),
        minority_area=True,
    )


def _mediator(rng: Random, team: Team) -> Mediator:
    begins = _day(rng, within=20)
    return Mediator(
        **_base(rng, team.unit),
        team_id=team.id,
        name="Lò Thị Ín",
        sex=rng.choice(list(Sex)),
        is_minority=rng.random() < 0.6,
        law_training=rng.choice(list(LawTraining)),
        is_leader=rng.random() < 0.3,
        recognised_on=begins,
        ended_on=_maybe(rng, begins),
    )


def _case(rng: Random, world: World, team: Team, *, classified: bool) -> None:
    received = _day(rng, within=25)
    codes = [one.code for one in CATEGORIES] + ([] if classified else [None] * 8)
    case = MediationCase(
        **_base(rng, team.unit),
        team_id=team.id,
        village_id=team.village_id,
        book_year=received.year,
        ground=Ground.REQUEST,
        received_on=received,
        category=rng.choice(codes),
        state=CaseState.RECEIVED,
        is_written=rng.choice([None, False, True]),
        is_public=rng.choice([None, False, True]),
    )
    case.other_time_agreed = rng.random() < 0.3
    case.start_due_on = rng.choice([None, received + timedelta(days=2)])
    world.cases.append(case)
    at, number = received, 0
    for _ in range(rng.randint(0, 3)):
        number += 1
        at = _day(rng, at, 5)
        began = None if rng.random() < 0.1 else at
        round_ = Round(**_base(rng, team.unit), case_id=case.id, number=number, started_on=began)
        world.rounds.append(round_)
        case.round, case.started_on = number, began
        fate = rng.random() if began else 0.2  # without a beginning there is only an end
        if fate < 0.35:
            at = _end(rng, case, round_, at, CaseResult.NOT_SETTLED, CaseState.NOT_SETTLED)
        elif fate < 0.6:
            at = _end(rng, case, round_, at, CaseResult.SETTLED, CaseState.FOLLOWING_UP)
        elif fate < 0.7:
            _end(rng, case, round_, at, None, CaseState.OUT_OF_SCOPE)
            if rng.random() < 0.3:  # looked at again from the start
                case.state, case.ended_on = CaseState.RECEIVED, None
            return
        else:
            case.state, case.result, case.ended_on = CaseState.IN_MEDIATION, None, None
            return
    if not number and rng.random() < 0.2:
        case.state, case.ended_on = CaseState.OUT_OF_SCOPE, _day(rng, received, 5)


def _end(
    rng: Random,
    case: MediationCase,
    round_: Round,
    at: date,
    result: CaseResult | None,
    state: CaseState,
) -> date:
    ended = _day(rng, at, 5)
    round_.ended_on = case.ended_on = ended
    round_.result = case.result = result
    case.state = state
    return ended


def _classes(rng: Random, world: World, unit: str) -> None:
    own = [one for one in world.mediators if one.unit == unit]
    for _ in range(rng.randint(0, 3)):
        first = _day(rng)
        held = TrainingClass(
            **_base(rng, unit),
            title="Kỹ năng hòa giải",
            state=next(iter(ClassState)),
            given_by=next(iter(GivenBy)),
            organiser="Ủy ban nhân dân phường",
            first_on=first,
            last_on=_day(rng, first, 3),
            days_set=True,
        )
        world.classes.append(held)
        for mediator in rng.sample(own, k=rng.randint(0, len(own))):
            world.seats.append(
                TrainingSeat(
                    **_base(rng, unit),
                    class_id=held.id,
                    kind=next(iter(SeatKind)),
                    mediator_id=mediator.id,
                    withdrawn=rng.random() < 0.2,
                    present=rng.choice([None, False, True, True]),
                )
            )
