"""Guards taken away one at a time in a scratch copy: the matrix of ``tests/access`` must see each.

``python -m bench.guards [--write docs/guards.md] [WORD …]`` takes away every one, or those whose
name holds the words. Only the addresses that a guard is about are asked. For each it prints the
first cell that saw it, how many more did, and the seconds; it ends with an error where one lives or
does not find its place in the code.
"""

import argparse
import pickle
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask

from bench.guards.removed import REMOVED, Removal
from tests.access.mirror import UUIDS
from tests.access.world import a_book
from tests.haste import MapOnce

AT_ONCE = 3
ROOT = Path(__file__).resolve().parents[2]
LINKED = ("bench", "deploy", "docs", "pyproject.toml", "static", "sync", "templates", "tests")


def applied(one: Removal, folder: Path) -> None:
    """Take the guard away in a copy of the application that lies in ``folder``."""
    shutil.copytree(ROOT / "app", folder / "app", ignore=shutil.ignore_patterns("__pycache__"))
    for name in LINKED:
        (folder / name).symlink_to(ROOT / name)
    path = folder / one.path
    text = path.read_text("utf-8")
    if text.count(one.old) != 1:
        raise SystemExit(f"{one.name}: does not find its place in {one.path}:\n{one.old}")
    path.write_text(text.replace(one.old, one.new), "utf-8")


def judged(one: Removal, folder: Path, book: Path) -> tuple[list[str], str]:
    """The cells that saw it; and the error, where they could not be asked."""
    run = subprocess.run(
        [sys.executable, "-B", "-m", "bench.guards.asked", one.about, str(book)],
        cwd=folder,
        env={"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
    )
    cells = [line for line in run.stdout.splitlines() if line]
    return cells, "" if cells or not run.returncode else run.stderr[-400:]


def written(folder: Path) -> Path:
    """The book that all of them are asked about, written once by the whole application."""
    Flask.url_map_class = MapOnce
    place = folder / "book.pickle"
    place.write_bytes(pickle.dumps(a_book(folder / "book")))
    return place


@dataclass(frozen=True)
class Seen:
    """What became of one guard taken away."""

    name: str
    cells: list[str]
    error: str
    seconds: float

    @property
    def verdict(self) -> str:
        if self.cells:
            return f"seen by {self.cells[0]} (and {len(self.cells) - 1} more)"
        return self.error or "LIVES"


def tried(one: Removal, book: Path) -> Seen:
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="guard-") as folder:
        applied(one, Path(folder))
        cells, error = judged(one, Path(folder), book)
    seen = Seen(one.name, cells, error, time.monotonic() - started)
    print(f"{one.name:60} {seen.seconds:5.0f} s  {seen.verdict}", flush=True)
    return seen


def page(found: list[Seen]) -> str:
    rows = [f"| {one.name} | {_cell(one)} | {len(one.cells)} |" for one in found]
    seen = sum(1 for one in found if one.cells)
    return "\n".join(
        [
            "# Guards taken away: what the matrix saw",
            "",
            "Written by `python -m bench.guards`: each guard is taken out of a copy of the",
            "application, and the matrix of `tests/access` is asked of the addresses it is about.",
            f"{datetime.now(UTC):%Y-%m-%d}: {len(found)} taken away, {seen} seen.",
            "",
            "| taken away | the first that saw it | cells |",
            "| --- | --- | --- |",
            *rows,
            "",
        ]
    )


def _cell(one: Seen) -> str:
    said = one.cells[0] if one.cells else "nobody: **it lives**"
    return UUIDS.sub("…", said).replace("|", "/").replace("<", "‹").replace(">", "›")[:160]


def main() -> int:
    words = argparse.ArgumentParser(prog="bench.guards")
    words.add_argument("words", nargs="*")
    words.add_argument("--write", type=Path, help="the file that takes the table")
    given = words.parse_args()
    wanted = [one for one in REMOVED if all(word in one.name for word in given.words)]
    with tempfile.TemporaryDirectory(prefix="guards-") as kept, ThreadPoolExecutor(AT_ONCE) as pool:
        book = written(Path(kept))
        found = list(pool.map(lambda one: tried(one, book), wanted))
    if given.write:
        given.write.write_text(page(found), "utf-8")
    return any(not one.cells for one in found)


if __name__ == "__main__":
    sys.exit(main())
