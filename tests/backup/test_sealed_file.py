"""What is no whole backup of ours is refused with a sentence, whoever made it."""

import json
import os
import time
import zipfile

import pyrage
import pytest

from app.attachments.store import FOLDER as FILES
from app.attachments.store import papers_in
from app.backup import sealed, service
from app.backup.key import own_key, own_keys
from app.backup.sealed import MANIFEST, SENT, SENT_HOURS, WORK
from app.domain.backups import BackupReason
from app.domain.errors import RuleViolation
from app.export.service import EXPORTS

PAPER = "ab" * 32
NOT_WHOLE, OTHER = "thiếu hoặc đã bị sửa", "phiên bản mới hơn"


@pytest.fixture
def made(book, keeper):
    return service.back_up(BackupReason.BY_HAND, by=keeper)


def changed(book, made, folder, change):
    """The same backup with another inside, sealed for the same key: as who has it would make it."""
    key, plain, out = own_key(book.folder), folder / "book.zip", folder / "changed.shg"
    pyrage.decrypt_file(str(made), str(plain), [key])
    with zipfile.ZipFile(plain) as before:
        held = {name: before.read(name) for name in before.namelist()}
    told = json.loads(held[MANIFEST])
    change(held, told)
    held[MANIFEST] = json.dumps(told).encode()
    with zipfile.ZipFile(plain, "w") as after:
        for name, content in held.items():
            after.writestr(name, content)
    pyrage.encrypt_file(str(plain), str(out), [key.to_public()])
    return out


def another_version(held, told):
    told["version"] += 1


def one_too_many(held, told):
    held["files/thua"] = b""


def one_that_lies_elsewhere(held, told):
    held["../sohoagiai.sqlite"] = b""
    told["entries"]["../sohoagiai.sqlite"] = {"bytes": 0, "sha256": ""}


def one_of_another_content(held, told):
    held["instance.toml"] += b"#"


def one_row_less(held, told):
    told["tables"]["village"] -= 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (another_version, OTHER),
        (one_too_many, NOT_WHOLE),
        (one_that_lies_elsewhere, NOT_WHOLE),
        (one_of_another_content, NOT_WHOLE),
        (one_row_less, "Cơ sở dữ liệu bị hỏng"),
    ],
)
def test_what_somebody_made_of_it_is_refused(book, made, tmp_path, change, words):
    file = changed(book, made, tmp_path, change)
    with pytest.raises(RuleViolation, match=words):
        sealed.check(file, [own_key(book.folder)], beside=tmp_path)
    assert [one for one in tmp_path.iterdir() if one.name.startswith(WORK)] == []


def test_as_it_was_made_it_is_taken(book, made, tmp_path):
    file = changed(book, made, tmp_path, lambda held, told: None)
    assert sealed.check(file, [own_key(book.folder)], beside=tmp_path).files == 1


def test_a_disk_that_gives_back_something_else_is_told_and_keeps_nothing(
    made, tmp_path, monkeypatch
):
    monkeypatch.setattr(sealed, "digest_of", lambda path: path.name)
    with pytest.raises(RuleViolation, match="ghi sai bản sao lưu"):
        sealed.copy_out(made, tmp_path / "usb" / "ban-sao.shg")
    assert list((tmp_path / "usb").iterdir()) == []


def test_what_work_that_was_cut_off_left_is_swept_away(tmp_path):
    for name in (f"{WORK}1", f"{SENT}cu", f"{SENT}moi", f"{EXPORTS}cu", f"{EXPORTS}moi", "backups"):
        (tmp_path / name).mkdir()
    store = tmp_path / FILES / "ab"
    store.mkdir(parents=True)
    (tmp_path / f"{WORK}03405-20261130-200000-hang-ngay.shg").touch()
    for name in (PAPER, f".{PAPER}.0011aabb", f".{PAPER}.ccddeeff"):
        (store / name).touch()
    old = time.time() - SENT_HOURS * 3600 - 60
    for left in (tmp_path / f"{SENT}cu", tmp_path / f"{EXPORTS}cu", store / f".{PAPER}.0011aabb"):
        os.utime(left, (old, old))
    sealed.sweep(tmp_path)
    stay = {f"{SENT}moi", f"{EXPORTS}moi", "backups", FILES}
    assert {one.name for one in tmp_path.iterdir()} == stay
    assert {one.name for one in store.iterdir()} == {PAPER, f".{PAPER}.ccddeeff"}


def test_what_lies_among_the_papers_and_is_none_spoils_no_backup(book, keeper):
    """A power cut left half a paper; the machine laid a list of pictures beside."""
    (paper,) = papers_in(book.folder)
    for name in (f".{paper.name}.0011aabb", "Thumbs.db"):
        (paper.parent / name).write_bytes(b"half")
    made = service.back_up(BackupReason.NIGHTLY, by=keeper)
    assert sealed.check(made, own_keys(book.folder), beside=book.folder).papers == {paper.name}
