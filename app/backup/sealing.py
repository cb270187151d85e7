"""Sealing the book that an office has, and opening it again: the whole file, or nothing of it.

Whatever moment the machine stops at, one whole database lies under its name, and its header says
whether it is plain; the place of the key is written down before the first sealed file is there.
"""

from pathlib import Path

from app.backup import shelf
from app.backup.acts import BackupAct
from app.backup.aside import BEFORE
from app.backup.key import FORMER_FILE, own_key
from app.backup.restoring import nobody_at_work
from app.backup.sealed import work_folder
from app.backup.snapshot import convert, facts_of, make_one_file, what_is_wrong
from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.durable import force_out, force_out_file, put_in_place, wipe
from app.instance import DATABASE_FILE, Instance, write_closed
from app.opening import (
    CREDENTIAL,
    KEY_FILE,
    PLACE_FILE,
    BookFile,
    database_key,
    key_elsewhere,
    key_file,
    key_is_elsewhere,
    sealed_driver,
)
from app.records import journal


def note_sealing(act: BackupAct, *, by: Actor) -> None:
    """Write down that the book is about to be sealed or opened, then let go of its file."""
    with transaction() as session:
        journal.refuse_repeat(session, by)
        journal.note(act, by=by, subject="backup")
    db.session.remove()
    db.engine.dispose()


def seal(instance: Instance, place: Path | None) -> None:
    """Seal the database under a key that is moved to ``place``, or, where that is None, handed
    over by systemd, which must have it already.

    Raises :class:`RuleViolation` where the place will not do, the book is sealed already, a server
    runs, or the sealed copy is not the same book; then the book is plain as before.
    """
    _refuse_server(instance)
    sealed_driver()
    if key_is_elsewhere(instance.folder) and instance.book.key:
        raise RuleViolation("Cơ sở dữ liệu đã được mã hóa rồi.")
    with nobody_at_work(instance), shelf.alone(instance):
        _bring_out(instance.folder, place)
        key = own_key(instance.folder)
        _exchange(instance, BookFile(instance.book.path, database_key(str(key))))
        keys = (instance.folder / KEY_FILE, instance.folder / FORMER_FILE)
        for plain in (*keys, *_plain_left(instance.folder)):
            wipe(plain)


def unseal(instance: Instance) -> None:
    """Open the database for good; the key comes back into the folder.

    Raises :class:`RuleViolation` where it is not sealed, or its key is not at hand.
    """
    _refuse_server(instance)
    if not key_is_elsewhere(instance.folder):
        raise RuleViolation("Cơ sở dữ liệu không được mã hóa.")
    with nobody_at_work(instance), shelf.alone(instance):
        key = own_key(instance.folder)
        if instance.book.key:
            _exchange(instance, BookFile(instance.book.path))
        if not (instance.folder / KEY_FILE).exists():
            write_closed(instance.folder / KEY_FILE, f"{key}\n")
        (instance.folder / PLACE_FILE).unlink()
        force_out(instance.folder)


def _refuse_server(instance: Instance) -> None:
    """Only the file of the built-in database has pages that are sealed here."""
    if instance.has_server:
        raise RuleViolation(
            "Cơ sở dữ liệu của cơ quan này là PostgreSQL: hãy mã hóa ổ đĩa của nó theo "
            "docs/at-rest.md."
        )


def _bring_out(folder: Path, place: Path | None) -> None:
    """Put the key where it is to lie and read it there; only then say in the folder where."""
    if key_is_elsewhere(folder):  # an attempt that was cut off: its key is out already
        return
    told = str(place) if place else CREDENTIAL
    key = str(own_key(folder))
    if place:
        _check_place(folder, place)
        try:
            if not place.exists():
                write_closed(place, f"{key}\n")
                force_out(place.parent)
            is_same = place.read_text("ascii").strip() == key
        except (OSError, UnicodeDecodeError) as refused:
            raise RuleViolation(
                f"Không ghi được khóa vào “{place}”. Hãy chọn chỗ khác."
            ) from refused
        if not is_same:
            raise RuleViolation(f"Tệp “{place}” đã có và không phải khóa của sổ này.")
    write_closed(folder / PLACE_FILE, f"{told}\n")
    force_out(folder)
    try:
        is_same = key_elsewhere(key_file(folder)) == key
    except RuleViolation:
        (folder / PLACE_FILE).unlink()
        raise
    if not is_same:
        (folder / PLACE_FILE).unlink()
        raise RuleViolation("Khóa mà dịch vụ đưa vào không phải khóa sao lưu của sổ này.")


def _check_place(folder: Path, place: Path) -> None:
    if not place.is_absolute() or place.resolve().is_relative_to(folder.resolve()):
        raise RuleViolation(
            "Khóa phải nằm ngoài thư mục dữ liệu, ghi bằng đường dẫn đầy đủ, ví dụ "
            "/media/usb/sohoagiai.key."
        )


def _exchange(instance: Instance, wanted: BookFile) -> None:
    """Put the same book, sealed or plain as ``wanted``, in the place of the one that is there."""
    book = instance.book
    make_one_file(book)
    with work_folder(instance.folder) as work:
        fresh = BookFile(work / DATABASE_FILE, wanted.key)
        convert(book, fresh)
        if what_is_wrong(fresh, wholly=True) or facts_of(fresh) != facts_of(book):
            raise RuleViolation(
                "Bản chuyển đổi không khớp với cơ sở dữ liệu nên không dùng. Dữ liệu không thay "
                "đổi. Hãy chạy “sohoagiai doctor”."
            )
        force_out_file(fresh.path)
        former = work / "former"
        former.hardlink_to(book.path)
        put_in_place(fresh.path, book.path)
        force_out(instance.folder)
        wipe(former)


def _plain_left(folder: Path) -> list[Path]:
    """Databases that were set aside when a backup was put back."""
    return [one for one in (folder / BEFORE).glob("*/*") if one.is_file()]
