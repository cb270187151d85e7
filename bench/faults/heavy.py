"""A book with as many papers as years of photos make is backed up, lost and put back, once."""

import os
import shutil
import tempfile
import time
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from app.attachments.store import FOLDER as FILES
from app.attachments.store import is_sound_at
from app.backup import sealed
from app.backup.key import own_key
from app.backup.restoring import restore
from app.instance import DATABASE_FILE
from app.revive import revive
from bench.backup import held, prepare
from bench.faults.figures import LONGEST, Chapter, Figure, Ground, Tally

GIGABYTES, SECONDS = 5, 60.0
CASES, PAPER = 1000, 4 * 10**6
"""Cases of the book; bytes of a paper, which no packing makes smaller."""
COPIES = 5
"""At its height the work needs the size of the book so many times."""


def play(ground: Ground, gigabytes: float) -> Tally:
    instance = prepare(ground.work / "heavy", CASES)
    store, rows = instance.folder / FILES, held(instance)
    papers = [_paper(store) for _ in range(round(gigabytes * 10**9 / PAPER))]
    file, key = ground.work / "heavy.shg", own_key(instance.folder)
    began = time.monotonic()
    sealed.write(instance, file, key)
    written = time.monotonic() - began
    shutil.rmtree(store)
    (instance.folder / DATABASE_FILE).write_bytes(b"lost")
    began = time.monotonic()
    restore(instance, file, revive)
    return {
        "GB": len(papers) * PAPER / 10**9,
        "papers": len(papers),
        "sound": sum(is_sound_at(_place(store, one), one) for one in papers),
        "rows": held(instance) == rows,
        f"{LONGEST}restore": time.monotonic() - began,
        f"{LONGEST}backup": written,
    }


def figures(seen: Tally) -> Sequence[Figure]:
    head = (
        f"R9 the same with {GIGABYTES} GB of papers",
        f"every row and paper, ≤ {SECONDS:.0f} s",
    )
    if not seen:
        return [Figure(*head)]
    restoring, writing = seen[f"{LONGEST}restore"], seen[f"{LONGEST}backup"]
    rows = "every row" if seen["rows"] else "NOT every row"
    return [
        Figure(
            *head,
            f"{seen['GB']:.2g} GB: {rows}, {seen['sound']:.0f} of {seen['papers']:.0f} papers, "
            f"{restoring:.0f} s (writing and checking the backup {writing:.0f} s)",
            seen["rows"] and seen["sound"] == seen["papers"] and restoring <= SECONDS,
            seen["GB"] >= GIGABYTES,
        )
    ]


def _paper(store: Path) -> str:
    content = os.urandom(PAPER)
    name = sha256(content).hexdigest()
    place = _place(store, name)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    return name


def _place(store: Path, name: str) -> Path:
    return store / name[:2] / name


def why_not() -> str:
    room = shutil.disk_usage(tempfile.gettempdir()).free
    return "" if room > COPIES * GIGABYTES * 10**9 else "no room for it on this disk"


CHAPTER = Chapter(
    "heavy", "gigabytes of papers", GIGABYTES, GIGABYTES, play, figures, why_not=why_not
)
