"""Putting a backup in place: all of it, or nothing; what stood there before is set aside.

What was written after the backup is not lost where it went up: the log of the exchange begins
anew, so the next session compares, and the page *Đồng bộ* offers what the superior holds and is
missing here.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from filelock import FileLock, Timeout
from pyrage.x25519 import Identity

from app import instance as instances
from app.attachments.store import FOLDER as FILES
from app.backup import held as databases
from app.backup import server, shelf
from app.backup.aside import set_aside
from app.backup.key import keep_key, own_key, own_keys, read_code
from app.backup.sealed import Manifest, opened
from app.backup.snapshot import convert, make_one_file
from app.db import now
from app.domain.calendar import show_moment
from app.domain.errors import RuleViolation
from app.durable import force_out, force_out_file, put_in_place
from app.exchange.agent import LEAD_FILE
from app.instance import DATABASE_FILE, Instance
from app.opening import BookFile, database_key, key_file, key_is_elsewhere

log = logging.getLogger("sohoagiai.backup")
_OTHER_KIND = (
    "Bản sao lưu của PostgreSQL chỉ khôi phục vào PostgreSQL (máy mới: thêm --database), bản sao "
    "lưu của SQLite chỉ khôi phục vào SQLite. Dữ liệu không thay đổi."
)

Revive = Callable[[Instance, str], None]
"""Brings the database of an instance to this version of the program and begins a new log;
the words say what it was put back from. Lent from above: it needs the whole application."""


@dataclass(frozen=True, slots=True)
class Restored:
    manifest: Manifest
    instance: Instance


def keys_for(instance: Instance, code: str | None) -> Sequence[Identity]:
    """The key typed from the sheet, else those that lie in the instance.

    Raises :class:`RuleViolation` where there is neither, or a letter of the code is wrong.
    """
    if code:
        return [read_code(code)]
    if key_file(instance.folder).exists():
        return own_keys(instance.folder)
    raise RuleViolation("Máy này không có khóa sao lưu. Hãy nhập mã trên phiếu khôi phục.")


def restore(instance: Instance, file: Path, revive: Revive, *, code: str | None = None) -> Restored:
    """Put the backup ``file`` in the place of what ``instance`` holds.

    Raises :class:`RuleViolation` with a sentence for every file that is no whole backup of this
    unit, and while a server is at work on this instance; then nothing has changed.
    """
    keys = keys_for(instance, code)
    with nobody_at_work(instance), shelf.alone(instance):
        with brought_up(instance, file, keys, revive) as (manifest, held, database):
            _bring_papers(held / FILES, instance.folder / FILES, manifest.papers)
            if instance.has_server:
                server.take_place(instance.database, database)
            else:
                force_out_file(held / DATABASE_FILE)
                set_aside(instance.folder)
                put_in_place(held / DATABASE_FILE, instance.folder / DATABASE_FILE)
            force_out(instance.folder)
        keep_key(instance.folder, keys[0])
        shelf.note(instance, restored_at=now(), restored_from=file.name)
    return Restored(manifest, instance)


def restore_new(
    folder: Path, file: Path, revive: Revive, *, code: str, database: str | None = None
) -> Restored:
    """Make an instance in ``folder`` from a backup: the former machine is gone. ``database``: the
    URL of an empty one, where the former had a server.

    It gets keys of its own, so the superior has to give it a new enrolment code.
    """
    instances.refuse_second(folder)
    keys = [read_code(code)]
    folder.mkdir(parents=True, exist_ok=True)
    with opened(file, keys, beside=folder) as (_, held):
        facts = instances.load(held)
        if databases.is_dump(held) != bool(database):
            raise RuleViolation(_OTHER_KIND)
    instance = instances.create(
        folder,
        unit=facts.unit,
        name=facts.name,
        role=facts.role,
        superior=facts.superior,
        database=database,
        settings=facts.settings,
    )
    try:
        return restore(instance, file, revive, code=code)
    except BaseException:
        instances.discard(folder)
        raise


@contextmanager
def brought_up(
    instance: Instance, file: Path, keys: Sequence[Identity], revive: Revive
) -> Iterator[tuple[Manifest, Path, str]]:
    """A backup opened, checked, and its database (the URL) made ready for this program, beside the
    book in use and without touching it; until the block ends."""
    with opened(file, keys, beside=instance.folder) as (manifest, held):
        if manifest.unit != instance.unit:
            raise RuleViolation(
                f"Bản sao lưu là của {manifest.name} ({manifest.unit}), không phải của đơn vị "
                "này. Dữ liệu không thay đổi."
            )
        if databases.is_dump(held) != instance.has_server:
            raise RuleViolation(_OTHER_KIND)
        with _standing(instance, held, keys, manifest) as there:
            revive(there, f"{file.name}, {show_moment(manifest.made_at)}")
            if not there.has_server:
                make_one_file(there.book)
            yield manifest, held, there.database


@contextmanager
def _standing(
    instance: Instance, held: Path, keys: Sequence[Identity], manifest: Manifest
) -> Iterator[Instance]:
    """The instance with the database of an opened backup, which stands until the block ends."""
    if instance.has_server:
        dumped = held / server.DUMP_FILE
        with server.restored_beside(instance.database, dumped, manifest.rows) as database:
            yield replace(instance, database=database)
        return
    _as_here(instance, databases.book_held(held, keys), held)
    yield replace(instance, database=f"sqlite:///{(held / DATABASE_FILE).as_posix()}")


def _as_here(instance: Instance, book: BookFile, held: Path) -> None:
    """Seal the database of a backup, or open it, as this office keeps its own."""
    sealed = key_is_elsewhere(instance.folder)
    wanted = database_key(str(own_key(instance.folder))) if sealed else None
    if book.key != wanted:
        convert(book, BookFile(held / "converted", wanted))
        (held / "converted").replace(book.path)


@contextmanager
def nobody_at_work(instance: Instance) -> Iterator[None]:
    """A server holds the lead of the exchange as long as it runs."""
    try:
        with FileLock(instance.folder / LEAD_FILE, timeout=0):
            yield
    except Timeout:
        raise RuleViolation(
            "Máy chủ đang chạy trên dữ liệu này. Hãy khôi phục ở trang Sao lưu, hoặc dừng máy "
            "chủ rồi chạy lại lệnh."
        ) from None


def _bring_papers(held: Path, store: Path, whole: Iterable[str]) -> None:
    """The attached papers that the backup has whole, on the disk before the book that names them
    is in its place: what stands in theirs is the same, or was altered. One that the system bars
    keeps no book from being restored; it is told as lost."""
    store.mkdir(mode=0o700, exist_ok=True)
    for name in whole:
        place = store / name[:2] / name
        place.parent.mkdir(mode=0o700, exist_ok=True)
        try:
            force_out_file(held / name)
            put_in_place(held / name, place)
        except OSError as refused:
            log.error("restore: a paper is refused: %s", type(refused).__name__)
    for folder in (*store.iterdir(), store):
        force_out(folder)
