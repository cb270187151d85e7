"""Whether everything that was noted as saved stands at the office, once, and both sides know it."""

import json
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from bench.faults.world import COMMUNE, World
from sync.digest import MODULUS, Changes
from sync.lines import Key

_TABLE = "village"


@dataclass(slots=True)
class Findings:
    """Counts to be printed, and sentences about what does not hold."""

    saved: int = 0
    records: int = 0
    beyond: int = 0
    mended: int = 0
    forks: int = 0
    read_anew: int = 0
    wrong: list[str] = field(default_factory=list)


def examine(world: World, *, ordinary: bool = True) -> Findings:
    """Both ends after sessions in good weather; ``ordinary``: nobody was restored or copied."""
    found = Findings()
    with _open(world.office) as office, _open(world.commune) as commune:
        for name, one in (("office", office), ("commune", commune)):
            (verdict,) = one.execute("PRAGMA integrity_check").fetchone()
            _expect(found, verdict == "ok", f"integrity of the {name}: {verdict}")
            _recount(found, name, one)
        held = dict(office.execute(f"SELECT id, name FROM {_TABLE} WHERE unit = ?", (COMMUNE,)))
        _tokens(found, world, held, office)
        same = held == dict(commune.execute(f"SELECT id, name FROM {_TABLE}"))
        _expect(found, same or not ordinary, "the books of both are not the same")
        _expect(
            found,
            _digest(office) == _digest(commune) or not ordinary,
            "the digests of both are not the same",
        )
        found.records = len(held)
        notes = dict(commune.execute("SELECT name, value FROM ledger_note"))
        found.mended, found.forks = int(notes.get("mended") or 0), int(notes.get("forks") or 0)
        found.read_anew = int(notes.get("read_anew") or 0)
        if ordinary:
            _expect(found, not found.mended, f"{found.mended} repairs in ordinary life")
            _expect(found, not found.forks, f"{found.forks} new logs in ordinary life")
            _expect(found, not found.read_anew, "what comes down was read anew in ordinary life")
    return found


def _tokens(
    found: Findings, world: World, held: dict[str, str], office: sqlite3.Connection
) -> None:
    """Each token that was noted as saved stands at the office, or lies there aside where another
    machine had written another, or is the past of one that does."""
    former: dict[str, str] = {}
    saved: dict[str, str] = {}
    for notes in world.notes:
        for line in notes.read_text("utf-8").splitlines():
            match line.split("\t"):
                case ["?", _, token, before]:
                    former[token] = before
                case ["=", record_id, token]:
                    saved[token] = record_id
    for token, times in Counter(held.values()).items():
        _expect(found, times == 1, f"{token} stands {times} times")
    aside = {
        json.loads(raw)["b"]["name"]
        for (raw,) in office.execute("SELECT raw FROM ledger_answer WHERE raw IS NOT NULL")
    }
    there: set[str] = set()
    for token in {*held.values(), *aside}:
        while token and token not in there:
            there.add(token)
            token = former.get(token, "")
    found.saved, found.beyond = len(saved), len(set(held.values()) - saved.keys())
    for token, record_id in saved.items():
        stands = held.get(record_id)
        _expect(found, token in there, f"{token} of {record_id} is not there, but {stands}")


def _recount(found: Findings, name: str, one: sqlite3.Connection) -> None:
    """The sums must be those of the records: made anew, not believed."""
    changes = Changes()
    columns = "unit, record_id, kind, hash"
    rows = one.execute(f"SELECT {columns} FROM ledger_record WHERE unit = ?", (COMMUNE,))
    for unit, record_id, kind, hash_ in rows:
        changes.add(Key(unit, record_id), kind, hash_)
    made = {(c.kind, c.bucket): (s.count, s.total) for c, s in changes.cells.items()}
    _expect(found, _digest(one) == made, f"the digest of the {name} is not a recount")


def _digest(one: sqlite3.Connection) -> dict[tuple[str, int], tuple[int, int]]:
    columns = "kind, bucket, count, low, high"
    rows = one.execute(f"SELECT {columns} FROM ledger_sum WHERE unit = ?", (COMMUNE,))
    return {(k, b): (n, (low + (high << 32)) % MODULUS) for k, b, n, low, high in rows if n}


def _open(folder: Path) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(folder / "sohoagiai.sqlite"))


def _expect(found: Findings, holds: bool, sentence: str) -> None:
    if not holds:
        found.wrong.append(sentence)
