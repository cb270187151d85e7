"""A backup that lies elsewhere, on the PC of a clerk: sent here and put with the others.

A browser sends it in pieces. The server takes no body as large as a book, for it takes bodies
before anybody has asked who sends them; each piece asks.
"""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from shutil import disk_usage
from typing import IO

from app.backup import service, shelf
from app.backup.acts import BackupAct
from app.backup.key import own_keys
from app.backup.sealed import (
    SENT,
    Manifest,
    WrongKey,
    check,
    copy_out,
    digest_of,
)
from app.db import transaction
from app.domain.actors import Actor
from app.domain.backups import BackupReason
from app.domain.errors import RuleViolation
from app.instance import Instance, for_this_person, this_instance
from app.records import journal

PIECE = 12 * 2**20
"""Bytes that a browser sends at once."""
KEPT = 3
"""Files brought here that stay: who brings a fourth takes the place of the first."""
_MAGIC = b"age-encryption.org/"
_NOT_OURS = "Tệp này không phải bản sao lưu của phần mềm. Hãy chọn tệp có đuôi .shg."
_NOT_THIS_KEY = (
    "Tệp này bị hỏng, hoặc được khóa bằng mã khôi phục khác với khóa của máy này, nên không đưa "
    "vào danh sách được. Hãy chọn tệp khác; tệp của máy cũ thì khôi phục bằng lệnh “sohoagiai "
    "restore” với mã trên phiếu khôi phục."
)
_TORN = "Tệp gửi lên bị đứt giữa chừng nên chưa đưa vào danh sách. Hãy chọn tệp và gửi lại."
_NO_ROOM = "Ổ đĩa của máy chủ không đủ chỗ cho tệp này. Hãy dọn bớt tệp không dùng, rồi gửi lại."


@dataclass(frozen=True, slots=True)
class Piece:
    """``key`` is that of the form, the same for all pieces of a file; ``at`` the place of this
    one in the file, ``size`` the length of the file, in bytes."""

    key: str
    at: int
    size: int
    content: IO[bytes]


def bring(piece: Piece, *, by: Actor) -> tuple[Path, bool] | None:
    """Take a piece; with the last one the file is opened, checked, and put with the others: where
    it lies, and whether it was there before. None while more is to come.

    Raises :class:`RuleViolation` with a sentence for what is no whole backup of this unit under
    the key of this machine; then nothing of it stays here.
    """
    instance = this_instance()
    place = instance.folder / f"{SENT}{piece.key}"
    is_more = False
    try:
        if not piece.at:
            _begin(instance, place, piece)
        file = place / "sent"
        is_more = _add(file, piece) < piece.size
        return None if is_more else _put_with_the_others(instance, file, by=by)
    except FileNotFoundError as gone:  # too late: it was swept away
        raise RuleViolation(_TORN) from gone
    except OSError as failure:
        raise RuleViolation(service.words(failure)) from failure
    finally:
        if not is_more:
            shutil.rmtree(place, ignore_errors=True)


def _begin(instance: Instance, place: Path, piece: Piece) -> None:
    # the file, its copy on the shelf, and what the opened one takes for a moment
    if disk_usage(instance.folder).free < (1 + service.ROOM) * piece.size + service.SPARE:
        raise RuleViolation(_NO_ROOM)
    if piece.content.read(len(_MAGIC)) != _MAGIC:
        raise RuleViolation(_NOT_OURS)
    piece.content.seek(0)
    shutil.rmtree(place, ignore_errors=True)  # who begins anew
    place.mkdir(mode=0o700)


def _add(file: Path, piece: Piece) -> int:
    """The length that has come; what does not go on where the last one ended is refused."""
    with open(file, "ab" if piece.at else "wb", opener=for_this_person) as kept:
        begun = kept.seek(0, os.SEEK_END)
        shutil.copyfileobj(piece.content, kept, 2**20)
        come = kept.tell()
    if begun != piece.at or come == begun or come > piece.size:
        raise RuleViolation(_TORN)
    return come


def _put_with_the_others(instance: Instance, file: Path, *, by: Actor) -> tuple[Path, bool]:
    with shelf.alone(instance):
        manifest = _checked(instance, file)
        if same := _same(file):
            return same, True
        name = shelf.name_for(instance.unit, manifest.made_at, BackupReason.BROUGHT)
        kept = shelf.brought_folder_of(instance) / name
        copy_out(file, kept)
        shelf.keep_last_brought(instance, KEPT)
    with transaction() as session:
        journal.refuse_repeat(session, by)
        changes = {"file": [None, name]}
        journal.note(BackupAct.BRING, by=by, subject=service.SUBJECT, changes=changes)
    return kept, False


def _checked(instance: Instance, file: Path) -> Manifest:
    try:
        manifest = check(file, own_keys(instance.folder), beside=instance.folder)
    except WrongKey as wrong:
        raise RuleViolation(_NOT_THIS_KEY) from wrong
    if manifest.unit != instance.unit:
        raise RuleViolation(
            f"Bản sao lưu là của {manifest.name} ({manifest.unit}), không phải của đơn vị này."
        )
    return manifest


def _same(file: Path) -> Path | None:
    """The file of the list that holds the same to the last byte."""
    size, digest = file.stat().st_size, digest_of(file)
    for one in service.on_hand():
        if one.size == size and digest_of(one.path) == digest:
            return one.path
    return None
