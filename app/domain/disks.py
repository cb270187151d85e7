"""When a disk has too little room, and what an error of a disk or a database file means."""

import errno
import re
from collections.abc import Iterator
from enum import Enum

MB = 10**6
PART_OF_DISK = 16
"""The reserve takes at most this part of a small disk."""
NEARLY_OUT = 4
"""The reserve is given up when less than this part of it is free beside it."""


class Trouble(Enum):
    """Why something could not be written or read; nobody who types has done anything wrong."""

    FULL = "full"
    REFUSES = "refuses"
    """The disk is read-only, or gives errors."""
    DAMAGED = "damaged"
    """The file of the database is not whole any more."""
    INDEX = "index"
    """The index of the search is not whole any more; no record stands in it alone."""
    BUSY = "busy"


def least_free(total: int, megabytes: int, percent: int) -> int:
    """So many bytes must be free of ``total`` for new records to be taken: ``megabytes``, and on
    a disk so small that it is less, ``percent`` of it."""
    return min(megabytes * MB, total * percent // 100)


def size_of_reserve(total: int, megabytes: int) -> int:
    """Bytes that are set aside on a disk of ``total`` bytes."""
    return min(megabytes * MB, total // PART_OF_DISK)


def is_nearly_out(free: int, reserve: int) -> bool:
    """Whether who signs in could be refused by the disk, if the reserve were kept."""
    return free < reserve // NEARLY_OUT


def has_room_for_reserve(free: int, least: int, reserve: int) -> bool:
    """Whether the reserve fits without new records being refused for it."""
    return free - reserve >= least


_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_REFUSES = {errno.EROFS, errno.EIO}
_REFUSES_ON_WINDOWS = {19, 23, 27, 29, 30, 483, 1117}
"""Write-protected, bad sector, not found, write fault, read fault, device error: Python gives
them the number of a missing permission."""
_INFECTED = {225, 226}
"""Windows: the scanner found a virus in it, or has taken it away for that."""
_SQLITE = {
    5: Trouble.BUSY,  # SQLITE_BUSY
    6: Trouble.BUSY,  # SQLITE_LOCKED
    8: Trouble.REFUSES,  # SQLITE_READONLY
    10: Trouble.REFUSES,  # SQLITE_IOERR
    11: Trouble.DAMAGED,  # SQLITE_CORRUPT
    13: Trouble.FULL,  # SQLITE_FULL
    14: Trouble.REFUSES,  # SQLITE_CANTOPEN
    26: Trouble.DAMAGED,  # SQLITE_NOTADB
}
_WORDS = {
    "disk is full": Trouble.FULL,
    "readonly database": Trouble.REFUSES,
    "disk i/o error": Trouble.REFUSES,
    "unable to open database": Trouble.REFUSES,
    "malformed": Trouble.DAMAGED,
    "is not a database": Trouble.DAMAGED,
    "no space left": Trouble.FULL,  # a server's
}
_CORRUPT_VTAB = 267
_SERVER_FULL = "53100"


def trouble_of(error: BaseException) -> Trouble | None:
    """What of disk or database stands behind ``error``, or None where it is our own fault.

    An error that libraries have wrapped in one of their own is found as well.
    """
    for one in _behind(error):
        found = _of_system(one) if isinstance(one, OSError) else _of_database(one)
        if found:
            return found
    return None


def is_barred(error: OSError) -> bool:
    """Whether the system keeps one file from being opened, while the disk itself is well."""
    infected = getattr(error, "winerror", None) in _INFECTED
    return infected or error.errno in (errno.EACCES, errno.EPERM)


_CONSTRAINT = re.compile(r"\w+(?: \w+)? constraint failed(?:: [\w.]+(?:, [\w.]+)*)?")
"""SQLite says which by the names of tables and columns, never by a value."""


def without_values(error: BaseException) -> str:
    """What a disk or a database refused: the kind, the number and the constraint. Its own words
    may quote what somebody typed (``Key (name)=(…) already exists``)."""
    told = getattr(error, "orig", None) or error
    number = getattr(told, "sqlstate", None) or getattr(told, "sqlite_errorname", None)
    number = number or errno.errorcode.get(getattr(told, "errno", None) or 0)
    constraint = getattr(getattr(told, "diag", None), "constraint_name", None)
    if constraint is None and _CONSTRAINT.fullmatch(str(told)):
        constraint = str(told)
    return " ".join(filter(None, (type(told).__name__, number, constraint)))


def _behind(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = getattr(error, "orig", None) or error.__cause__ or error.__context__


def _of_system(error: OSError) -> Trouble | None:
    if error.errno in _FULL:
        return Trouble.FULL
    on_windows = getattr(error, "winerror", None) in _REFUSES_ON_WINDOWS
    return Trouble.REFUSES if error.errno in _REFUSES or on_windows else None


def _of_database(error: BaseException) -> Trouble | None:
    """By SQLite's number, which one of the two drivers does not tell, else by its words."""
    if getattr(error, "sqlstate", None) == _SERVER_FULL:
        return Trouble.FULL
    if number := getattr(error, "sqlite_errorcode", None):
        if number == _CORRUPT_VTAB:
            return Trouble.INDEX
        return _SQLITE.get(number & 0xFF)
    if type(error).__module__.split(".")[0] not in ("sqlite3", "sqlcipher3"):
        return None
    words = str(error).lower()
    return next((what for part, what in _WORDS.items() if part in words), None)
