"""A damaged book meets a page of repair, no traceback; behind the same door it comes back."""

import pytest
from werkzeug.test import Client

from app.backup import service, shelf
from app.backup.key import groups, own_key
from app.db import db
from app.domain.backups import BackupReason
from app.instance import DATABASE_FILE
from app.serving.door import Door
from tests.exchange.test_running import until

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


@pytest.mark.parametrize("harm", ["spoiled", "missing", "empty"])
def test_a_damaged_book_meets_the_page_of_repair_and_comes_back(door, book, harm):
    path = book.folder / DATABASE_FILE
    {
        "spoiled": lambda: spoil(book),
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
        assert "Chưa khôi phục" in press(client, file=made.name, code=code).text
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
