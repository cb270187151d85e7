"""Somebody opens the file of the database and alters the book: how many of the edits are found.

Each edit is made past the triggers, which stand again when it is looked for, and taken back after
the check, so that every one meets a book that nobody has touched. The control asks what SQLite
itself can tell (``integrity_check``, ``foreign_key_check``), which is all there was before the
chain. Then the same act is saved in turn with and without the chain.
"""

import os
import random
import time
from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import Connection

from app.audit.checking import check_chain
from app.audit.standing import check_records
from app.db import db, transaction
from app.domain.actors import Actor, Role
from app.domain.units import VillageKind
from app.factory import create_app
from app.instance import load
from app.practice.records import Sample, add_sample, officer_of, unit_in_force
from app.records import journal
from app.records.chain import guards
from app.records.chain.noted import note_above
from app.records.chain.sealing import HOLDS, OWN, head
from app.units.service import add_village, change_village
from bench.faults import edits as edits_of
from bench.faults.desk import SINCE, UNIT
from bench.faults.figures import LONGEST, Chapter, Figure, Ground, Tally
from bench.faults.world import PASSWORD, command, in_process

EDITS, SAVES = 1000, 200
WITH, WITHOUT = f"{LONGEST}ms with the chain", f"{LONGEST}ms without"
TODAY = date(2026, 11, 2)
SAMPLE = Sample(cases=3, dialogues=1, first_year=2025, last_year=2026)
KEEPER = Actor(name="Lò Thị Ngoan", role=Role.ADMINISTRATOR, unit=UNIT)


def play(ground: Ground, edits: float) -> Tally:
    folder = begin(ground.work / "tampered")
    made, found, control, missed = in_process(lambda: _edit(folder, int(edits), ground.seed))
    for one in missed[:20]:
        print(f"  NOT FOUND: {one}")
    costs = in_process(lambda: _cost(folder))
    seen: Tally = {f"edit: {kind}": number for kind, number in made.items()}
    seen |= {"found": found.total(), "seen by sqlite": control.total()}
    named = zip((WITH, WITHOUT), costs, strict=True)
    return seen | {name: median(one) * 1000 for name, one in named}


def figures(seen: Tally) -> Sequence[Figure]:
    heads = (
        ("S14 edits of the book behind the program's back that are found", f"{EDITS} edits, 100 %"),
        ("S14 control: without the chain they must not be found", "most are not"),
        ("S14 what the chain costs a save", "< 5 ms"),
    )
    if not seen:
        return [Figure(*one) for one in heads]
    kinds = {one.partition(": ")[2]: n for one, n in seen.items() if one.startswith("edit: ")}
    total, blind = sum(kinds.values()), sum(kinds.values()) - seen["seen by sqlite"]
    told = ", ".join(f"{kind} {number:.0f}" for kind, number in sorted(kinds.items()))
    cost = f"median {seen[WITH]:.1f} ms with it, {seen[WITHOUT]:.1f} ms without, {SAVES} each"
    is_full, is_cheap = total >= EDITS, seen[WITH] - seen[WITHOUT] < 5
    return [
        Figure(
            *heads[0],
            f"{seen['found']:.0f} of {total:.0f} ({told})",
            0 < total == seen["found"],
            is_full,
        ),
        Figure(*heads[1], f"{blind:.0f} of {total:.0f} not found", blind * 2 > total, is_full),
        Figure(*heads[2], cost, is_cheap),
    ]


def begin(folder: Path) -> Path:
    """A commune without a single team, for the invented ones find only their own."""
    os.environ["SOHOAGIAI_ADMIN_PASSWORD"] = PASSWORD
    command(folder, "init", "--unit", UNIT, "--role", "commune", "--admin", "quantri")
    return folder


def _edit(folder: Path, edits: int, seed: int) -> tuple[Counter, Counter, Counter, list[str]]:
    rng = random.Random(seed)
    made, found, control, missed = Counter(), Counter(), Counter(), []
    with create_app(load(folder)).app_context():
        _fill()
        if wrong := _first_break():
            raise SystemExit(f"nobody touched the book, and yet: {wrong}")
        while made.total() < edits:
            kind = rng.choice(list(edits_of.KINDS))
            connection = db.session.connection()
            edits_of.drop_guards(connection)
            told = edits_of.KINDS[kind](connection, rng)
            if told:
                for one in guards.statements("sqlite", "journal", edits_of.LINE):
                    connection.exec_driver_sql(one)
                made[kind] += 1
                control[kind] += _sqlite_sees(connection)
                if _first_break():
                    found[kind] += 1
                else:
                    missed.append(f"{kind}: {told}")
            db.session.rollback()
    return made, found, control, missed


def _fill() -> None:
    """A small book; its head is one that the superior holds."""
    unit = unit_in_force(UNIT, today=TODAY)
    add_sample(unit, SAMPLE, today=TODAY, by=officer_of(unit), tick=lambda: None)
    with transaction():
        note_above(*head())


def _first_break() -> str:
    db.session.expunge_all()
    first = next(chain(check_chain(), check_records()), None)
    return first.sentence if first else ""


def _sqlite_sees(connection: Connection) -> bool:
    whole = connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    return not whole or bool(connection.exec_driver_sql("PRAGMA foreign_key_check").first())


def _cost(folder: Path) -> tuple[list[float], list[float]]:
    """Seconds of one save: many with the chain, then as many without."""
    times: tuple[list[float], list[float]] = [], []
    ways = (journal.seal, journal.standing), (_leave_open, lambda records: [None])
    with create_app(load(folder)).app_context():
        village = add_village(name="Nà Phầy", kind=VillageKind.BAN, valid_from=SINCE, by=KEEPER)
        facts = {"kind": VillageKind.BAN, "valid_from": SINCE, "valid_to": None, "by": KEEPER}
        for number in range(2 * SAVES):
            way = number // SAVES
            journal.seal, journal.standing = ways[way]
            started = time.perf_counter()
            village = change_village(
                village.id, name=f"Nà Phầy {number}", revision=village.revision, **facts
            )
            times[way].append(time.perf_counter() - started)
    return times


def _leave_open(lines: list[dict[str, Any]]) -> None:
    """In place of :func:`app.records.chain.sealing.seal`: the line as it was before the chain."""
    for line in lines:
        line.pop(HOLDS, None)
        line |= dict.fromkeys(OWN) | {"content": b"", "hash": b""}
        del line["sequence"]


CHAPTER = Chapter("edits", "edits of the file", EDITS, 250, play, figures, least=20)
