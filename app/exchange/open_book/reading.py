"""Taking a whole book into an empty instance of the same unit: all of it, or nothing."""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import select, text

from app import schema
from app.attachments import store
from app.catalog import BY_KEY, RECORD_TYPES
from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.exchange.acts import ExchangeAct
from app.exchange.book_rows import AT_ONCE, take_beside, take_journal, take_lines, take_rows
from app.exchange.open_book import names
from app.exchange.open_book.digest import digest_of
from app.exchange.profiles import fall_back
from app.exchange.sessions import alone
from app.instance import this_instance
from app.records import journal
from app.records.journal import JournalEntry
from app.records.ledger import SqlLedger
from app.records.ledger.profiles import FORKS
from app.records.types import RecordType

_BLOCK, _LONGEST = 2**20, 8 * 2**20
_NO_BOOK = "Tệp này không phải tệp xuất toàn bộ sổ. Hãy chọn tệp .zip do phần mềm này xuất ra."
_CUT = (
    "Tệp bị thiếu hoặc đã bị sửa nên không nhập. Không có gì thay đổi. Hãy chép lại tệp từ nơi đã "
    "xuất."
)


@dataclass(frozen=True, slots=True)
class Taken:
    records: int
    journal: int
    files: int


def take_in(file: Path, *, by: Actor) -> Taken:
    """Raises :class:`RuleViolation` with a sentence for every file that is not such a book, for a
    book of another unit or version, and where something is written here already."""
    try:
        with zipfile.ZipFile(file) as book:
            manifest = _manifest(book)
            _check_whole(book, manifest["entries"])
            with alone(this_instance().folder), transaction():
                _check_fits(manifest)
                taken = _take(book, manifest)
                changes = {"records": [None, taken.records], "files": [None, taken.files]}
                journal.note(ExchangeAct.TAKE_IN, by=by, subject=names.SUBJECT, changes=changes)
    except zipfile.BadZipFile as bad:
        raise RuleViolation(_NO_BOOK) from bad
    except (zlib.error, EOFError, NotImplementedError, KeyError, TypeError, ValueError) as bad:
        raise RuleViolation(_CUT) from bad
    return taken


def _manifest(book: zipfile.ZipFile) -> Mapping[str, Any]:
    try:
        with book.open(names.MANIFEST) as page:
            said = json.loads(page.read(_LONGEST))
        if (said["format"], said["version"]) == (names.FORMAT, names.VERSION):
            return said
    except (KeyError, TypeError, ValueError, RuntimeError):
        pass
    raise RuleViolation(_NO_BOOK)


def _check_whole(book: zipfile.ZipFile, entries: Mapping[str, Any]) -> None:
    """Every file that the manifest names, and nothing else, byte for byte."""
    if sorted(book.namelist()) != sorted([*entries, names.MANIFEST]):
        raise RuleViolation(_CUT)
    for name, told in entries.items():
        known, size = hashlib.sha256(), 0
        with book.open(name) as page:
            while size <= told["bytes"] and (block := page.read(_BLOCK)):
                known.update(block)
                size += len(block)
        if (size, known.hexdigest()) != (told["bytes"], told["sha256"]):
            raise RuleViolation(_CUT)


def _check_fits(manifest: Mapping[str, Any]) -> None:
    here = this_instance()
    if (manifest["unit"], manifest["role"]) != (here.unit, here.role):
        raise RuleViolation(
            f"Tệp là sổ của {manifest['name']} ({manifest['unit']}), không phải của đơn vị này nên "
            "không nhập. Không có gì thay đổi."
        )
    if manifest["schema"] != schema.newest():
        raise RuleViolation(
            "Tệp do phiên bản khác của phần mềm xuất ra. Không có gì thay đổi. Hãy cài cùng một "
            "phiên bản ở hai máy rồi xuất lại."
        )
    written = select(JournalEntry.sequence).where(
        JournalEntry.subject.in_(BY_KEY), JournalEntry.unit.in_(manifest["units"])
    )
    if db.session.scalar(written.limit(1)) is not None:
        raise RuleViolation(
            "Ở máy này đã có hồ sơ của đơn vị nên không nhập. Không có gì thay đổi. Hãy tạo dữ "
            "liệu mới bằng “sohoagiai init” trong một thư mục trống rồi nhập lại."
        )


def _take(book: zipfile.ZipFile, manifest: Mapping[str, Any]) -> Taken:
    units = manifest["units"]
    if db.engine.dialect.name == "sqlite":  # a clock that went back: a child before its parent
        db.session.execute(text("PRAGMA defer_foreign_keys=ON"))
    counts = {kind.key: _take_kind(book, kind, units) for kind in RECORD_TYPES}
    for kind in RECORD_TYPES:
        if kind.beside is not None:
            for rows in _pieces(book, names.beside_of(kind.key)):
                take_beside(kind, rows)
    lines = 0
    for rows in _pieces(book, names.JOURNAL):
        take_journal(rows)
        lines += len(rows)
    ledger = SqlLedger()
    with book.open(names.NOTES) as page:
        for name, value in json.load(page).items():
            ledger.put(name, value)
    files = [one for one in manifest["entries"] if one.startswith(names.FILES)]
    for name in files:
        if store.keep(book.read(name)) != name.removeprefix(names.FILES):
            raise RuleViolation(_CUT)
    found = counts, lines, digest_of(units)
    if found != (manifest["records"], manifest["journal"], manifest["digest"]):
        raise RuleViolation("Số hồ sơ nhập được không khớp tệp. Không có gì thay đổi.")
    ledger.put(FORKS, "1")  # it may be older than what was written since: see `restored`
    fall_back(manifest["sent_in_full"])
    return Taken(sum(counts.values()), lines, len(files))


def _take_kind(book: zipfile.ZipFile, kind: RecordType, units: list[str]) -> int:
    """How many lines of the kind were taken in."""
    ledger, count = SqlLedger(), 0
    for lines in _pieces(book, names.records_of(kind.key)):
        rows = [one for one in lines if one["row"] is not None]
        if any(one["row"]["unit"] not in units for one in rows):
            raise RuleViolation(_CUT)
        if rows:
            take_rows(kind.model, rows, units)
        take_lines(ledger, [one for one in lines if one["row"] is None], units)
        db.session.expunge_all()
        count += len(lines)
    return count


def _pieces(book: zipfile.ZipFile, name: str) -> Iterator[list[Any]]:
    """The lines of a page, a few at a time."""
    with book.open(name) as page:
        lines = iter(lambda: page.readline(_LONGEST), b"")
        while some := list(islice(lines, AT_ONCE)):
            yield [json.loads(one) for one in some]
