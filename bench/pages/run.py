"""One run: the servers are started and every part is measured, one after the other."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from app.instance import DATABASE_FILE
from bench.faults.desk import Person
from bench.pages import browser, crowd, lots, sites
from bench.pages.asking import Seen, Site, rounds
from bench.pages.book import OFFICERS
from bench.pages.books import PLAIN, book_of, laid_out
from bench.pages.figures import FIRST_PAGE, OURS, Told
from bench.pages.rows import opened
from bench.pages.written import machine

FEW = 6  # officers who ask a book that is measured for its size only


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured: ``sizes`` of books, of which the second is the one for the peers."""

    sizes: tuple[int, ...]
    rounds: int
    each: int
    seconds: float  # of eight clients at one page of one site
    office: float  # seconds of an office's day
    rows: int
    papers: int
    repeats: int  # of what takes long

    @property
    def main(self) -> int:
        return self.sizes[1]


WHOLE = Size((10_000, 100_000), 15, 6, 4.0, 90.0, 10_000, 100, 3)
SMALL = Size((1_000, 5_000), 3, 4, 1.0, 10.0, 1_000, 10, 1)


@dataclass(slots=True)
class Run:
    """What serves during a run, in ``folder``."""

    cache: Path
    folder: Path
    size: Size
    ending: ExitStack
    found: list[Site] = field(default_factory=list)
    staff: list[Person] = field(default_factory=list)

    def begin(self) -> None:
        """The product with every book; beside the main one the limit and the peers, each with
        rows of its own."""
        for cases in self.size.sizes:
            home = book_of(self.cache, cases)
            folder = laid_out(home, self.folder / f"book{cases}")
            is_main = cases == self.size.main
            officers = OFFICERS if is_main else FEW
            server, site, staff = sites.ours(
                folder, cases, home / PLAIN, officers=officers, with_roles=is_main
            )
            self.ending.callback(server.kill)
            self.found.append(site)
            if is_main:
                self.staff = staff
                self._beside(home / PLAIN)

    def _beside(self, rows: Path) -> None:
        for name, peer in sites.PEERS.items():
            (self.folder / name).mkdir()
            data = Path(shutil.copy(rows, self.folder / name / PLAIN))
            child, site = peer(self.cache, data, self.size.main)
            self.ending.callback(child.kill)
            self.found.append(site)

    @property
    def of_main(self) -> list[Site]:
        return [one for one in self.found if one.cases == self.size.main]

    @property
    def own(self) -> Site:
        return next(one for one in self.of_main if one.name == OURS)

    def memory(self) -> dict[str, float]:
        return {one.key: lots.memory(one.pid) for one in self.found}


def _pages(run: Run) -> Told:
    size = run.size
    homes = [name for name in run.own.pages if name.startswith(FIRST_PAGE)]
    asked = [*sites.PAGES, sites.BOX, sites.FRAME, sites.REPORT, *homes]
    seen = rounds(run.found, asked, times=size.rounds, each=size.each)
    seen |= rounds(run.of_main, [sites.SAVE], times=size.rounds, each=size.each)
    return {"pages": kept(seen), "memory": run.memory()}


def _eight(run: Run) -> Told:
    peers = [one for one in run.of_main if one.name != sites.LIMIT]
    asked, size = (sites.LIST, sites.AGAIN), run.size
    return {"eight": crowd.eight(peers, asked, times=size.repeats, seconds=size.seconds)}


def _office(run: Run) -> Told:
    return {"office": crowd.office(run.own, people=OFFICERS, seconds=run.size.office)}


def _line(run: Run) -> Told:
    one = run.staff[0]
    return {"weights": browser.weights(one), "slow": browser.slow(one, run.size.repeats)}


def _papers(run: Run) -> Told:
    book = (
        book_of(run.cache, run.size.main) / "book" / DATABASE_FILE
    )  # without what was saved since
    return {"pdfs": lots.papers(run.own.pid, run.staff, opened(book), run.size.papers)}


def _files(run: Run) -> Told:
    rows, repeats = run.size.rows, run.size.repeats
    return {
        "export": lots.exported(rows, repeats),
        "import": lots.imported(run.folder, rows, repeats),
    }


def _starts(run: Run) -> Told:
    folder = laid_out(book_of(run.cache, run.size.main), run.folder / "started")
    least = lots.least(folder, run.size.repeats)
    return {"starts": lots.starts(folder, run.size.repeats), "least": least}


def _profile(run: Run) -> Told:
    folder = laid_out(book_of(run.cache, run.size.main), run.folder / "profiled")
    words = [sys.executable, "-m", "bench.pages.profiled", str(folder)]
    told = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True).stdout
    return {"profile": json.loads(told)}


PARTS: dict[str, Callable[[Run], Told]] = {
    "pages": _pages,
    "eight": _eight,
    "line": _line,
    "office": _office,
    "papers": _papers,
    "files": _files,
    "starts": _starts,
    "profile": _profile,
}
ALONE = {"files", "starts", "profile"}  # they ask no server of the run


def measured(
    cache: Path, folder: Path, size: Size, parts: Sequence[str], told: Told
) -> Iterator[str]:
    """Add to ``told`` what each part has measured, and name it when it is done."""
    told |= {"sizes": list(size.sizes), "main": size.main}
    told |= {"rounds": size.rounds, "each": size.each}
    with ExitStack() as ending:
        run = Run(cache, folder, size, ending)
        if not ALONE.issuperset(parts):
            run.begin()
        for name in parts:
            print(name, flush=True)
            told |= PARTS[name](run)
            told.setdefault("parts", {})[name] = machine()
            yield name


def kept(seen: Seen) -> dict[str, Any]:
    """Of each round what the table needs."""
    return {
        page: {
            site: [
                {"cpu": one.cpu, "wait": median(one.waits), "bytes": one.size} for one in some
            ]
            for site, some in of_page.items()
        }
        for page, of_page in seen.items()
    }  # fmt: skip
