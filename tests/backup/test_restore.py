"""A book is copied, written on, and put back; what is not whole is refused and changes nothing."""

import errno
import os
import shutil
from datetime import timedelta
from hashlib import sha256

import pytest
import time_machine
from alembic import command
from filelock import FileLock

from app import durable, schema
from app.accounts.models import LoginSession
from app.attachments import store
from app.backup import restoring, service, shelf
from app.backup.acts import BackupAct
from app.backup.aside import BEFORE
from app.backup.key import KEY_FILE, groups, own_key
from app.backup.restoring import restore, restore_new
from app.backup.sealed import WORK
from app.cli import main
from app.db import db, now
from app.domain.actors import Actor, Role
from app.domain.backups import ASIDE_DAYS, BackupReason
from app.domain.errors import RuleViolation
from app.durable import put_in_place
from app.factory import create_app
from app.instance import DATABASE_FILE, InstanceProblem, this_instance
from app.records import restored
from app.records.journal import JournalEntry
from app.records.ledger import SqlLedger
from app.revive import revive
from app.units.models import Village
from tests.backup.conftest import PAPER
from tests.barred import barred
from tests.conftest import LAI_CHAU
from tests.factories import a_village
from tests.systems import WITH_MODES


@pytest.fixture
def made(book, keeper):
    return service.back_up(BackupReason.BY_HAND, by=keeper)


def villages():
    db.session.rollback()
    db.session.expire_all()
    return sorted(db.session.scalars(db.select(Village.name)))


def close():
    db.session.remove()
    db.engine.dispose()


def put_back(book, file, **options):
    """As the command does it: nobody holds the database open."""
    close()
    done = restore(book, file, revive, **options)
    db.engine.dispose()
    return done


def test_a_backup_puts_the_book_back_as_it_was(book, browser, keeper):
    browser(Role.ADMINISTRATOR)
    made = service.back_up(BackupReason.BY_HAND, by=keeper)
    a_village(name="Bản Sau")
    digest = store.keep(PAPER)
    store.path_of(digest).unlink()
    former = SqlLedger().head()[0]
    done = put_back(book, made)
    assert villages() == ["Bản Mẫu"]
    assert store.read(digest) == PAPER
    assert done.manifest.files == 1
    assert SqlLedger().head()[0] != former, "no number of the log is written a second time"
    assert restored.is_in_doubt()
    acts = db.session.scalars(db.select(JournalEntry.act).order_by(JournalEntry.sequence)).all()
    assert acts[-1] == BackupAct.RESTORE.value
    assert db.session.scalars(db.select(LoginSession)).all() == [], "everybody signs in anew"


@WITH_MODES
def test_a_backup_is_for_nobody_elses_eyes(made):
    assert [oct(one.stat().st_mode)[-3:] for one in (made, made.parent)] == ["600", "700"]


def test_what_stood_there_is_set_aside(book, made):
    a_village(name="Bản Sau")
    put_back(book, made)
    (aside,) = (book.folder / BEFORE).iterdir()
    shutil.copy(aside / DATABASE_FILE, book.folder / DATABASE_FILE)
    assert villages() == ["Bản Mẫu", "Bản Sau"]


def test_what_was_set_aside_is_gone_for_good_after_a_while(book, made, keeper):
    put_back(book, made)
    for days, left in ((ASIDE_DAYS - 1, 1), (ASIDE_DAYS + 1, 0)):
        with time_machine.travel(now() + timedelta(days=days), tick=False):
            service.back_up(BackupReason.NIGHTLY, by=keeper)
        assert len(list((book.folder / BEFORE).iterdir())) == left
    lines = db.session.scalars(db.select(JournalEntry).order_by(JournalEntry.sequence)).all()
    assert lines[-1].changes["set_aside_gone"] == [None, 1]


def test_what_does_not_go_spoils_no_backup(book, keeper, monkeypatch):
    def stays(_instance):
        raise PermissionError

    monkeypatch.setattr(service, "sweep_aside", stays)
    assert service.back_up(BackupReason.NIGHTLY, by=keeper).exists()


def damaged(file, harm):
    content = bytearray(file.read_bytes())
    harm(content)
    file.write_bytes(content)


def cut(content):
    del content[-1:]


def cut_in_half(content):
    del content[len(content) // 2 :]


def alter(content):
    content[len(content) * 2 // 3] ^= 1


def replace_all(content):
    content[:] = b"PK\x03\x04 something else"


@pytest.mark.parametrize("harm", [cut, cut_in_half, alter, replace_all, bytearray.clear])
def test_what_is_not_whole_is_refused_with_a_sentence(book, made, harm):
    damaged(made, harm)
    close()
    before = (book.folder / DATABASE_FILE).read_bytes()
    with pytest.raises(RuleViolation, match=r"(?i)bản sao lưu"):
        put_back(book, made)
    assert (book.folder / DATABASE_FILE).read_bytes() == before
    assert not list(book.folder.glob(f"{WORK}*")), "no open copy is left behind"


def test_the_book_of_another_unit_is_refused(book, made, make_instance, office):
    other = office.extensions["instance"]
    shutil.copy(book.folder / KEY_FILE, other.folder / KEY_FILE)
    with pytest.raises(RuleViolation, match="không phải của đơn vị"):
        restore(other, made, revive)


def test_a_new_machine_needs_the_sheet(book, made, tmp_path):
    code = " ".join(groups(own_key(book.folder))).lower()
    wrong = ("b" if code[0] != "b" else "c") + code[1:]
    with pytest.raises(RuleViolation, match="Mã khôi phục không đúng"):
        restore_new(tmp_path / "new", made, revive, code=wrong)
    done = restore_new(tmp_path / "new", made, revive, code=code)
    fresh = done.instance
    assert (fresh.unit, fresh.name, fresh.superior) == (book.unit, book.name, book.superior)
    assert not (fresh.folder / "exchange.key").exists(), "it is enrolled anew"
    app = create_app(fresh)
    with app.app_context():
        assert villages() == ["Bản Mẫu"]
        db.engine.dispose()
    with pytest.raises(InstanceProblem):
        restore_new(tmp_path / "new", made, revive, code=code)


def test_another_key_opens_nothing(book, made, tmp_path):
    (book.folder / KEY_FILE).unlink()
    own_key(book.folder)
    with pytest.raises(RuleViolation, match="mã khôi phục khác"):
        put_back(book, made)


def test_while_a_server_is_at_work_nothing_is_put_back(commune, book, made):
    with FileLock(book.folder / "exchange.agent"), pytest.raises(RuleViolation, match="đang chạy"):
        restore(book, made, revive)


def test_a_damaged_database_is_not_called_a_backup(book, keeper):
    db.session.remove()
    db.engine.dispose()
    path = book.folder / DATABASE_FILE
    content = bytearray(path.read_bytes())
    content[4096 * 40 : 4096 * 44] = b"\xff" * 4096 * 4
    path.write_bytes(content)
    with pytest.raises(RuleViolation):
        service.back_up(BackupReason.BY_HAND, by=keeper)
    assert shelf.backups_in(shelf.folder_of(book)) == []
    assert shelf.notes(book).failure


def test_the_drill_touches_nothing_and_is_remembered(book, made, keeper):
    a_village(name="Bản Sau")
    assert shelf.notes(book).drill is None
    service.drill(revive, by=keeper)
    assert shelf.notes(book).drilled == made.name
    assert villages() == ["Bản Mẫu", "Bản Sau"]
    assert not restored.is_in_doubt()


def test_a_drill_that_fails_is_told(book, made, keeper):
    damaged(made, alter)
    with pytest.raises(RuleViolation):
        service.drill(revive, by=keeper)
    assert shelf.notes(book).drill is None
    assert shelf.notes(book).drill_failure


def test_an_office_on_a_new_machine_is_told_of_its_key_and_of_no_superior(office, tmp_path, capsys):
    command.stamp(schema.steps(), "head")
    keeper = Actor(name="Giàng A Mẫu", role=Role.ADMINISTRATOR, unit=LAI_CHAU[0])
    made = service.back_up(BackupReason.BY_HAND, by=keeper)
    code = " ".join(groups(own_key(this_instance().folder)))
    close()
    with pytest.raises(SystemExit) as end:
        main(["restore", str(made), "--instance", str(tmp_path / "new"), "--code", code])
    told = capsys.readouterr()
    assert end.value.code == 0, told.err
    assert "exchange.key" in told.out
    assert "cấp trên" not in told.out


def test_half_a_paper_of_a_backup_takes_the_place_of_no_whole_one(book, keeper, monkeypatch):
    """It was barred, or stood on a bad place, when the backup was made."""
    digest = sha256(PAPER).hexdigest()
    with barred(monkeypatch, store.path_of(digest), errno.EIO, halfway=True):
        file = service.back_up(BackupReason.BY_HAND, by=keeper)
    put_back(book, file)
    assert store.read(digest) == PAPER


def test_a_paper_that_is_refused_keeps_no_book_from_being_restored(book, made, monkeypatch):
    digest = sha256(PAPER).hexdigest()
    path = store.path_of(digest)
    path.unlink()
    a_village(name="Bản Sau")

    def but_this(fresh, place):
        if place == path:
            raise PermissionError(13, "barred")
        put_in_place(fresh, place)

    with monkeypatch.context() as scanner:
        scanner.setattr(restoring, "put_in_place", but_this)
        put_back(book, made)
    assert villages() == ["Bản Mẫu"]
    assert not path.exists()
    put_back(book, made)
    assert store.read(digest) == PAPER


def test_what_is_put_back_is_on_the_disk_before_it_bears_its_name(book, made, monkeypatch):
    """Else a power cut right after it would leave a book whose papers are half there."""
    digest = sha256(PAPER).hexdigest()
    store.path_of(digest).unlink()
    fsync, forced, named = os.fsync, [], []

    def force(handle):
        forced.append(os.fstat(handle).st_ino)
        fsync(handle)

    def name(fresh, place):
        named.append((place.name, fresh.stat().st_ino in forced))
        put_in_place(fresh, place)

    with monkeypatch.context() as watched:
        watched.setattr(durable.os, "fsync", force)
        watched.setattr(restoring, "put_in_place", name)
        put_back(book, made)
    assert named == [(digest, True), (DATABASE_FILE, True)]
    if os.name == "posix":  # names are forced out by their folder
        assert store.path_of(digest).parent.stat().st_ino in forced
