"""How the file of the database is opened, plain or sealed: nowhere else is one opened.

A sealed book is SQLCipher's: every page, and what stands beside the file, is enciphered. Its key
is reckoned from the one key of the office, that of the backups, so that one sheet of paper opens
both; while a book is sealed this key lies outside its folder.
"""

import os
import sqlite3
from dataclasses import dataclass, field
from functools import cache
from hmac import digest
from pathlib import Path
from typing import Any

from app.domain.errors import RuleViolation

try:
    from sqlcipher3 import dbapi2 as sqlcipher
except ImportError:  # without the extra “sealed” only plain books are opened
    sqlcipher = None

KEY_FILE = "backup.key"
"""The key of the office, in its folder as long as the book is plain."""
PLACE_FILE = "key.place"
"""In the folder of a sealed book: the path of its key, or :data:`CREDENTIAL`."""
CREDENTIAL, CREDENTIAL_NAME = "credential", "sohoagiai.key"
"""The key is handed over by systemd (``LoadCredential=sohoagiai.key:…``)."""
UNIT = "/run/credentials/sohoagiai.service"
BROKEN = (
    sqlite3.DatabaseError,
    *((sqlcipher.DatabaseError,) if sqlcipher else ()),
    UnicodeDecodeError,
)
"""What either driver raises for a file that is damaged or not opened by the key; the last where
the damage is in the name of a table, an index or a column, which the driver cannot even say."""
_HEADER = b"SQLite format 3\x00"
_PURPOSE = b"so-hoa-giai: pages of the database"
_PATIENCE = 15  # seconds


@dataclass(frozen=True, slots=True)
class BookFile:
    """One file of a database; ``key`` of 32 bytes where it is sealed."""

    path: Path
    key: bytes | None = field(default=None, repr=False)

    def connect(self, *, read_only: bool = False) -> sqlite3.Connection:
        """A bare connection, for copies and checks; records go through :mod:`app.db`."""
        name = f"{self.path.as_uri()}?mode=ro" if read_only else str(self.path)
        driver = sealed_driver() if self.key else sqlite3
        connection = driver.connect(name, uri=read_only, timeout=_PATIENCE)
        unlock(connection, self.key)
        return connection

    def engine_options(self) -> dict[str, Any]:
        return {"module": sealed_driver()} if self.key else {}


def unlock(connection: Any, key: bytes | None) -> None:
    """Give a fresh connection the key of its file; before anything else is asked of it."""
    if key:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")


def sealed_driver() -> Any:
    """SQLCipher's driver; raises :class:`RuleViolation` where it is not installed."""
    if sqlcipher is None:
        raise RuleViolation(
            "Máy này chưa có phần mã hóa cơ sở dữ liệu. Hãy cài thêm “sohoagiai[sealed]”."
        )
    return sqlcipher


def is_plain(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_HEADER)) == _HEADER


def key_is_elsewhere(folder: Path) -> bool:
    return (folder / PLACE_FILE).exists()


def key_file(folder: Path) -> Path:
    """Where the key of the office lies: in its folder, or where the folder says."""
    if not key_is_elsewhere(folder):
        return folder / KEY_FILE
    told = (folder / PLACE_FILE).read_text("utf-8").strip()
    if told == CREDENTIAL:
        return Path(os.environ.get("CREDENTIALS_DIRECTORY", UNIT)) / CREDENTIAL_NAME
    return Path(told)


def book_of(folder: Path, path: Path) -> BookFile:
    """The file ``path`` of the office in ``folder``, with its key where it is sealed.

    Raises :class:`RuleViolation` where the key is not at hand.
    """
    if not key_is_elsewhere(folder) or not path.exists() or is_plain(path):
        return BookFile(path)
    return BookFile(path, database_key(key_elsewhere(key_file(folder))))


@cache
def key_elsewhere(place: Path) -> str:
    """The key as it is written there; read once, so that a stick need not stay in the machine."""
    try:
        return place.read_text("ascii").strip()
    except OSError as missing:
        raise RuleViolation(
            f"Không thấy khóa của sổ ở “{place}”. Hãy cắm USB giữ khóa (hoặc xem lại cấu hình dịch "
            "vụ), rồi chạy lại."
        ) from missing


def database_key(key: str) -> bytes:
    """The key of the pages, from the key of the office as it is written."""
    return digest(key.encode("ascii"), _PURPOSE, "sha256")
