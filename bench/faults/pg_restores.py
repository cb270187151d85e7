"""An office on PostgreSQL is backed up while people save, its database is dropped, and put back.

What had been answered before a backup began must be in it, and whole; what was answered while it
was made may be. One copy of each backup is cut and one altered in a byte: both must be refused, and
the database then is the one that it was.
"""

import os
import random
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from app.backup.restoring import restore
from app.domain.errors import RuleViolation
from app.instance import load
from app.revive import revive
from bench.faults.desk import Server, found
from bench.faults.figures import LONGEST, Chapter, Figure, Ground, Tally
from bench.faults.kills import wait_for_saves, writing
from bench.faults.ledgers import Told, saved_by, wrongs
from bench.faults.postgres import BINARIES, Postgres, why_not
from bench.faults.world import command, in_process

ROUNDS, WRITERS, SAVES, SECONDS = 30, 4, 40, 60.0
WRONG = ("lost", "doubled", "half", "overwritten")
"""Not the numbers: a book that was put back gives none until its superior was asked
(:mod:`app.records.restored`)."""


def play(ground: Ground, rounds: float) -> Tally:
    rng, below = random.Random(ground.seed), Postgres(ground.work / f"put-back{ground.seed}")
    folder, file = ground.work / "office", ground.work / "backup.shg"
    os.environ["PATH"] = f"{BINARIES[0]}{os.pathsep}{os.environ['PATH']}"
    told: dict[str, str] = {}
    refused, since, longest = 0, 0, 0.0
    wrong = dict.fromkeys(WRONG, 0)
    try:
        below.found()
        team = found(folder, WRITERS, database=below.url)
        server = Server(folder)
        for _ in range(int(rounds)):
            with writing(server, team, WRITERS) as people:
                wait_for_saves(people, SAVES)
                told |= saved_by(people)
                command(folder, "backup", str(file))
                wait_for_saves(people, WRITERS)
                since += len(saved_by(people).keys() - told.keys())
            refused += _refused(folder, file, below, rng)
            below.drop()
            began = time.monotonic()
            command(folder, "restore", str(file))
            longest = max(longest, time.monotonic() - began)
            counts = in_process(partial(wrongs, below.url, Told(told, {}))).counts()
            wrong = {name: wrong[name] + counts[name] for name in WRONG}
            file.unlink()
        return {
            "rounds": int(rounds),
            "saves": len(told),
            "since": since,
            **wrong,
            "refused": refused,
            "unsound": not below.is_sound(),
            f"{LONGEST}restore": longest,
        }
    finally:
        below.kill()


def figures(seen: Tally) -> Sequence[Figure]:
    head = (
        "R9 an office on PostgreSQL dropped and put back from a backup made under writers",
        f"{ROUNDS} rounds, 0 lost, damaged backups refused, ≤ {SECONDS:.0f} s",
    )
    if not seen:
        return [Figure(*head)]
    told = ", ".join(f"{seen[name]:.0f} {name}" for name in WRONG)
    wrong = sum(seen[name] for name in WRONG) + seen["unsound"]
    rounds, longest = seen["rounds"], seen[f"{LONGEST}restore"]
    return [
        Figure(
            *head,
            f"{rounds:.0f} rounds, {seen['saves']:.0f} saves answered before a backup began: "
            f"{told} ({seen['since']:.0f} answered while one was made or after it are not asked "
            f"for); {seen['refused']:.0f} of {2 * rounds:.0f} damaged ones refused; amcheck and "
            f"checksums {'NOT CLEAN' if seen['unsound'] else 'clean'}; longest {longest:.1f} s",
            not wrong and seen["refused"] == 2 * rounds and longest <= SECONDS,
            rounds >= ROUNDS,
        )
    ]


def _refused(folder: Path, file: Path, below: Postgres, rng: random.Random) -> int:
    """How many of two damaged copies were refused with a sentence, the database as it was."""
    content, count = file.read_bytes(), 0
    altered = bytearray(content)
    altered[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
    bad = file.with_name("bad.shg")
    for one in (content[: rng.randrange(len(content))], bytes(altered)):
        bad.write_bytes(one)
        before = below.names()
        count += in_process(lambda: _is_refused(folder, bad)) and below.names() == before
    return count


def _is_refused(folder: Path, file: Path) -> bool:
    try:
        restore(load(folder), file, revive)
    except RuleViolation:
        return True
    return False


CHAPTER = Chapter(
    "pg_restores", "restores of PostgreSQL", ROUNDS, 10, play, figures, why_not=why_not
)
