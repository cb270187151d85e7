"""The books of a run: made once and kept in the cache, copied for each run."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from app.backup import shelf
from app.db import now, transaction
from app.domain.backups import BackupReason
from app.factory import create_app
from app.instance import DATABASE_FILE, load
from app.practice.demo.cast import ADMIN
from app.records.chain.noted import Checked, note_check
from bench.faults.world import command, in_process
from bench.pages.book import UNIT
from bench.pages.grown import grow
from bench.pages.rows import plain

SAMPLE = 60
WRITTEN = 100_000  # cases that are written one by one; a larger book is grown out of those
STEPS = Path(__file__).parents[2] / "app" / "migrations" / "versions"
PLAIN = "register.sqlite"


def book_of(cache: Path, cases: int) -> Path:
    """A folder with the product's ``book`` of so many cases, and its rows as a plain file."""
    home = cache / f"book-{_version()}-{cases}"
    if not home.exists():
        print(f"filling {cases:,} cases", flush=True)
        fresh = home.with_suffix(".new")
        shutil.rmtree(fresh, ignore_errors=True)
        if cases > WRITTEN:
            shutil.copytree(book_of(cache, WRITTEN) / "book", fresh / "book")
            grow(fresh / "book" / DATABASE_FILE, cases)
        else:
            shutil.copytree(_sample(cache), fresh / "book")
            _write(fresh / "book", "bulk", cases - SAMPLE)
        plain(fresh / "book" / DATABASE_FILE, fresh / PLAIN)
        fresh.rename(home)
    return home


def _version() -> str:
    """The last step of the schema: with another, books are made anew."""
    return max(one.stem for one in STEPS.glob("0*.py"))[:4]


def laid_out(home: Path, folder: Path) -> Path:
    """A copy that is served, as if its nightly work were done: a backup of today seems to stand
    there, tried out, and the journal is noted as checked. A server that makes up for both as soon
    as it begins would have that counted as the cost of its pages."""
    shutil.copytree(home / "book", folder)
    made = folder / shelf.FOLDER / shelf.name_for(UNIT, now(), BackupReason.NIGHTLY)
    made.parent.mkdir(exist_ok=True)
    made.touch()
    notes = {"failure": None, "failed_at": None, "drill_failure": None}
    notes |= {"drill": now().isoformat(), "drilled": made.name}
    (folder / shelf.NOTES_FILE).write_text(json.dumps(notes), "utf-8")
    in_process(lambda: _note_checked(folder))
    return folder


def _note_checked(folder: Path) -> None:
    with create_app(load(folder)).app_context(), transaction():
        note_check(Checked(now(), now(), lines=0, breaks=0, first=""))


def _sample(cache: Path) -> Path:
    """An office with its people and the cases that are opened: all books begin as this one."""
    home = cache / f"sample-{_version()}"
    if not home.exists():
        fresh = home.with_suffix(".new")
        shutil.rmtree(fresh, ignore_errors=True)
        place = ("--unit", UNIT, "--role", "commune", "--superior", "12")
        command(fresh, "init", *place, "--admin", ADMIN)
        _write(fresh, "sample", SAMPLE)
        fresh.rename(home)
    return home


def _write(folder: Path, act: str, cases: int) -> None:
    words = [sys.executable, "-m", "bench.pages.book", str(folder), act, str(cases)]
    subprocess.run(words, check=True, env={**os.environ, "SOHOAGIAI_LANGUAGE": "vi"})
