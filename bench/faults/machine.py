"""The state machine of the exchange: communes, offices, roads and disasters in any order."""

from collections.abc import Sequence
from math import ceil

from bench.faults.breaks import ROOT, played
from bench.faults.figures import Chapter, Figure, Ground, Tally

STEPS, A_SERIES = 100_000, 30
"""What the target asks; and so many at most in one series. Each of the machines (two levels, three
levels) plays as many series as would make the whole if each were that long; most are."""


def play(ground: Ground, steps: float) -> Tally:
    run = played(ROOT, ceil(steps / A_SERIES), is_of_the_tests=False)
    is_wrong = bool(run.returncode)
    return {"steps": 0 if is_wrong else int(run.stdout), "wrong": is_wrong}


def figures(seen: Tally) -> Sequence[Figure]:
    head = "R8 state machine of the exchange, by two machines", f"{STEPS} steps, 0 wrong"
    if not seen:
        return [Figure(*head)]
    told = f"{seen['steps']:.0f} steps: {seen['wrong']:.0f} wrong"
    return [Figure(*head, told, not seen["wrong"], seen["steps"] >= STEPS)]


CHAPTER = Chapter("machine", "steps", STEPS, 15_000, play, figures)
