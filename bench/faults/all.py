"""The faults by which a release is judged, and a table of what was seen beside each target.

``python -m bench.faults.all`` plays every chapter at a hundredth of its full size, ``--scale 1`` at
the whole; ``--only kills,clock`` only these, and ``--kills 200`` one at a size of its own. With
``--keep FOLDER`` each finished part is written down there: the same line goes on where it was
stopped, and chapters played on other days stay in the table. So the full run is::

    nohup python -m bench.faults.all --scale 1 --keep FOLDER --write docs/reliability.md &

Begun twice with one FOLDER it is played in two lines, each taking the next chapter that nobody
plays; who ends last writes the whole table. It ends with an error where a figure does not hold. It
needs Linux and, for what each chapter names, root, ``strace``, ``faketime``, ``fiu-run``, ``gcc``,
``postgresql``, ``mfusepy`` and FUSE; what is missing is said and left out.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from bench.faults import (
    crowd,
    cuts,
    flips,
    full,
    heavy,
    injected,
    kills,
    leaps,
    machine,
    mutants,
    outages,
    pg_kills,
    pg_restores,
    readonly,
    restores,
    sessions,
    tampering,
)
from bench.faults.desk import found, warm
from bench.faults.figures import Chapter, Figure, Ground, Tally, together

CHAPTERS: tuple[Chapter, ...] = (
    kills.CHAPTER,
    cuts.CHAPTER,
    outages.CHAPTER,
    sessions.CHAPTER,
    mutants.CHAPTER,
    machine.CHAPTER,
    restores.CHAPTER,
    heavy.CHAPTER,
    crowd.CHAPTER,
    leaps.CHAPTER,
    pg_kills.CHAPTER,
    pg_restores.CHAPTER,
    injected.CHAPTER,
    full.CHAPTER,
    readonly.CHAPTER,
    flips.CHAPTER,
    tampering.CHAPTER,
)
SCALE = 0.01
NOTES = "faults.json"


class Notes:
    """What was played of each chapter: size and counts; kept in ``folder``, if one is given, which
    several lines may share."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.path = folder / NOTES if folder else None
        self.told: dict[str, dict] = {}
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
        self.read()

    def read(self) -> None:
        """See what other lines have played meanwhile."""
        if self.path and self.path.exists():
            self.told = json.loads(self.path.read_text("utf-8"))

    @contextmanager
    def alone(self, name: str) -> Iterator[bool]:
        """Whether no other line has ``name``; it is this one's until the block ends."""
        if not self.folder:
            yield True
            return
        lock = FileLock(self.folder / f"{name}.lock", timeout=0)
        try:
            lock.acquire()
        except Timeout:
            yield False
        else:
            try:
                yield True
            finally:
                lock.release()

    def size(self, chapter: Chapter) -> float:
        return self.told.get(chapter.name, {}).get("size", 0)

    def tally(self, chapter: Chapter) -> Tally:
        return self.told.get(chapter.name, {}).get("tally", {})

    def seconds(self, chapter: Chapter) -> float:
        return self.told.get(chapter.name, {}).get("seconds", 0)

    def add(self, chapter: Chapter, size: float, seconds: float, tally: Tally) -> None:
        with FileLock(self.folder / f"{NOTES}.lock") if self.folder else nullcontext():
            self.read()
            self._add(chapter, size, seconds, tally)

    def _add(self, chapter: Chapter, size: float, seconds: float, tally: Tally) -> None:
        self.told[chapter.name] = {
            "size": self.size(chapter) + size,
            "seconds": self.seconds(chapter) + seconds,
            "day": f"{datetime.now(UTC):%Y-%m-%d}",
            "tally": together(self.tally(chapter), tally),
        }
        if self.path:
            fresh = self.path.with_suffix(".new")
            fresh.write_text(json.dumps(self.told, ensure_ascii=False, indent=1), "utf-8")
            fresh.replace(self.path)


def play(chapter: Chapter, wanted: float, notes: Notes, seed: int) -> None:
    """Part after part, each on fresh ground with dice of its own, until there is so much."""
    while (left := wanted - notes.size(chapter)) > 0:
        size, began = min(left, chapter.part), time.monotonic()
        work = Path(tempfile.mkdtemp(prefix=f"faults-{chapter.name}-"))
        try:
            dice = seed + round(notes.size(chapter))
            team = found(work / "ground", chapter.people) if chapter.people else None
            tally = chapter.play(Ground(work / "ground", team, work, dice), size)
        finally:
            shutil.rmtree(work, ignore_errors=True)
        notes.add(chapter, size, time.monotonic() - began, tally)
        for one in chapter.figures(notes.tally(chapter)):
            print(f"{one.name}: {one.seen}: {one.verdict}", flush=True)


def table(figures: Sequence[Figure]) -> str:
    heads = ["| figure | target | seen | |", "| --- | --- | --- | --- |"]
    rows = [f"| {one.name} | {one.target} | {one.seen} | {one.verdict} |" for one in figures]
    return "\n".join(heads + rows)


def rows(notes: Notes) -> list[Figure]:
    """The whole table, in the order of the targets."""
    played = [one for chapter in CHAPTERS for one in chapter.figures(notes.tally(chapter))]
    return sorted(played, key=_number)


def page(notes: Notes) -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    lengths = ["| chapter | played | seconds | full size | hours it would take at that pace |"]
    lengths.append("| --- | --- | --- | --- | --- |")
    for one in CHAPTERS:
        size, seconds = notes.size(one), notes.seconds(one)
        hours = f"{seconds / size * one.full / 3600:.1f}" if seconds else ""
        lengths.append(
            f"| {one.name} | {size:g} {one.help} | {seconds:.0f} | {one.full:g} | {hours} |"
        )
    return (
        "# Faults: targets and what was seen\n\n"
        "Written by `python -m bench.faults.all`; a run smaller than its target says so.\n"
        f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} processors, {memory:.0f} GB of memory, "
        "other work beside it.\n\n"
        f"{table(rows(notes))}\n\n"
        "## How long the full size takes\n\n"
        + "\n".join(lengths)
        + "\n\nIt runs beside other work, goes on where it was stopped, and, begun twice with one "
        "FOLDER, in two lines:\n\n```sh\n"
        "nohup python -m bench.faults.all --scale 1 --keep FOLDER "
        "--write docs/reliability.md &\n```\n"
    )


def _number(one: Figure) -> tuple[int, int]:
    kind, digits = one.name[0], one.name[1:].partition(" ")[0]
    return "RFS".index(kind), int(digits)


def main() -> int:
    words = argparse.ArgumentParser(prog="bench.faults.all")
    words.add_argument("--scale", type=float, default=SCALE, help="1: the sizes of the targets")
    words.add_argument("--only", default="", help="chapters, between commas")
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--keep", type=Path, help="a folder: go on with what was played before")
    words.add_argument("--write", type=Path, help="the file that takes the table")
    for one in CHAPTERS:
        words.add_argument(f"--{one.name}", type=float, help=f"{one.help} ({one.full:g})")
    given = words.parse_args()
    notes, chosen = Notes(given.keep), set(filter(None, given.only.split(",")))
    if unknown := chosen - {one.name for one in CHAPTERS}:
        words.error(f"no chapter {', '.join(sorted(unknown))}")
    warm()
    for one in CHAPTERS:
        if chosen and one.name not in chosen:
            continue
        if missing := one.why_not():
            print(f"{one.name}: not played, {missing}", flush=True)
            continue
        size = getattr(given, one.name)
        wanted = max(one.full * given.scale, one.least) if size is None else size
        with notes.alone(one.name) as is_free:
            if is_free:
                notes.read()
                play(one, wanted, notes, given.seed)
            else:
                print(f"{one.name}: played by another line", flush=True)
    notes.read()
    if given.write:
        given.write.write_text(page(notes), "utf-8")
    figures = rows(notes)
    print(table(figures))
    return any(not one.holds for one in figures)


if __name__ == "__main__":
    sys.exit(main())
