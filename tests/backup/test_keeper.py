"""By itself: one backup a day, a drill a month, and patience after a failure."""

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine

from app.backup import service, shelf
from app.backup.acts import BackupAct
from app.backup.keeper import Keeper
from app.db import db, now
from app.records.journal import JournalEntry
from app.revive import revive


@pytest.fixture
def keeper(commune, book):
    return Keeper(commune, revive)


def done():
    rows = db.select(JournalEntry.act).where(JournalEntry.subject == service.SUBJECT)
    return list(db.session.scalars(rows.order_by(JournalEntry.sequence)))


def look(keeper, times=1, after=timedelta()):
    with time_machine.travel(now() + after, tick=False):
        for _ in range(times):
            keeper.look()
    db.session.rollback()


def test_a_first_start_makes_a_backup_and_tries_it_out(keeper, book):
    look(keeper, times=3)
    assert done() == [BackupAct.BACK_UP.value, BackupAct.DRILL.value]
    assert shelf.notes(book).drill


def test_each_day_has_its_backup_and_each_month_its_drill(keeper):
    for day in (0, 1, 2, 29, 30):
        look(keeper, times=2, after=timedelta(days=day))
    backup, drill = BackupAct.BACK_UP.value, BackupAct.DRILL.value
    assert done() == [backup, drill, backup, backup, backup, backup, drill]


def test_years_that_a_wrong_clock_told_are_over_when_it_is_right_again(keeper, book):
    look(keeper, times=2, after=timedelta(days=3650))
    look(keeper, times=4)
    backup, drill = BackupAct.BACK_UP.value, BackupAct.DRILL.value
    assert done() == [backup, drill, backup, drill]
    assert shelf.last_made_of(book) <= now()


def test_what_fails_is_tried_again_an_hour_later(keeper, book, monkeypatch):
    class Full:
        free = 10

    with monkeypatch.context() as patched:
        patched.setattr(service, "disk_usage", lambda place: Full)
        look(keeper)
        assert shelf.notes(book).failure
    look(keeper, after=timedelta(minutes=59))
    assert shelf.backups_in(shelf.folder_of(book)) == []
    look(keeper, after=timedelta(minutes=61))
    assert len(shelf.backups_in(shelf.folder_of(book))) == 1
    assert shelf.notes(book).failure is None


def test_an_old_backup_that_somebody_holds_open_spoils_no_new_one(keeper, book, monkeypatch):
    unlink = Path.unlink

    def held(path, missing_ok=False):
        if path.suffix == shelf.SUFFIX and path.exists():
            raise PermissionError(13, "held open")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    for day in range(12):
        look(keeper, after=timedelta(days=day))
    assert shelf.notes(book).failure is None
    assert len(shelf.backups_in(shelf.folder_of(book))) == 12
    monkeypatch.undo()
    look(keeper, after=timedelta(days=12))
    assert len(shelf.backups_in(shelf.folder_of(book))) < 12
