"""The state machine of the exchange: communes, offices, roads and disasters in any order."""

from collections.abc import Sequence

from bench.faults.breaks import ROOT, played
from bench.faults.figures import Chapter, Figure, Ground, Tally

STEPS, A_SERIES = 100_000, 30
"""What the target asks; and so many at most in one series, of which each of the machines (two
levels, three levels) plays as many."""


def play(ground: Ground, steps: float) -> Tally:
    series = max(round(steps / A_SERIES), 1)
    run = played(ROOT, series, is_of_the_tests=False)
    return {"series": series, "wrong": bool(run.returncode)}


def figures(seen: Tally) -> Sequence[Figure]:
    head = "R8 state machine of the exchange, by two machines", f"{STEPS} steps, 0 wrong"
    if not seen:
        return [Figure(*head)]
    return [
        Figure(
            *head,
            f"{seen['series']:.0f} series of up to {A_SERIES} steps each: "
            f"{seen['wrong']:.0f} wrong",
            not seen["wrong"],
            seen["series"] * A_SERIES >= STEPS,
        )
    ]


CHAPTER = Chapter("machine", "steps", STEPS, 15_000, play, figures)
