"""An office on PostgreSQL keeps backups as one on a file does: sealed, tried out, put back."""

from datetime import timedelta
from subprocess import CompletedProcess

import psycopg
import pytest
import time_machine
from alembic import command
from sqlalchemy import make_url

from app import schema
from app.accounts.models import LoginSession
from app.attachments import store
from app.backup import server, service, shelf
from app.backup.acts import BackupAct
from app.backup.keeper import Keeper
from app.backup.key import groups, own_key
from app.backup.restoring import restore, restore_new
from app.backup.sealing import seal
from app.backup.server import BESIDE
from app.db import db, now
from app.domain.actors import Actor, Role
from app.domain.backups import ASIDE_DAYS, BackupReason, is_drill_due
from app.domain.errors import RuleViolation
from app.factory import create_app
from app.instance import this_instance
from app.records.journal import JournalEntry
from app.records.ledger import SqlLedger
from app.revive import revive
from app.units.models import Village
from tests.backup.conftest import PAPER
from tests.conftest import LAI_CHAU
from tests.factories import a_village

pytestmark = pytest.mark.parametrize("both_databases", ["postgresql"], indirect=True)
NAME = "Bản Bí Mật"


@pytest.fixture
def keeper():
    return Actor(name="Giàng A Mẫu", role=Role.ADMINISTRATOR, unit=LAI_CHAU[0])


@pytest.fixture
def book(both_databases, office, postgresql):
    command.stamp(schema.steps(), "head")
    a_village(name=NAME)
    store.keep(PAPER)
    db.session.rollback()
    yield this_instance()
    close()
    for one in beside(postgresql):
        run(postgresql, f'DROP DATABASE "{one}"')


@pytest.fixture
def made(book, keeper):
    return service.back_up(BackupReason.BY_HAND, by=keeper)


def own_name():
    return make_url(this_instance().database).database


def run(address, order):
    with psycopg.connect(address, autocommit=True) as connection:
        return connection.execute(order)


def databases(address):
    with psycopg.connect(address) as connection:
        return {name for (name,) in connection.execute("SELECT datname FROM pg_database")}


def beside(address):
    """The databases that stand beside the own one."""
    return [one for one in databases(address) if one.startswith(f"{own_name()}_")]


def close():
    db.session.remove()
    db.engine.dispose()


def villages():
    return sorted(db.session.scalars(db.select(Village.name)))


def acts():
    rows = db.select(JournalEntry.act).where(JournalEntry.subject == service.SUBJECT)
    return list(db.session.scalars(rows.order_by(JournalEntry.sequence)))


def test_a_backup_puts_the_book_back_as_it_was(book, browser, keeper, postgresql):
    browser(Role.ADMINISTRATOR)
    made = service.back_up(BackupReason.BY_HAND, by=keeper)
    a_village(name="Bản Sau")
    former = SqlLedger().head()[0]
    close()
    done = restore(book, made, revive)
    assert villages() == [NAME]
    assert done.manifest.files == 1
    assert SqlLedger().head()[0] != former, "no number of the log is written a second time"
    assert acts()[-1] == BackupAct.RESTORE.value
    assert db.session.scalars(db.select(LoginSession)).all() == [], "everybody signs in anew"
    close()
    (aside,) = beside(postgresql)
    there = make_url(postgresql).set(database=aside).render_as_string(hide_password=False)
    with psycopg.connect(there) as connection:
        held = connection.execute("SELECT name FROM village").fetchall()
    assert set(held) == {("Bản Sau",), (NAME,)}, "what stood there is set aside"


def test_the_second_time_what_was_set_aside_first_goes(book, made, postgresql):
    for _ in range(2):
        close()
        restore(book, made, revive)
    close()
    assert len(beside(postgresql)) == 1


def test_what_was_set_aside_is_gone_for_good_after_a_while(book, made, keeper, postgresql):
    close()
    restore(book, made, revive)
    for days, left in ((ASIDE_DAYS - 1, 1), (ASIDE_DAYS + 1, 0)):
        with time_machine.travel(now() + timedelta(days=days), tick=False):
            service.back_up(BackupReason.NIGHTLY, by=keeper)
        assert len(beside(postgresql)) == left


def test_what_a_drill_that_was_killed_left_standing_goes_with_the_next_backup(
    book, keeper, postgresql
):
    own = own_name()
    left, other = f"{own}{BESIDE}0011aabb", f"{own}{BESIDE}cua_nguoi_khac"
    for one in (left, other):
        run(postgresql, f'CREATE DATABASE "{one}"')
    service.back_up(BackupReason.NIGHTLY, by=keeper)
    assert databases(postgresql) & {left, other} == {other}


def test_a_backup_gives_nothing_away(made):
    assert NAME.encode() not in made.read_bytes()
    assert made.stat().st_mode & 0o077 == 0
    assert [one.name for one in made.parent.parent.glob(".backup-*")] == []


def test_by_itself_there_is_one_a_day_and_it_is_tried_out(office, book, postgresql):
    before = databases(postgresql)
    watch = Keeper(office, revive)
    watch.look()
    watch.look()
    db.session.rollback()
    assert acts() == [BackupAct.BACK_UP.value, BackupAct.DRILL.value]
    assert not is_drill_due(shelf.notes(book).drill, now=now())
    assert databases(postgresql) == before, "of the drill nothing is left"


def test_on_a_new_machine_it_stands_up_by_the_code_on_the_sheet(book, made, tmp_path, postgresql):
    code = " ".join(groups(own_key(book.folder)))
    fresh = f"{own_name()}_moi"
    run(postgresql, f'CREATE DATABASE "{fresh}"')
    there = make_url(book.database).set(database=fresh).render_as_string(hide_password=False)
    with pytest.raises(RuleViolation, match="--database"):
        restore_new(tmp_path / "none", made, revive, code=code)
    assert not (tmp_path / "none" / "instance.toml").exists()
    done = restore_new(tmp_path / "new", made, revive, code=code, database=there)
    app = create_app(done.instance)
    with app.app_context():
        assert villages() == [NAME]
        close()


def test_a_dump_whose_rows_are_not_those_that_were_told_takes_no_place(book, made, postgresql):
    before = databases(postgresql)
    dumped = made.with_name("dump")
    rows = server.dump(book.database, dumped)["tables"]
    with (
        pytest.raises(RuleViolation, match="không khớp"),
        server.restored_beside(book.database, dumped, {**rows, "village": 7}),
    ):
        pytest.fail("it was lent")
    assert databases(postgresql) == before


def test_a_dump_that_lacks_a_piece_is_no_backup(book, made):
    dumped = made.with_name("dump")
    server.dump(book.database, dumped)
    assert server.read_through(dumped)
    whole = dumped.read_bytes()
    dumped.write_bytes(whole[: len(whole) - 400])
    assert not server.read_through(dumped)


def test_without_the_tools_it_is_told_which_package_they_are_in(book, keeper, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RuleViolation, match="postgresql-client"):
        service.back_up(BackupReason.NIGHTLY, by=keeper)
    assert "postgresql-client" in shelf.notes(book).failure


def test_a_server_that_does_not_answer_is_told(book, keeper):
    away = make_url(book.database).set(port=9, host="127.0.0.1")
    with pytest.raises(RuleViolation, match="PostgreSQL không trả lời"):
        server.dump(away.render_as_string(hide_password=False), book.folder / "dump")


def test_no_password_stands_among_the_words_of_a_tool(book, monkeypatch, caplog):
    told = {}

    def run(words, *, env, **_):
        told.update(words=words, password=env["PGPASSWORD"])
        return CompletedProcess(
            words, 1, b"", f"pg_dump: error: {NAME}: permission denied".encode()
        )

    monkeypatch.setattr(server.subprocess, "run", run)
    secret = make_url(book.database).set(password="Suoi-Trong-71")
    with pytest.raises(RuleViolation, match="pg_dump"):
        server.dump(secret.render_as_string(hide_password=False), book.folder / "dump")
    assert told["password"] == "Suoi-Trong-71"
    assert not [one for one in told["words"] if "Suoi" in one or "***" in one]
    assert caplog.messages == ["backup: pg_dump: permission denied"]


def test_its_pages_are_sealed_by_its_own_disk(book):
    with pytest.raises(RuleViolation, match="mã hóa ổ đĩa"):
        seal(book, None)
