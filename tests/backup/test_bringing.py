"""A backup that lies on somebody's PC is sent here, checked, and put with the others."""

import os
import re
import shutil
import time
from datetime import timedelta
from io import BytesIO

import pytest
import time_machine

from app.backup import bringing, service, shelf
from app.backup.acts import BackupAct
from app.backup.key import KEY_FILE, own_key
from app.backup.restoring import restore
from app.backup.sealed import SENT, WORK
from app.db import db, now
from app.domain.actors import Role
from app.domain.backups import BROUGHT_DAYS, BackupReason
from app.revive import revive
from app.web import pace
from tests.backup.test_pages import PLACE, acts
from tests.backup.test_restore import alter, cut, cut_in_half, replace_all, villages
from tests.dialogue.test_pages import words_of
from tests.factories import a_village
from tests.systems import is_for_its_owner

ADDRESS = f"{PLACE}tep"


@pytest.fixture
def administrator(book, browser):
    return browser(Role.ADMINISTRATOR)


@pytest.fixture
def elsewhere(book, keeper, administrator, tmp_path):
    """A backup of this office as somebody keeps it, of which nothing is left here."""
    made = service.back_up(BackupReason.BY_HAND, by=keeper)
    return shutil.move(made, tmp_path / "ban-cu (1).shg").read_bytes()


def sent(client, content, **fields):
    file = (BytesIO(content), "../../ban-cu (1).shg")
    return client.submit(PLACE, {"file": file, **fields}, action="/tep")


def brought(book):
    return shelf.backups_in(shelf.brought_folder_of(book))


def left(book):
    return [*book.folder.glob(f"{WORK}*"), *book.folder.glob(f"{SENT}*")]


def test_a_file_is_checked_stands_in_the_list_and_is_put_back(administrator, book, elsewhere):
    answer = sent(administrator, elsewhere)
    assert answer.location == PLACE
    text = administrator.get(PLACE).text
    assert "Đã mở tệp ra kiểm tra và đưa vào danh sách." in text
    assert "Đưa vào từ tệp" in text
    (one,) = brought(book)
    assert re.fullmatch(rf"{book.unit}-\d{{8}}-\d{{6}}-dua-vao\.shg", one.name)
    assert is_for_its_owner(one.path)
    assert (one.path.read_bytes(), left(book)) == (elsewhere, [])
    assert acts() == [BackupAct.BACK_UP.value, BackupAct.BRING.value]
    assert "Toàn bộ sổ trở lại" in administrator.get(f"{PLACE}{one.name}").text
    a_village(name="Bản Sau")
    db.session.remove()
    db.engine.dispose()
    restore(book, service.find(one.name).path, revive)
    db.engine.dispose()
    assert villages() == ["Bản Mẫu"]


def test_a_large_file_comes_in_pieces(administrator, book, elsewhere):
    shown, half, whole = administrator.get(PLACE), len(elsewhere) // 2, len(elsewhere)

    def send(at, content):
        piece = {"file": (BytesIO(content), "blob"), "at": str(at), "size": str(whole)}
        return administrator.send(shown, piece, action="/tep")

    assert send(0, elsewhere[:half]).status_code == 204
    assert (brought(book), len(left(book))) == ([], 1)
    assert send(half, elsewhere[half:]).location == PLACE
    assert ([one.size for one in brought(book)], left(book)) == ([whole], [])
    assert send(0, elsewhere[:half]).status_code == 204
    torn = send(half + 1, elsewhere[half + 1 :])
    assert (torn.status_code, "đứt giữa chừng" in words_of(torn)) == (422, True)
    assert left(book) == []
    assert send(half, elsewhere[half:]).status_code == 422, "nothing of it was there any more"
    assert 'name="at" type="hidden" value=""' in torn.text or 'name="at" value=""' in torn.text


def test_a_backup_made_meanwhile_leaves_the_pieces_of_today(administrator, book, elsewhere, keeper):
    shown, half, whole = administrator.get(PLACE), len(elsewhere) // 2, len(elsewhere)

    def send(at, content):
        piece = {"file": (BytesIO(content), "blob"), "at": str(at), "size": str(whole)}
        return administrator.send(shown, piece, action="/tep")

    for _ in range(2):  # who begins anew
        send(0, elsewhere[:half])
    service.back_up(BackupReason.NIGHTLY, by=keeper)
    assert send(half, elsewhere[half:]).location == PLACE
    send(0, elsewhere[:half])
    yesterday = time.time() - 25 * 3600
    os.utime(left(book)[0], (yesterday, yesterday))
    service.back_up(BackupReason.NIGHTLY, by=keeper)
    assert left(book) == []
    assert "đứt giữa chừng" in words_of(send(half, elsewhere[half:]))


@pytest.mark.parametrize("harm", [cut, cut_in_half, alter, replace_all, bytearray.clear])
def test_what_is_no_whole_backup_is_refused_and_leaves_nothing(
    administrator, book, elsewhere, harm
):
    content = bytearray(elsewhere)
    harm(content)
    answer = sent(administrator, bytes(content))
    assert answer.status_code == 422
    assert 'class="error' in answer.text
    assert "Tệp" in words_of(answer)
    assert (brought(book), left(book), acts()) == ([], [], [BackupAct.BACK_UP.value])


def test_no_file_is_asked_for(administrator, book):
    answer = administrator.submit(PLACE, {}, action="/tep")
    assert (answer.status_code, "Hãy chọn tệp sao lưu" in words_of(answer)) == (422, True)


def test_another_key_is_told(administrator, book, elsewhere):
    (book.folder / KEY_FILE).unlink()
    own_key(book.folder)
    answer = sent(administrator, elsewhere)
    assert (answer.status_code, "mã khôi phục khác" in words_of(answer)) == (422, True)
    assert (brought(book), left(book)) == ([], [])


def test_the_book_of_another_unit_is_told(administrator, book, elsewhere, monkeypatch):
    other = type("Other", (), {"unit": "03388", "name": "Xã Mẫu", "made_at": now()})
    monkeypatch.setattr(bringing, "check", lambda *_, **__: other)
    answer = sent(administrator, elsewhere)
    assert "của Xã Mẫu (03388), không phải của đơn vị này" in words_of(answer)
    assert (brought(book), left(book)) == ([], [])


def test_the_same_file_twice_is_harmless(administrator, book, elsewhere):
    shown = administrator.get(PLACE)
    for _ in range(2):  # and the same press
        file = {"file": (BytesIO(elsewhere), "a.shg")}
        assert administrator.send(shown, file, action="/tep").location == PLACE
    assert sent(administrator, elsewhere).location == PLACE
    assert "đã có trong danh sách" in words_of(administrator.get(PLACE))
    assert len(brought(book)) == 1
    assert acts() == [BackupAct.BACK_UP.value, BackupAct.BRING.value]


def test_there_must_be_room_for_it(administrator, book, elsewhere, monkeypatch):
    monkeypatch.setattr(bringing, "disk_usage", lambda _: type("Full", (), {"free": 10}))
    assert "không đủ chỗ" in words_of(sent(administrator, elsewhere))
    assert (brought(book), left(book)) == ([], [])


def test_a_disk_that_refuses_is_told(administrator, book, elsewhere, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(bringing, "check", refuse)
    assert "Hãy kiểm tra ổ đĩa" in words_of(sent(administrator, elsewhere))
    assert (brought(book), left(book)) == ([], [])


def test_what_was_brought_is_no_backup_of_today_and_outlives_those_of_a_year(
    administrator, book, elsewhere, keeper
):
    sent(administrator, elsewhere)
    assert shelf.last_made_of(book) is None
    assert "chưa có" in words_of(administrator.get(PLACE))
    (one,) = brought(book)
    for days, left_over in ((40, [one]), (41, [one]), (300, [one]), (BROUGHT_DAYS + 1, [])):
        with time_machine.travel(now() + timedelta(days=days)):
            service.back_up(BackupReason.NIGHTLY, by=keeper)
        assert brought(book) == left_over


def test_the_last_three_stay(book, keeper, tmp_path):
    names = []
    for day in range(4):  # each older than the one before
        with time_machine.travel(now() - timedelta(days=day)):
            made = service.back_up(BackupReason.BY_HAND, by=keeper)
            content = shutil.move(made, tmp_path / "x.shg").read_bytes()
        piece = bringing.Piece(f"{day:032x}", 0, len(content), BytesIO(content))
        path, was_there = bringing.bring(piece, by=keeper)
        assert not was_there
        names.append(path.name)
    assert [one.name for one in brought(book)] == names[-bringing.KEPT :]


def test_pieces_fit_the_bounds_of_every_form(commune):
    assert commune.config["MAX_CONTENT_LENGTH"] > bringing.PIECE + 2**16
    assert bringing.PIECE * pace.UPLOADS > 2**29, "half a gigabyte a minute and more"
