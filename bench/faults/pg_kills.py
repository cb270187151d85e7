"""SIGKILL in turn for the office's server, for PostgreSQL below it, and for both, under writers.

The control is the same with ``synchronous_commit=off``: it must lose, or the check proves nothing.
"""

import random
import time
from collections.abc import Sequence

from bench.faults.desk import Server, found
from bench.faults.figures import LONGEST, Chapter, Figure, Ground, Tally
from bench.faults.kills import wait_for_saves, writing
from bench.faults.ledgers import Told, Wrongs, saved_by, wrongs
from bench.faults.postgres import Postgres, why_not
from bench.faults.world import in_process

KILLS, CONTROL, WRITERS = 100, 6, 4
TURNS = ("PostgreSQL", "the server", "both")


def play(ground: Ground, kills: float) -> Tally:
    seen = _played(ground, "pg", int(kills))
    loosely = max(min(int(kills), CONTROL), 2)
    loose = _played(ground, "loose", loosely, synchronous_commit="off", wal_writer_delay="'10s'")
    return seen | {"loose saves": loose["saves"], "loose lost": loose["lost"]}


def figures(seen: Tally) -> Sequence[Figure]:
    heads = (
        (
            "R13 SIGKILL of PostgreSQL and of the server on it under writers",
            f"{KILLS} kills, 0 lost, 0 half; amcheck and checksums clean",
        ),
        ("R13 control: synchronous_commit=off must lose", "> 0"),
    )
    if not seen:
        return [Figure(*one) for one in heads]
    names = tuple(Wrongs().counts())
    told = ", ".join(f"{seen[name]:.0f} {name}" for name in names)
    wrong = sum(seen[name] for name in names) + seen["unsound"]
    return [
        Figure(
            *heads[0],
            f"{seen['kills']:.0f} kills, {seen['saves']:.0f} saves answered: {told}; amcheck and "
            f"checksums {'NOT CLEAN' if seen['unsound'] else 'clean'}; saving again after "
            f"{seen[f'{LONGEST}away']:.1f} s at the latest",
            seen["saves"] > 0 and not wrong,
            seen["kills"] >= KILLS,
        ),
        Figure(
            *heads[1],
            f"{seen['loose lost']:.0f} of {seen['loose saves']:.0f} saves lost",
            seen["loose lost"] > 0,
        ),
    ]


def _played(ground: Ground, name: str, kills: int, **settings: str) -> Tally:
    """A book of its own on a cluster of its own; with ``settings`` only PostgreSQL is killed."""
    place = ground.work / f"{name}{ground.seed}"
    rng, below = random.Random(ground.seed), Postgres(place)
    folder, away = place.with_name(f"{place.name}.office"), 0.0
    try:
        below.found(**settings)
        team = found(folder, WRITERS, database=below.url)
        server = Server(folder)
        with writing(server, team, WRITERS) as people:
            for number in range(kills):
                wait_for_saves(people, 3 * WRITERS)
                time.sleep(rng.random() * 0.5)
                died = time.monotonic()
                _kill(TURNS[0 if settings else number % 3], server, below)
                wait_for_saves(people, 1)
                away = max(away, time.monotonic() - died)
        saved = saved_by(people)
        wrong = in_process(lambda: wrongs(below.url, Told(saved, {})))
        return {
            "kills": kills,
            "saves": len(saved),
            **wrong.counts(),
            "unsound": not below.is_sound(),
            f"{LONGEST}away": away,
        }
    finally:
        below.kill()


def _kill(whom: str, server: Server, below: Postgres) -> None:
    if whom != "PostgreSQL":
        server.kill()
    if whom != "the server":
        below.kill()
        below.start()
    if whom != "PostgreSQL":
        server.fork()


CHAPTER = Chapter(
    "postgresql", "kills of PostgreSQL or the server", KILLS, 25, play, figures, why_not=why_not
)
