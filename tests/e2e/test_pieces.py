"""A backup of the own PC is sent in pieces by the page itself."""

import shutil

import pytest
from alembic import command

from app import schema
from app.backup import routes, service, shelf
from app.domain.actors import Role
from app.domain.backups import BackupReason
from app.instance import this_instance
from tests.e2e.conftest import DESK, PHONE
from tests.e2e.finger import Finger
from tests.e2e.keys import Keyboard

ROOM = "/quan-tri/sao-luu/"


@pytest.fixture
def send(site, sit_down):
    """``send(file)``: the administrator chooses it and presses; the page, and where it sent to."""

    def press(file, size=DESK, hand=Keyboard):
        page, sent = sit_down(Role.ADMINISTRATOR, size, hand).page, []
        page.on("request", lambda one: sent.append(one.url) if one.method == "POST" else None)
        page.goto(f"{site}{ROOM}")
        page.set_input_files("[name=file]", file)
        page.get_by_role("button", name="Đưa vào danh sách").click()
        page.locator(".told, .error-summary").wait_for()
        return page, sent

    return press


@pytest.mark.parametrize(("size", "hand"), [(DESK, Keyboard), (PHONE, Finger)])
def test_a_file_larger_than_one_piece_arrives_whole(
    site, send, actor, tmp_path, monkeypatch, size, hand
):
    command.stamp(schema.steps(), "head")
    made = service.back_up(BackupReason.BY_HAND, by=actor(Role.ADMINISTRATOR))
    file = shutil.move(made, tmp_path / "ban cu.shg")
    content = file.read_bytes()
    monkeypatch.setattr(routes, "PIECE", len(content) // 3 + 1)
    page, sent = send(file, size, hand)
    assert sent == [f"{site}{ROOM}tep"] * 3
    assert page.url == f"{site}{ROOM}"
    assert "Đưa vào từ tệp" in page.inner_text("main")
    (one,) = shelf.backups_in(shelf.brought_folder_of(this_instance()))
    assert one.path.read_bytes() == content


def test_what_is_no_backup_is_refused_by_its_first_piece(site, send, tmp_path, monkeypatch):
    file = tmp_path / "anh.shg"
    file.write_bytes(b"not a backup at all" * 9)
    monkeypatch.setattr(routes, "PIECE", 50)
    page, sent = send(file)
    assert len(sent) == 2, "asked by script, then as the form itself"
    assert "không phải bản sao lưu" in page.inner_text("main")
    assert page.locator("[name=at]").input_value() == ""
