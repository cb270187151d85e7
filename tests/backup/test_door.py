"""A damaged book meets a page of repair, no traceback; behind the same door it comes back."""

import errno
import os
import sqlite3
from contextlib import closing

import pytest
from werkzeug.test import Client

from app.backup import held, service, shelf
from app.backup.key import groups, own_key
from app.db import db
from app.domain.backups import BackupReason
from app.domain.errors import RuleViolation
from app.instance import DATABASE_FILE, FILE
from app.serving import door as doors
from app.serving.door import Door
from tests.browser import PASSWORD, form_of
from tests.exchange.test_running import until
from tests.health.test_space import failing

HERE, ELSEWHERE = "127.0.0.1", "192.168.1.7"
SIGN_IN, REPAIR = "Đăng nhập", "Dữ liệu bị hỏng, cần khôi phục"


@pytest.fixture
def door(book, keeper):
    service.back_up(BackupReason.BY_HAND, by=keeper)
    db.session.remove()
    db.engine.dispose()
    made = Door(book.folder)
    yield made
    made.close()


def spoil(book):
    path = book.folder / DATABASE_FILE
    content = bytearray(path.read_bytes())
    content[:4096] = b"\x07" * 4096
    path.write_bytes(content)


def browser_at(door, address=HERE):
    """A browser on the machine of the office, or elsewhere on its network."""
    return Client(lambda environ, start: door({**environ, "REMOTE_ADDR": address}, start))


def page(door, address="/"):
    return browser_at(door).get(address, follow_redirects=True).text


def press(browser, **typed):
    token = browser.get("/").text.split('name="csrf_token" type="hidden" value="')[1].split('"')[0]
    return browser.post("/", data={"csrf_token": token, **typed})


def test_behind_an_open_door_stands_the_book(door):
    assert "Đang khôi phục" in page(door)
    door.open()
    assert SIGN_IN in page(door)
    assert door.trouble is None


def test_the_page_of_repair_speaks_the_language_of_the_screen(book, keeper):
    service.back_up(BackupReason.BY_HAND, by=keeper)
    db.session.remove()
    db.engine.dispose()
    file = book.folder / FILE
    told = file.read_text("utf-8")
    assert "[settings]" in told
    file.write_text(told.replace("[settings]", '[settings]\nlanguage = "en"'), "utf-8")
    spoil(book)
    door = Door(book.folder)
    door.open()
    text = page(door)
    assert "Restore the chosen backup" in text
    assert REPAIR not in text
    (made,) = shelf.backups_in(shelf.folder_of(book))
    refused = press(browser_at(door, ELSEWHERE), file=made.name)
    assert "Please type the code on the recovery sheet" in refused.text
    door.close()


def misname(book):
    """A name in the file is no text any more: the driver cannot even say which one it is."""
    path = book.folder / DATABASE_FILE
    content = path.read_bytes()
    for name, harmed in (
        (b"tablepartyparty", b"tablep\xe4rtyparty"),
        (b"TABLE party", b"TABLE p,rty"),
    ):
        assert content.count(name) == 1
        content = content.replace(name, harmed)
    path.write_bytes(content)


@pytest.mark.parametrize("harm", ["spoiled", "misnamed", "missing", "empty"])
def test_a_damaged_book_meets_the_page_of_repair_and_comes_back(door, book, harm):
    path = book.folder / DATABASE_FILE
    {
        "spoiled": lambda: spoil(book),
        "misnamed": lambda: misname(book),
        "missing": path.unlink,
        "empty": lambda: path.write_bytes(b""),
    }[harm]()
    door.open()
    text = page(door, "/hoa-giai/")
    assert REPAIR in text
    assert browser_at(door).get("/healthz").status_code == 503
    (made,) = shelf.backups_in(shelf.folder_of(book))
    assert "Đang khôi phục" in press(browser_at(door), file=made.name).text
    until(lambda: SIGN_IN in page(door))
    assert shelf.notes(book).restored_from == made.name


def test_who_sits_elsewhere_needs_the_sheet(door, book):
    spoil(book)
    door.open()
    (made,) = shelf.backups_in(shelf.folder_of(book))
    client = browser_at(door, ELSEWHERE)
    for code in ("", "abcd efgh"):
        refused = press(client, file=made.name, code=code).text
        assert "Chưa khôi phục" in refused
        assert f'value="{code}"' in refused  # eighty letters, of which one was wrong
        assert door.trouble
    code = " ".join(groups(own_key(book.folder)))
    assert "Đang khôi phục" in press(client, file=made.name, code=code).text
    until(lambda: SIGN_IN in page(door))


def test_a_file_that_is_no_backup_leaves_the_page_of_repair(door, book):
    spoil(book)
    (made,) = shelf.backups_in(shelf.folder_of(book))
    made.path.write_bytes(made.path.read_bytes()[:-9])
    door.open()
    press(browser_at(door), file=made.name)
    until(lambda: shelf.notes(book).restore_failure)
    until(lambda: REPAIR in page(door))
    assert "Lần khôi phục vừa rồi không được" in page(door)


def test_a_foreign_page_cannot_pass_for_who_sits_at_the_machine(door, book):
    """Its name may lead to this very machine, from whose browsers no sheet is asked."""
    spoil(book)
    door.open()
    answer = browser_at(door).get("/", headers={"Host": "la.vi.du"})
    assert answer.status_code == 400
    assert "csrf_token" not in answer.text


def test_a_page_that_is_damaged_while_people_work_closes_the_book(door, book):
    """Met by a request, though the door found the book sound when it opened."""
    door.open()
    assert SIGN_IN in page(door)
    harm(book, "account")
    client = browser_at(door)
    _, typed = form_of(client.get("/dang-nhap").text)
    answer = client.post("/dang-nhap", data={**typed, "login": "ai", "password": PASSWORD})
    assert answer.status_code == 503
    assert "Dữ liệu trên máy chủ bị hỏng" in answer.text
    until(lambda: REPAIR in page(door))
    (made,) = shelf.backups_in(shelf.folder_of(book))
    assert made.name in page(door)
    press(browser_at(door), file=made.name)
    until(lambda: SIGN_IN in page(door))


def harm(book, table):
    """Overwrite the first page of a table and of each of its indexes, beside the program."""
    path = book.folder / DATABASE_FILE
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        query = "SELECT rootpage FROM sqlite_schema WHERE tbl_name = ? AND rootpage > 0"
        roots = other.execute(query, [table]).fetchall()
        ((size,),) = other.execute("PRAGMA page_size")
    with path.open("r+b") as file:
        for (root,) in roots:
            file.seek((root - 1) * size)
            file.write(b"\x07" * size)


def test_a_book_that_proves_sound_opens_again_and_is_not_looked_at_all_the_time(door):
    door.open()
    door.look_closer()
    until(lambda: door._found_sound)
    until(lambda: SIGN_IN in page(door))
    known = door._found_sound
    door.look_closer()
    assert door._found_sound == known
    assert SIGN_IN in page(door)


def test_the_nightly_backup_that_finds_damage_closes_the_book(door, book, keeper):
    door.open()
    harm(book, "village")
    with door._app.app_context(), pytest.raises(RuleViolation, match="bị hỏng"):
        service.back_up(BackupReason.NIGHTLY, by=keeper)
    until(lambda: REPAIR in page(door))


def test_a_disk_that_cannot_be_written_is_no_damaged_book(door, book, monkeypatch):
    with monkeypatch.context() as planted:
        planted.setattr(os, "fsync", failing(errno.EROFS))
        door.open()
        text = page(door, "/hoa-giai/")
        assert "Ổ đĩa của máy chủ không ghi được" in text
        assert REPAIR not in text
        assert browser_at(door).get("/healthz").json == {"status": "disk"}
        by_script = browser_at(door).post("/", headers={"HX-Request": "true"})
        assert by_script.status_code == 503
        assert "CHƯA LƯU" in by_script.text
    page(door)
    until(lambda: SIGN_IN in page(door))


def test_a_disk_that_fails_to_read_for_a_moment_is_no_damaged_book(door, monkeypatch):
    door.open()
    told = iter(["disk I/O error"])
    monkeypatch.setattr(doors, "what_is_wrong", lambda book, wholly: next(told, None))
    door.look_closer()
    until(lambda: door._found_sound)
    until(lambda: SIGN_IN in page(door))


def test_a_book_that_is_busy_for_a_moment_is_no_damaged_book(door, keeper, monkeypatch):
    door.open()

    def busy(*_given):
        error = sqlite3.OperationalError("database is locked")
        error.sqlite_errorcode = sqlite3.SQLITE_BUSY
        raise error

    with monkeypatch.context() as planted, door._app.app_context():
        planted.setattr(held, "copy_database", busy)
        with pytest.raises(RuleViolation, match="Không ghi được bản sao lưu"):
            service.back_up(BackupReason.NIGHTLY, by=keeper)
    assert SIGN_IN in page(door)
    with door._app.app_context():
        assert service.back_up(BackupReason.NIGHTLY, by=keeper).exists()
