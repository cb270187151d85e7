"""When things happen: the days a case or a conference goes through, in the law's order.

Pure and deterministic. The shares follow what is published (about 85 of 100 mediated cases
settled, 29 cases a year in a commune); nothing here lies after the day ``until``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from app.domain.mediation.acts import Act
from app.domain.mediation.grounds import Ground
from app.practice.people import share

FRESH_DAYS = 12  # a book always has some cases that came in the last days
# Shares of the kinds of cases, in hundredths of all.
CATEGORY_SHARES = {
    "MT-01": 12,
    "MT-02": 8,
    "MT-03": 6,
    "MT-04": 10,
    "MT-05": 3,
    "DS-01": 16,
    "DS-02": 3,
    "DS-03": 7,
    "DS-04": 3,
    "DS-05": 9,
    "DS-06": 1,
    "HN-01": 10,
    "HN-02": 5,
    "HN-03": 1,
    "HN-04": 2,
    "HN-05": 1,
    "VP-01": 3,
    "VP-02": 1,
    "VP-03": 1,
    "KH-01": 1,
}
GROUND_SHARES = {
    Ground.REQUEST: 60,
    Ground.MEDIATOR_KNOWS: 20,
    Ground.PROPOSED: 12,
    Ground.ASSIGNED: 8,
}


@dataclass(frozen=True, slots=True)
class Step:
    """An act and its day; ``due_on`` is the term that it sets, where it sets one."""

    act: Act
    on: date
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """All that happens to one case up to today, first the act that takes it in."""

    ground: Ground
    is_written: bool
    steps: tuple[Step, ...]

    def does(self, act: Act) -> bool:
        return any(step.act is act for step in self.steps)


def days_of_arrival(rng: Random, count: int, *, first: date, last: date, today: date) -> list[date]:
    """``count`` days from ``first`` to ``last`` in order, none after ``today``.

    When the span reaches today a few of them are fresh, so that open cases are seen.
    """
    last = min(last, today)
    span = (last - first).days
    fresh = min(10, count // 8) if last == today else 0
    days = [first + timedelta(days=rng.randint(0, span)) for _ in range(count - fresh)]
    days += [last - timedelta(days=rng.randint(0, min(FRESH_DAYS, span))) for _ in range(fresh)]
    return sorted(days)


def is_refused(place: int) -> bool:
    """Whether the matter at that place of the sample is none to mediate: one in twenty."""
    return place % 20 == 7


def refused_life(rng: Random, received_on: date, *, until: date) -> Life:
    """Taken in, then found to be outside the scope and guided elsewhere."""
    refused_on = received_on + timedelta(days=rng.randint(0, 3))
    steps = (Step(Act.RECEIVE, received_on), Step(Act.REFUSE, refused_on))
    return Life(share_ground(rng), False, tuple(s for s in steps if s.on <= until))


def share_ground(rng: Random) -> Ground:
    return Ground(share(rng, GROUND_SHARES))


def mediated_life(
    rng: Random, received_on: date, *, term_days: tuple[int, int], until: date
) -> Life:
    """A case within the scope; ``term_days`` is how long its agreement usually takes."""
    ground = share_ground(rng)
    walk = _Walk(rng, received_on)
    at_once = ground is Ground.MEDIATOR_KNOWS and rng.random() < 0.5
    is_written = rng.random() < 0.7
    steps = [
        Step(Act.RECEIVE, received_on),
        *_to_the_table(walk, at_once=at_once),
        *_at_the_table(walk),
        *_to_the_end(walk, term_days),
    ]
    return Life(ground, is_written, tuple(step for step in steps if step.on <= until))


class _Walk:
    """A day that moves on, and the dice."""

    def __init__(self, rng: Random, day: date):
        self.rng, self.day = rng, day

    def step(self, act: Act, least: int, most: int) -> Step:
        self.day += timedelta(days=self.rng.randint(least, most))
        return Step(act, self.day)

    def chance(self, part: float) -> bool:
        return self.rng.random() < part


def _to_the_table(walk: _Walk, *, at_once: bool) -> Iterator[Step]:
    if at_once:
        yield walk.step(Act.MEDIATE_AT_ONCE, 0, 0)
        return
    yield walk.step(Act.CONFIRM_SCOPE, 0, 2)
    yield walk.step(Act.CHOOSE_MEDIATOR if walk.chance(0.3) else Act.ASSIGN_MEDIATOR, 0, 2)
    if walk.chance(0.05):
        yield walk.step(Act.DECLINE, 0, 1)
        yield walk.step(Act.REPLACE_MEDIATOR, 0, 1)
    yield walk.step(Act.START, *((4, 8) if walk.chance(0.08) else (0, 3)))


def _at_the_table(walk: _Walk) -> Iterator[Step]:
    for _ in range(walk.rng.choices((0, 1, 2), weights=(35, 45, 20))[0]):
        yield walk.step(Act.HOLD_MEETING, 2, 8)
    if walk.chance(0.06):
        yield walk.step(Act.PAUSE, 1, 5)
        yield walk.step(Act.RESUME, 10, 45)


def _to_the_end(walk: _Walk, term_days: tuple[int, int]) -> Iterator[Step]:
    if walk.chance(0.84):
        yield from _settled(walk, term_days)
        return
    yield walk.step(Act.END_BY_REQUEST if walk.chance(0.55) else Act.END_BY_MEDIATOR, 1, 7)
    if walk.chance(0.1):
        yield walk.step(Act.GO_ON, 10, 30)
        yield from _settled(walk, term_days)
    elif walk.chance(0.7):
        yield walk.step(Act.CLOSE, 10, 60)


def _settled(walk: _Walk, term_days: tuple[int, int]) -> Iterator[Step]:
    """An agreement of a week or less is done on the spot and has no term to follow."""
    settle = walk.step(Act.SETTLE, 0, 6)
    if term_days[1] <= 7:
        yield settle
        if walk.chance(0.75):
            yield walk.step(Act.CLOSE, 10, 45)
        return
    due_on = settle.on + timedelta(days=walk.rng.randint(*term_days))
    yield Step(Act.SETTLE, settle.on, due_on)
    yield Step(Act.FOLLOW_UP, settle.on, due_on)
    if walk.chance(0.06):
        walk.day = due_on
        yield walk.step(Act.NOT_PERFORM, 1, 8)
        if walk.chance(0.3):
            return
        due_on = walk.day + timedelta(days=walk.rng.randint(20, 45))
        yield Step(Act.NEW_TERMS, walk.day, due_on)
    walk.day = max(walk.day, due_on - timedelta(days=walk.rng.randint(0, 5)))
    yield walk.step(Act.PERFORM, 0, 4)
    if walk.chance(0.75):
        yield walk.step(Act.CLOSE, 5, 40)
