"""Restoring, over and over, beside copying the file: does every backup come back whole, and is
every damaged one refused?

``python -m bench.backup [cases] [rounds]`` writes a commune with so many cases (1,000), then makes
a backup and puts it back so many times (100); each round also cuts one copy of the backup at a
place and alters another in one byte, and tries both. It prints how many came back with exactly the
rows they had, how many damaged ones were refused with a sentence and changed nothing, the seconds
of each step, and those of ``shutil.copyfile`` on the same database, which checks and seals nothing.
"""

import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

from app.backup import sealed
from app.backup.key import own_key
from app.backup.restoring import restore
from app.domain.errors import RuleViolation
from app.instance import DATABASE_FILE, Instance, load
from app.revive import revive

UNIT, SEED = "03408", 11


def prepare(folder: Path, cases: int) -> Instance:
    """A commune of its own with invented cases."""
    command = [sys.executable, "-c", "from app.cli import main; main()"]
    settings = {**os.environ, "SOHOAGIAI_ADMIN_PASSWORD": "Suoi-Trong-71"}
    first = ["init", "--unit", UNIT, "--role", "commune", "--admin", "quantri"]
    for words in (first, ["sample", "--cases", str(cases), "--dialogues", str(cases // 20)]):
        subprocess.run(
            [*command, *words, "--instance", str(folder)],
            check=True,
            env=settings,
            stdout=subprocess.DEVNULL,
        )
    return load(folder)


def held(instance: Instance) -> dict[str, int]:
    """Rows by table, without the journal and the log, which a restoration writes on."""
    with closing(sqlite3.connect(instance.folder / DATABASE_FILE)) as connection:
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        own = {"journal", "ledger_note", "ledger_log", "ledger_past"}
        tables = [name for (name,) in names if not name.startswith("sqlite_") and name not in own]
        return {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
            for name in tables
        }


def timed(spent: list[float], work: Callable[[], object]) -> None:
    started = time.perf_counter()
    work()
    spent.append(time.perf_counter() - started)


def refused(instance: Instance, file: Path) -> bool:
    """Whether a damaged file was refused with a sentence and the book is as it was."""
    before = (instance.folder / DATABASE_FILE).read_bytes()
    try:
        restore(instance, file, revive)
    except RuleViolation:
        return (instance.folder / DATABASE_FILE).read_bytes() == before
    return False


@dataclass(frozen=True, slots=True)
class Seen:
    """``refused``: of two damaged copies a round; ``restoring`` in seconds, ``size`` in bytes."""

    whole: int
    refused: int
    restoring: list[float]
    size: int


def run(instance: Instance, rounds: int, work: Path) -> Seen:
    rng, key = Random(SEED), own_key(instance.folder)
    copying: list[float] = []
    backing: list[float] = []
    restoring: list[float] = []
    whole = cut = altered = 0
    good, bad = work / "good.shg", work / "bad.shg"
    database = instance.folder / DATABASE_FILE
    for _ in range(rounds):
        rows = held(instance)
        timed(copying, lambda: shutil.copyfile(database, work / "plain"))
        timed(backing, lambda: sealed.write(instance, good, key))
        content = good.read_bytes()
        bad.write_bytes(content[: rng.randrange(len(content))])
        cut += refused(instance, bad)
        changed = bytearray(content)
        changed[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
        bad.write_bytes(changed)
        altered += refused(instance, bad)
        database.write_bytes(b"lost")
        timed(restoring, lambda: restore(instance, good, revive))
        now = held(instance)
        whole += now == rows
        for name in rows:
            if now[name] != rows[name]:
                print(f"{name}: {rows[name]} rows before, {now[name]} after")
    print(f"{rounds} rounds, database {database.stat().st_size / 1e6:.1f} MB, "
          f"backup {good.stat().st_size / 1e6:.1f} MB")  # fmt: skip
    print(f"came back with every row: {whole} of {rounds}")
    print(f"cut copies refused, nothing changed: {cut} of {rounds}")
    print(f"altered copies refused, nothing changed: {altered} of {rounds}")
    for name, spent in (("copyfile", copying), ("back up", backing), ("restore", restoring)):
        low, high = min(spent), max(spent)
        print(f"{name:>9}: median {statistics.median(spent):.3f} s ({low:.3f} to {high:.3f})")
    return Seen(whole, cut + altered, restoring, database.stat().st_size)


def main() -> None:
    cases, rounds = (int(one) for one in (*sys.argv[1:], *("1000", "100")[len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        run(prepare(work / "instance", cases), rounds, work)


if __name__ == "__main__":
    main()
