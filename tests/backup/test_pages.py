"""The administrator's pages: made, copied, put back, and the sheet for the safe."""

import re
from datetime import timedelta
from errno import ENOSPC, EROFS

import pytest
import time_machine
from alembic import command

from app import schema
from app.backup import service, shelf, sticks
from app.backup.acts import BackupAct
from app.backup.key import own_key, read_code
from app.db import db, now
from app.domain.actors import Actor, Role
from app.domain.backups import BackupReason
from app.domain.calendar import show_moment
from app.instance import this_instance
from app.records.journal import JournalEntry
from tests.browser import PASSWORD
from tests.conftest import LAI_CHAU
from tests.factories import a_village

PLACE = "/quan-tri/sao-luu/"


@pytest.fixture
def administrator(book, browser):
    return browser(Role.ADMINISTRATOR)


def acts():
    rows = db.select(JournalEntry.act).where(JournalEntry.subject == service.SUBJECT)
    return list(db.session.scalars(rows.order_by(JournalEntry.sequence)))


def test_a_press_makes_one_and_shows_it(administrator, book):
    assert "Chưa có bản sao lưu nào" in administrator.get(PLACE).text
    text = administrator.submit(PLACE, follow_redirects=True).text
    (made,) = shelf.backups_in(shelf.folder_of(book))
    assert made.reason is BackupReason.BY_HAND
    assert f"/quan-tri/sao-luu/{made.name}" in text
    assert acts() == [BackupAct.BACK_UP.value]


def test_a_full_disk_is_told_and_nothing_is_spoiled(administrator, book, monkeypatch):
    class Full:
        free = 10

    monkeypatch.setattr(service, "disk_usage", lambda place: Full)
    assert "Ổ đĩa gần đầy" in administrator.submit(PLACE).text
    assert "Lần sao lưu gần nhất chưa trọn" in administrator.get(PLACE).text
    assert shelf.backups_in(shelf.folder_of(book)) == []


def test_a_stick_gets_one_and_from_then_on_each(administrator, book, tmp_path, monkeypatch):
    stick = sticks.Stick(tmp_path, "KINGSTON", 10**9, 10**9)
    monkeypatch.setattr(sticks, "plugged_in", lambda: [stick])
    administrator.submit(PLACE)
    assert not stick.keeps(book.unit), "nobody has chosen it yet"
    text = administrator.get(PLACE).text
    action = re.search(r'action="([^"]+/usb)"', text)[1]
    administrator.submit(PLACE, action=action)
    assert len(shelf.backups_in(stick.folder_for(book.unit))) == 1
    for minutes in (5, 10, 15):
        with time_machine.travel(now() + timedelta(minutes=minutes)):
            administrator.submit(PLACE)
    assert len(shelf.backups_in(stick.folder_for(book.unit))) == 3, "the newest three stay"
    three = [BackupAct.BACK_UP.value] * 3
    assert acts() == [BackupAct.BACK_UP.value, BackupAct.COPY.value, *three]


@pytest.mark.parametrize(
    ("errno", "words"), [(ENOSPC, "“PHIM” không đủ chỗ"), (EROFS, "Không ghi được lên USB “PHIM”")]
)
def test_a_stick_that_takes_nothing_is_told_from_a_backup_that_failed(
    administrator, book, tmp_path, monkeypatch, errno, words
):
    stick = sticks.Stick(tmp_path, "PHIM", 10**9, 10**9)
    stick.folder_for(book.unit).mkdir(parents=True)
    monkeypatch.setattr(sticks, "plugged_in", lambda: [stick])

    def refuse(*_):
        raise OSError(errno, "no")

    monkeypatch.setattr(service, "copy_out", refuse)
    administrator.submit(PLACE)
    assert len(shelf.backups_in(shelf.folder_of(book))) == 1
    text = administrator.get(PLACE).text
    assert "Bản sao lưu đã có trên máy chủ, chỉ chưa chép ra USB được." in text
    assert words in text
    action = re.search(r'action="([^"]+/usb)"', text)[1]
    assert words in administrator.submit(PLACE, action=action).text


def test_a_stick_full_of_other_things_says_so(administrator, book, tmp_path, monkeypatch):
    stick = sticks.Stick(tmp_path, "PHIM", 10, 10**9)
    stick.folder_for(book.unit).mkdir(parents=True)
    monkeypatch.setattr(sticks, "plugged_in", lambda: [stick])
    administrator.submit(PLACE)
    assert "Hãy xóa bớt tệp khác trên USB" in administrator.get(PLACE).text


def test_the_sheet_is_shown_for_the_password_only(administrator, book):
    address = f"{PLACE}phieu"
    assert "không đúng" in administrator.submit(address, {"password": "Sai@12345678"}).text
    text = administrator.submit(address, {"password": PASSWORD}).text
    typed = " ".join(re.findall(r"<span>(\w{1,4})</span>", text))
    assert str(read_code(typed)) == str(own_key(this_instance().folder))
    assert BackupAct.SHOW_KEY.value in acts()
    assert "chưa in" in administrator.get(PLACE).text
    shown = administrator.submit(address, {"password": PASSWORD})
    administrator.send(shown)
    assert "chưa in" not in administrator.get(PLACE).text
    assert acts()[-1] == BackupAct.KEEP_KEY.value


def test_putting_back_asks_for_password_and_reason(commune, administrator, book):
    administrator.submit(PLACE)
    (made,) = shelf.backups_in(shelf.folder_of(book))
    asked = []

    class Door:
        put_back = staticmethod(asked.append)

    commune.extensions["door"] = Door
    address = f"{PLACE}{made.name}"
    assert "Toàn bộ sổ trở lại" in administrator.get(address).text
    administrator.submit(address, {"password": "Sai@12345678", "reason": "Ổ đĩa hỏng"})
    administrator.submit(address, {"password": PASSWORD, "reason": ""})
    assert asked == []
    answer = administrator.submit(address, {"password": PASSWORD, "reason": "Ổ đĩa hỏng"})
    assert asked == [made.path]
    assert answer.status_code == 503
    assert BackupAct.ASK.value in acts()


def test_before_putting_back_it_is_told_how_much_was_written_since(administrator, book):
    administrator.submit(PLACE)
    (made,) = shelf.backups_in(shelf.folder_of(book))
    address = f"{PLACE}{made.name}"
    assert "Từ lúc đó đến nay chưa ghi, chưa sửa hồ sơ nào." in administrator.get(address).text
    with time_machine.travel(now() + timedelta(minutes=5)):
        a_village(name="Bản Hai")
        a_village(name="Bản Ba")
        told = administrator.get(address).text
    assert "Từ lúc đó đến nay đã ghi, đã sửa 2 hồ sơ;" in told


def test_what_was_tried_out_is_called_as_in_the_list(administrator, book):
    administrator.submit(PLACE)
    (made,) = shelf.backups_in(shelf.folder_of(book))
    shelf.note(book, drill=now(), drilled=made.name, restored_at=now(), restored_from="tep.shg")
    text = administrator.get(PLACE).text
    assert f", bản {show_moment(made.made_at)}; phần mềm tự thử mỗi tháng" in text
    assert ", từ bản tep.shg" in text


def test_each_press_is_told_in_a_sentence(administrator, book, tmp_path, monkeypatch):
    stick = sticks.Stick(tmp_path, "KINGSTON", 10**9, 10**9)
    monkeypatch.setattr(sticks, "plugged_in", lambda: [stick])
    made = administrator.submit(PLACE, follow_redirects=True).text
    assert "Đã sao lưu, và đã mở bản vừa sao lưu ra kiểm tra." in made
    action = re.search(r'action="([^"]+/usb)"', made)[1]
    copied = administrator.submit(PLACE, action=action, follow_redirects=True).text
    assert "Đã chép bản sao lưu mới nhất ra USB." in copied
    shown = administrator.submit(f"{PLACE}phieu", {"password": PASSWORD})
    kept = administrator.send(shown, follow_redirects=True).text
    assert "Đã ghi: phiếu khôi phục đã in và cất." in kept


def test_a_wrong_password_is_told_beside_its_field(commune, administrator, book):
    commune.extensions["door"] = None
    administrator.submit(PLACE)
    (made,) = shelf.backups_in(shelf.folder_of(book))
    for address in (f"{PLACE}{made.name}", f"{PLACE}phieu"):
        typed = {"password": "Sai@12345678", "reason": "Ổ đĩa hỏng"}
        told = administrator.submit(address, typed)
        assert told.status_code == 422
        assert 'id="password-error"' in told.text
    renewed = administrator.submit(f"{PLACE}phieu", typed, action=f"{PLACE}phieu/doi")
    assert 'id="doi-password-error"' in renewed.text
    assert "Ổ đĩa hỏng" in renewed.text


def test_an_office_is_told_that_its_units_send_again_what_it_lacks(office, browser):
    keeper = browser(Role.ADMINISTRATOR)
    by = Actor(name="Giàng A Mẫu", role=Role.ADMINISTRATOR, unit=LAI_CHAU[0])
    command.stamp(schema.steps(), "head")
    made = service.back_up(BackupReason.BY_HAND, by=by)
    page = keeper.get(f"{PLACE}{made.name}").text
    assert "họ gửi những gì cơ quan này thiếu" in page
    assert "Nhận lại từ cấp trên" not in page


def test_where_several_processes_serve_a_press_made_by_hand_changes_nothing(administrator, book):
    administrator.submit(PLACE)
    (made,) = shelf.backups_in(shelf.folder_of(book))
    typed = {"csrf_token": administrator.token(), "password": PASSWORD, "reason": "Ổ đĩa hỏng"}
    answer = administrator.post(f"{PLACE}{made.name}", data=typed)
    assert answer.status_code == 422
    assert "hãy dừng máy chủ" in answer.text
    assert BackupAct.ASK.value not in acts()
