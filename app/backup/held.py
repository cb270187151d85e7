"""The database in a backup: how it gets in, and whether what lies there is sound."""

import errno
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pyrage.x25519 import Identity

from app.backup import server
from app.backup.server import DUMP_FILE
from app.backup.snapshot import copy_database, facts_of, is_its_key, what_is_wrong
from app.domain.disks import Trouble, trouble_of
from app.domain.errors import RuleViolation
from app.instance import DATABASE_FILE, Instance
from app.opening import BROKEN, BookFile, database_key, is_plain

NAMES = (DATABASE_FILE, DUMP_FILE)
"""What the database may be called in a backup: a file of SQLite, a dump of PostgreSQL."""
_FLEETING = (Trouble.BUSY, Trouble.REFUSES, Trouble.FULL)
"""Says nothing about the file: read again a minute later it may be whole."""
_DAMAGED = (
    "Cơ sở dữ liệu bị hỏng nên bản sao lưu của nó không dùng được. Hãy khôi phục từ bản sao lưu đã "
    "có trước đó."
)


class Damaged(RuleViolation):
    """The database of a backup is not whole."""


def copied(instance: Instance, work: Path) -> tuple[Path, dict[str, Any]]:
    """The database of one moment as a file in ``work``, and its facts.

    Raises :class:`Damaged` where it is not whole, ``OSError`` where a disk refuses.
    """
    if instance.has_server:
        dumped = work / DUMP_FILE
        return dumped, server.dump(instance.database, dumped)
    book = instance.book
    copy = BookFile(work / DATABASE_FILE, book.key)
    try:
        copy_database(book, copy)
        return copy.path, facts_of(copy)
    except BROKEN as error:
        if trouble_of(error) in _FLEETING:
            raise OSError(errno.EIO, str(error)) from error
        raise Damaged(_DAMAGED) from error


def refuse_damaged(held: Path, keys: Sequence[Identity], rows: Mapping[str, int]) -> None:
    """Raise :class:`Damaged` where the database in an opened backup is not sound, or where it is
    a file with other ``rows`` than were told of its tables: a dump is counted once it is back in
    a database."""
    if is_dump(held):
        if not server.read_through(held / DUMP_FILE):
            raise Damaged(_DAMAGED)
        return
    database = book_held(held, keys)
    if what_is_wrong(database, wholly=True) or facts_of(database)["tables"] != rows:
        raise Damaged(_DAMAGED)


def is_dump(held: Path) -> bool:
    return (held / DUMP_FILE).exists()


def book_held(held: Path, keys: Sequence[Identity]) -> BookFile:
    """The file of SQLite in an opened backup, plain or sealed as the book was of which it is."""
    path = held / DATABASE_FILE
    if is_plain(path):
        return BookFile(path)
    books = [BookFile(path, database_key(str(key))) for key in keys]
    return next((one for one in books if is_its_key(one)), books[0])
