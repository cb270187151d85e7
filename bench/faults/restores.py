"""A book that is lost is put back from its backup, over and over; damaged backups are refused."""

from collections.abc import Sequence

from bench.backup import prepare, run
from bench.faults.figures import LONGEST, Chapter, Figure, Ground, Tally

ROUNDS, CASES, SECONDS = 100, 1000, 60.0


def play(ground: Ground, rounds: float) -> Tally:
    seen = run(prepare(ground.work / "restored", CASES), int(rounds), ground.work)
    return {
        "rounds": int(rounds),
        "whole": seen.whole,
        "refused": seen.refused,
        f"{LONGEST}restore": max(seen.restoring),
        f"{LONGEST}MB": seen.size / 1e6,
    }


def figures(seen: Tally) -> Sequence[Figure]:
    head = (
        "R9 a lost book put back from its backup",
        f"every row in {ROUNDS} rounds, damaged backups refused, ≤ {SECONDS:.0f} s",
    )
    if not seen:
        return [Figure(*head)]
    rounds, longest = seen["rounds"], seen[f"{LONGEST}restore"]
    return [
        Figure(
            *head,
            f"{seen['whole']:.0f} of {rounds:.0f} with every row, {seen['refused']:.0f} of "
            f"{2 * rounds:.0f} damaged ones refused, longest {longest:.1f} s with "
            f"{seen[f'{LONGEST}MB']:.0f} MB",
            seen["whole"] == rounds and seen["refused"] == 2 * rounds and longest <= SECONDS,
            rounds >= ROUNDS,
        )
    ]


CHAPTER = Chapter("restores", "rounds", ROUNDS, 25, play, figures)
