"""A sealed book: nothing of it can be read without its key, and everything works with it."""

import shutil
import sqlite3
from contextlib import closing

import pytest
from filelock import FileLock

from app import durable, opening
from app.backup import sealing, service
from app.backup.aside import BEFORE
from app.backup.key import own_key
from app.backup.restoring import restore, restore_new
from app.backup.sealed import WORK
from app.backup.snapshot import what_is_wrong
from app.db import db
from app.domain.backups import BackupReason
from app.domain.errors import RuleViolation
from app.exchange.agent import LEAD_FILE
from app.factory import create_app
from app.instance import DATABASE_FILE, load
from app.opening import KEY_FILE, PLACE_FILE, is_plain
from app.revive import revive
from app.search import upkeep
from app.units.models import Village
from tests.factories import a_village

NAME = "Bản Kín Đáo"


def let_go():
    db.session.remove()
    db.engine.dispose()


def everything_in(folder):
    """All that the disk of the office would give away."""
    return b"".join(one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file())


def villages_in(instance):
    app = create_app(instance)
    with app.app_context():
        names = sorted(db.session.scalars(db.select(Village.name)))
        let_go()
    return names


@pytest.fixture
def stick(tmp_path):
    return tmp_path / "stick" / "sohoagiai.key"


@pytest.fixture
def plain(book, stick):
    a_village(name=NAME)
    stick.parent.mkdir()
    let_go()
    yield book
    opening.key_elsewhere.cache_clear()


@pytest.fixture
def sealed(plain, stick):
    sealing.seal(plain, stick)
    return plain


def test_a_planted_name_is_found_in_a_plain_book_and_not_in_a_sealed_one(plain, stick):
    assert NAME.encode() in everything_in(plain.folder)
    key = str(own_key(plain.folder)).encode()
    aside = plain.folder / BEFORE / "20260101-000000"
    aside.mkdir(parents=True)
    shutil.copy(plain.folder / DATABASE_FILE, aside)
    sealing.seal(plain, stick)
    left = everything_in(plain.folder)
    assert NAME.encode() not in left
    assert key not in left
    assert stick.read_bytes().strip() == key


def test_what_is_written_later_is_not_found_either(sealed):
    app = create_app(sealed)
    with app.app_context():
        a_village(name="Bản Ghi Sau")
        db.session.commit()
        assert (sealed.folder / f"{DATABASE_FILE}-wal").stat().st_size > 0
        assert "Bản Ghi Sau".encode() not in everything_in(sealed.folder)
        upkeep.rebuild(lambda looked_at: None)
        let_go()
    assert what_is_wrong(sealed.book, wholly=True) is None
    assert villages_in(sealed) == ["Bản Ghi Sau", NAME, "Bản Mẫu"]


def test_without_its_key_nothing_opens_and_the_program_says_where_it_looked(sealed, stick):
    with (
        closing(sqlite3.connect(sealed.folder / DATABASE_FILE)) as connection,
        pytest.raises(sqlite3.DatabaseError),
    ):
        connection.execute("SELECT name FROM village")
    opening.key_elsewhere.cache_clear()
    stick.rename(stick.with_name("away"))
    with pytest.raises(RuleViolation, match=r"sohoagiai\.key"):
        create_app(sealed)


def test_a_wrong_key_is_taken_for_damage_and_writes_nothing(sealed, stick):
    before = (sealed.folder / DATABASE_FILE).read_bytes()
    opening.key_elsewhere.cache_clear()
    stick.write_text("AGE-SECRET-KEY-OF-ANOTHER\n")
    assert what_is_wrong(sealed.book, wholly=False)
    assert (sealed.folder / DATABASE_FILE).read_bytes() == before


def test_a_sealed_book_is_backed_up_drilled_and_put_back(sealed, keeper):
    app = create_app(sealed)
    with app.app_context():
        made = service.back_up(BackupReason.BY_HAND, by=keeper)
        service.drill(revive, by=keeper)
        a_village(name="Bản Thừa")
        db.session.commit()
        let_go()
    restore(sealed, made, revive)
    assert villages_in(sealed) == [NAME, "Bản Mẫu"]
    assert not is_plain(sealed.folder / DATABASE_FILE)
    assert NAME.encode() not in everything_in(sealed.folder)


def test_an_older_plain_backup_is_sealed_when_it_is_put_back(plain, stick, keeper):
    made = service.back_up(BackupReason.BY_HAND, by=keeper)
    let_go()
    sealing.seal(plain, stick)
    restore(plain, made, revive)
    assert not is_plain(plain.folder / DATABASE_FILE)
    assert NAME in villages_in(plain)


def test_the_sheet_alone_opens_a_sealed_backup_on_a_new_machine(sealed, stick, keeper, tmp_path):
    app = create_app(sealed)
    with app.app_context():
        made = service.back_up(BackupReason.BY_HAND, by=keeper)
        let_go()
    code = stick.read_text()
    fresh = restore_new(tmp_path / "new", made, revive, code=code).instance
    assert is_plain(fresh.folder / DATABASE_FILE)
    assert villages_in(fresh) == [NAME, "Bản Mẫu"]


def test_sealing_is_taken_back(sealed, stick):
    sealing.unseal(sealed)
    assert is_plain(sealed.folder / DATABASE_FILE)
    assert (sealed.folder / KEY_FILE).read_text() == stick.read_text()
    assert villages_in(load(sealed.folder)) == [NAME, "Bản Mẫu"]


def test_an_attempt_cut_off_after_the_key_went_out_is_finished_by_the_next(
    plain, stick, monkeypatch
):
    def cut(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(sealing, "convert", cut)
        with pytest.raises(KeyboardInterrupt):
            sealing.seal(plain, stick)
    assert villages_in(plain) == [NAME, "Bản Mẫu"]  # plain, and at work
    let_go()
    sealing.seal(plain, stick)
    assert not is_plain(plain.folder / DATABASE_FILE)
    assert not list(plain.folder.glob(f"{WORK}*"))


def test_a_copy_that_is_not_the_same_book_is_refused(plain, stick, monkeypatch):
    def lose(book, into):
        convert(book, into)
        with closing(into.connect()) as connection, connection:
            connection.execute("DELETE FROM village")

    convert = sealing.convert
    monkeypatch.setattr(sealing, "convert", lose)
    with pytest.raises(RuleViolation, match="không khớp"):
        sealing.seal(plain, stick)
    assert villages_in(plain) == [NAME, "Bản Mẫu"]


def test_a_place_that_will_not_do_is_refused_and_the_book_stays_plain(plain, stick):
    stick.with_name("other.key").write_text("AGE-SECRET-KEY-OF-ANOTHER\n")
    places = {
        "inside": plain.folder / "my.key",
        "relative": stick.relative_to(stick.anchor),
        "another": stick.with_name("other.key"),
        "nowhere": stick.parent / "no" / "such" / "folder.key",
    }
    for place in places.values():
        with pytest.raises(RuleViolation):
            sealing.seal(plain, place)
        assert is_plain(plain.folder / DATABASE_FILE)
        assert not (plain.folder / PLACE_FILE).exists()


def test_systemd_may_hand_the_key_over(plain, tmp_path, monkeypatch):
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    with pytest.raises(RuleViolation):
        sealing.seal(plain, None)
    assert not (plain.folder / PLACE_FILE).exists()
    (tmp_path / opening.CREDENTIAL_NAME).write_text(str(own_key(plain.folder)))
    sealing.seal(plain, None)
    assert villages_in(plain) == [NAME, "Bản Mẫu"]


def test_nothing_is_sealed_while_a_server_runs_or_twice(sealed, plain, stick):
    with pytest.raises(RuleViolation, match="đã được mã hóa"):
        sealing.seal(sealed, stick)
    with FileLock(sealed.folder / LEAD_FILE), pytest.raises(RuleViolation, match="đang chạy"):
        sealing.unseal(sealed)


def test_a_file_that_is_wiped_is_overwritten_first(tmp_path):
    file, other = tmp_path / "a", tmp_path / "b"
    file.write_bytes(b"secret" * 300_000)
    other.hardlink_to(file)
    durable.wipe(file)
    assert not file.exists()
    assert set(other.read_bytes()) == {0}
    assert other.stat().st_size == 1_800_000
