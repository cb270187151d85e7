"""A sheet that is lost or was seen: a new key, and nothing that was sealed before is given up."""

from datetime import timedelta

import pytest
import time_machine

from app import opening
from app.backup import key as keys
from app.backup import sealing, service, shelf
from app.backup.acts import BackupAct
from app.backup.key import FORMER_FILE, groups, own_key, own_keys, renew_key
from app.backup.restoring import restore, restore_new
from app.db import db, now
from app.domain.actors import Role
from app.domain.backups import BackupReason
from app.domain.errors import RuleViolation
from app.factory import create_app
from app.records.journal import JournalEntry
from app.revive import revive
from tests.browser import PASSWORD
from tests.factories import a_village

PLACE = "/quan-tri/sao-luu/phieu"
ACTION = f"{PLACE}/doi"
REASON = "Phong bì bị mở"


def code_of(book):
    return " ".join(groups(own_key(book.folder)))


@pytest.fixture
def former(book, keeper):
    """The code of the sheet that will be lost, and a backup under it of the day before."""
    with time_machine.travel(now() - timedelta(days=1)):
        made = service.back_up(BackupReason.BY_HAND, by=keeper)
    return code_of(book), made


@pytest.fixture
def renewed(book, keeper, former):
    """The backup that is made with the new key."""
    service.exchange_key(by=keeper, reason=REASON)
    return next(
        one.path for one in shelf.backups_in(shelf.folder_of(book)) if one.path != former[1]
    )


def let_go():
    db.session.remove()
    db.engine.dispose()


def test_each_sheet_opens_what_was_made_in_its_time(book, former, renewed, tmp_path):
    before, made = former
    after = code_of(book)
    assert after != before
    let_go()
    restore_new(tmp_path / "a", made, revive, code=before)
    restore_new(tmp_path / "b", renewed, revive, code=after)
    for file, code in ((renewed, before), (made, after)):
        with pytest.raises(RuleViolation, match="mã khôi phục khác"):
            restore_new(tmp_path / "c", file, revive, code=code)


def test_the_machine_itself_opens_both(book, keeper, former, renewed):
    service.drill(revive, by=keeper)
    let_go()
    for file in (former[1], renewed):
        assert restore(book, file, revive).manifest.unit == book.unit


def test_cut_off_between_the_two_files_the_key_is_what_it_was(book, former, monkeypatch):
    def is_cut(path, data):
        if FORMER_FILE not in path.name:
            raise OSError("power")
        path.write_bytes(data)

    monkeypatch.setattr(keys, "write_whole", is_cut)
    with pytest.raises(OSError, match="power"):
        renew_key(book.folder)
    assert code_of(book) == former[0]
    monkeypatch.undo()
    renew_key(book.folder)
    assert former[0] in [" ".join(groups(one)) for one in own_keys(book.folder)[1:]]


def test_a_sealed_book_is_opened_first_and_sealing_keeps_no_key_beside_it(
    book, former, renewed, tmp_path
):
    let_go()
    assert (book.folder / FORMER_FILE).exists()
    sealing.seal(book, tmp_path / "sohoagiai.key")
    try:
        with pytest.raises(RuleViolation, match="seal off"):
            renew_key(book.folder)
        assert not (book.folder / FORMER_FILE).exists()
        sealing.unseal(book)
    finally:
        opening.key_elsewhere.cache_clear()


def test_a_backup_of_a_sealed_book_is_opened_by_the_key_it_had(book, keeper, tmp_path):
    """Sealed, opened again, and only then given another key."""
    a_village(name="Bản Kín")
    let_go()
    sealing.seal(book, tmp_path / "sohoagiai.key")
    try:
        with create_app(book).app_context(), time_machine.travel(now() - timedelta(days=1)):
            made = service.back_up(BackupReason.BY_HAND, by=keeper)
            let_go()
        sealing.unseal(book)
    finally:
        opening.key_elsewhere.cache_clear()
    service.exchange_key(by=keeper, reason=REASON)
    let_go()
    assert restore(book, made, revive).manifest.unit == book.unit


def test_the_page_asks_for_password_and_reason_and_asks_for_a_new_sheet(book, browser, former):
    administrator = browser(Role.ADMINISTRATOR)
    shelf.note(book, sheet=now())
    for reason, password, words in (
        (REASON, "Sai@12345678", "không đúng"),
        ("", PASSWORD, "Hãy ghi lý do đổi mã"),
    ):
        typed = {"reason": reason, "password": password}
        refused = administrator.submit(PLACE, typed, action=ACTION)
        assert refused.status_code == 422
        assert words in refused.text
    assert code_of(book) == former[0]
    typed = {"reason": REASON, "password": PASSWORD}
    told = administrator.submit(PLACE, typed, action=ACTION, follow_redirects=True)
    assert "Hãy in phiếu mới" in told.text
    assert code_of(book) != former[0]
    assert "chưa in" in administrator.get("/quan-tri/sao-luu/").text
    shown = administrator.submit(PLACE, {"password": PASSWORD}, action=PLACE)
    assert "bản cũ hơn mở bằng phiếu trước" in shown.text
    line = db.session.scalar(
        db.select(JournalEntry).where(JournalEntry.act == BackupAct.RENEW_KEY.value)
    )
    assert line.reason == REASON
