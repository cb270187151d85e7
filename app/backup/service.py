"""What an office does about its backups; each act leaves its line in the journal."""

import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from shutil import disk_usage

from flask import current_app
from sqlalchemy import text

from app import schema
from app.attachments.store import papers_in
from app.backup import papers, sticks
from app.backup.acts import BackupAct
from app.backup.aside import sweep_aside
from app.backup.held import Damaged
from app.backup.key import own_key, own_keys, renew_key
from app.backup.restoring import Revive, brought_up
from app.backup.sealed import Manifest, copy_out, sweep, write
from app.backup.shelf import (
    Backup,
    alone,
    backups_in,
    brought_folder_of,
    folder_of,
    make_room,
    name_for,
    note,
    notes,
    tidy,
)
from app.db import db, now, transaction
from app.domain.actors import Actor
from app.domain.backups import BackupReason
from app.domain.disks import Trouble
from app.domain.errors import RuleViolation
from app.instance import DATABASE_FILE, Instance, this_instance
from app.records import journal

log = logging.getLogger("sohoagiai.backup")
SUBJECT = "backup"
ROOM = 3
"""A backup under way needs the size of the book this many times, for a moment."""
SPARE = 200 * 2**20
"""Bytes that stay free beside it."""


def back_up(reason: BackupReason, *, by: Actor, into: Path | None = None) -> Path:
    """Make a backup on the shelf (or as the file ``into``), check it, copy it to every stick that
    has had one before; where it is.

    Raises :class:`RuleViolation` with a sentence; what failed is noted for the page of health.
    """
    instance = this_instance()
    with alone(instance):
        for place in (instance.folder, folder_of(instance)):
            sweep(place)
        fits = schema.held() == schema.newest()  # a book of an older version is not read
        try:
            file, manifest = _made(instance, reason, into)
        except (RuleViolation, OSError) as failure:
            sentence = str(failure) if isinstance(failure, RuleViolation) else words(failure)
            note(instance, failure=sentence, failed_at=now())
            if isinstance(failure, Damaged):
                current_app.extensions["on_trouble"](Trouble.DAMAGED)
            raise RuleViolation(sentence) from failure
        note(instance, failure=None, failed_at=None)
        copies = [] if into else _to_known_sticks(instance, file)
        changes = {"file": [None, file.name], "copies": [None, len(copies)]}
        if gone := _swept(instance):
            changes["set_aside_gone"] = [None, gone]
        if fits:
            changes |= _look_after_papers(instance, manifest, without=file.name)
    if fits:  # else there is no place for the line
        with transaction() as session:
            journal.refuse_repeat(session, by)
            told = {"subject": SUBJECT, "changes": changes, "reason": reason.label}
            journal.note(BackupAct.BACK_UP, by=by, **told)
    return file


def _swept(instance: Instance) -> int:
    """A disk that does not let old things go spoils no backup."""
    try:
        return sweep_aside(instance)
    except (OSError, RuleViolation) as failure:
        log.error("backup: what was set aside stays: %s", type(failure).__name__)
        return 0


def _look_after_papers(
    instance: Instance, manifest: Manifest, *, without: str
) -> dict[str, list[object]]:
    """Look for the papers that are lost in the other backups; what to say of it in the journal.

    Each night anew only while others are lost than the night before: it opens every backup.
    """
    left = lost = papers.lost_of(manifest)
    if lost - set(notes(instance).papers_lost):
        others = [one for one in on_hand() if one.name != without]
        left = papers.bring_back(lost, others, instance, own_keys(instance.folder))
    note(instance, papers_lost=sorted(left))
    if not lost:
        return {}
    log.error("backup: %s papers lost, %s of them not found again", len(lost), len(left))
    return {"papers_lost": [None, len(lost)], "papers_brought_back": [None, len(lost) - len(left)]}


def _made(instance: Instance, reason: BackupReason, into: Path | None) -> tuple[Path, Manifest]:
    book = size_of_book(instance)
    shelf = folder_of(instance)
    free = make_room(shelf, instance.unit, ROOM * book + SPARE, disk_usage(instance.folder).free)
    if free < ROOM * book + SPARE:
        raise RuleViolation(
            "Ổ đĩa gần đầy nên không sao lưu được. Hãy dọn bớt tệp không dùng, rồi sao lưu lại."
        )
    file = into or shelf / name_for(instance.unit, now(), reason)
    manifest = write(instance, file, own_key(instance.folder))
    if into is None:
        tidy(shelf, instance.unit)
    return file, manifest


def size_of_book(instance: Instance) -> int:
    """Bytes of the database and the attached papers; a dump has no indexes, which are half."""
    parts = [*instance.folder.glob(f"{DATABASE_FILE}*"), *papers_in(instance.folder)]
    files = sum(_size(one) for one in parts)
    if not instance.has_server:
        return files
    return files + db.session.scalar(text("SELECT pg_database_size(current_database()) / 2"))


def _size(path: Path) -> int:
    with suppress(OSError):  # gone by now, or barred: then it is not copied either
        return path.stat().st_size
    return 0


def words(failure: OSError) -> str:
    log.error("backup: %s", failure.strerror)
    return (
        "Không ghi được bản sao lưu. Hãy kiểm tra ổ đĩa hoặc USB còn chỗ trống, không bị khóa ghi, "
        "rồi sao lưu lại."
    )


# -- sticks ------------------------------------------------------------------------------------


def _to_known_sticks(instance: Instance, file: Path) -> Sequence[sticks.Stick]:
    """A stick that cannot be written (full, pulled out) does not spoil the backup itself."""
    done = []
    for stick in sticks.plugged_in():
        if stick.keeps(instance.unit):
            try:
                _copy_to(stick, instance, file)
                done.append(stick)
            except (OSError, RuleViolation) as failure:
                log.error("backup: a stick could not be written: %s", type(failure).__name__)
                why = sticks.words(stick, failure)
                kept = f"Bản sao lưu đã có trên máy chủ, chỉ chưa chép ra USB được. {why}"
                note(instance, failure=kept, failed_at=now())
    return done


def copy_to_stick(name: str, place: str, *, by: Actor) -> Path:
    """Copy a backup of the shelf to the stick at ``place``; from then on each new one goes there
    while it is plugged in. Raises :class:`RuleViolation` with a sentence."""
    instance = this_instance()
    file = find(name)
    stick = sticks.at(place)
    with alone(instance):
        try:
            copy = _copy_to(stick, instance, file.path)
        except OSError as failure:
            raise RuleViolation(sticks.words(stick, failure)) from failure
    with transaction() as session:
        journal.refuse_repeat(session, by)
        changes = {"file": [None, name], "stick": [None, stick.label]}
        journal.note(BackupAct.COPY, by=by, subject=SUBJECT, changes=changes)
    return copy


def _copy_to(stick: sticks.Stick, instance: Instance, file: Path) -> Path:
    folder = stick.folder_for(instance.unit)
    sweep(folder)
    size = file.stat().st_size
    if make_room(folder, instance.unit, size, stick.free) < size:
        raise RuleViolation(sticks.too_small(stick))
    copy_out(file, folder / file.name)
    tidy(folder, instance.unit)
    return folder / file.name


def find(name: str) -> Backup:
    """A backup of the shelf or of a plugged-in stick by its name; :class:`RuleViolation` else."""
    for one in on_hand():
        if one.name == name:
            return one
    raise RuleViolation("Không còn thấy bản sao lưu này. Hãy cắm lại USB hoặc chọn bản khác.")


def on_hand() -> list[Backup]:
    """All backups of this unit that can be reached now, the newest first, each name once."""
    instance = this_instance()
    here = (folder_of(instance), brought_folder_of(instance))
    folders = [*here, *(s.folder_for(instance.unit) for s in sticks.plugged_in())]
    found = {one.name: one for folder in reversed(folders) for one in backups_in(folder)}
    own = [one for one in found.values() if one.unit == instance.unit]
    return sorted(own, key=lambda one: (one.made_at, one.name), reverse=True)


def exchange_key(*, by: Actor, reason: str) -> None:
    """A sheet is lost or was seen: from now on backups are sealed under a new key, the first of
    them at once. The sheet must be printed anew; the former one opens the backups before it.

    Raises :class:`RuleViolation` for a sealed book, and where the backup is not made; its key is
    a new one then all the same, and the page of backups says what failed.
    """
    instance = this_instance()
    with alone(instance), transaction() as session:
        journal.refuse_repeat(session, by)
        journal.note(BackupAct.RENEW_KEY, by=by, subject=SUBJECT, reason=reason)
        renew_key(instance.folder)
    note(instance, sheet=None, key_since=now())
    back_up(BackupReason.BY_HAND, by=replace(by, request_key=None))


def note_wish(name: str, *, by: Actor, reason: str) -> None:
    """Who asked for a backup to be put back, and why: in the book that is set aside."""
    with transaction() as session:
        journal.refuse_repeat(session, by)
        changes = {"backup": [None, name]}
        journal.note(BackupAct.ASK, by=by, subject=SUBJECT, changes=changes, reason=reason)


# -- the drill ---------------------------------------------------------------------------------


def drill(revive: Revive, *, by: Actor) -> datetime:
    """Restore the newest backup beside the book in use, up to a database that this program has
    opened and written, and throw it away again; when.

    Raises :class:`RuleViolation` where there is none, or it did not stand up.
    """
    instance = this_instance()
    made = backups_in(folder_of(instance))
    if not made:
        raise RuleViolation("Chưa có bản sao lưu nào để thử khôi phục. Hãy sao lưu trước.")
    with alone(instance):
        try:
            with brought_up(instance, made[0].path, own_keys(instance.folder), revive):
                done = now()
        except RuleViolation as failure:
            note(instance, drill_failure=str(failure))
            raise
        note(instance, drill=done, drilled=made[0].name, drill_failure=None)
    with transaction():
        changes = {"file": [None, made[0].name]}
        journal.note(BackupAct.DRILL, by=by, subject=SUBJECT, changes=changes)
    return done
