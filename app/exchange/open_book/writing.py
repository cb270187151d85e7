"""Writing the whole book of this unit: every record with every field, its history, its papers."""

import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any

from sqlalchemy import exists, select

from app import schema
from app.attachments import store
from app.catalog import BY_KEY, RECORD_TYPES
from app.db import transaction
from app.domain.actors import Actor
from app.exchange.acts import ExchangeAct
from app.exchange.book_rows import (
    file_names,
    history_out,
    in_turn,
    keys_of,
    out,
    past_out,
    rows_beside,
)
from app.exchange.book_sheets import SHEET
from app.exchange.open_book import names
from app.exchange.open_book.digest import digest_of
from app.exchange.open_book.fields import fields_told
from app.exchange.profiles import sent_in_full
from app.exchange.sessions import alone
from app.instance import this_instance
from app.records import journal
from app.records.handed import HANDED_OVER, TAKEN
from app.records.journal import JournalEntry
from app.records.ledger import SqlLedger
from app.records.ledger.tables import LedgerNote, LedgerRecord
from app.records.types import RecordType
from app.units.service import own_books
from sync import Key

_NEVER = (1980, 1, 1, 0, 0, 0)  # no moment: two files of one book are the same bytes


@dataclass(frozen=True, slots=True)
class Written:
    """``lost``: the papers whose file is missing or altered here, by the name of the file."""

    records: int
    journal: int
    files: int
    lost: tuple[str, ...]


class _Pages:
    """The files of the book; what each holds is noted for the manifest."""

    def __init__(self, book: zipfile.ZipFile):
        self._book = book
        self.entries: dict[str, dict[str, Any]] = {}

    def put(self, name: str, content: bytes) -> None:
        self.lines(name, [content], end=b"")

    def lines(self, name: str, lines: Iterable[bytes], end: bytes = b"\n") -> int:
        """How many lines there were."""
        known, size, count = hashlib.sha256(), 0, 0
        with self._page(name) as page:
            for line in lines:
                content = line + end
                page.write(content)
                known.update(content)
                size, count = size + len(content), count + 1
        self.entries[name] = {"bytes": size, "sha256": known.hexdigest()}
        return count

    @contextmanager
    def _page(self, name: str) -> Iterator[IO[bytes]]:
        entry = zipfile.ZipInfo(name, _NEVER)
        entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
        with self._book.open(entry, "w", force_zip64=True) as page:
            yield page


def take_out(file: IO[bytes], *, by: Actor, reason: str) -> Written:
    """Write the book of one moment into ``file``; two files of one book are the same bytes."""
    here = this_instance()
    with alone(here.folder), transaction():
        with zipfile.ZipFile(file, "w") as book:
            written = _write(_Pages(book), own_books())
        changes = {"records": [None, written.records], "files": [None, written.files]}
        act = ExchangeAct.TAKE_OUT
        journal.note(act, by=by, subject=names.SUBJECT, changes=changes, reason=reason)
    return written


def _write(pages: _Pages, units: set[str]) -> Written:
    here = this_instance()
    pages.put(names.FIELDS, names.canonical(fields_told()))
    counts = {
        kind.key: pages.lines(names.records_of(kind.key), _records(kind, units))
        for kind in RECORD_TYPES
    }
    for kind in RECORD_TYPES:
        if kind.beside is not None:
            rows = (names.canonical(one) for some in rows_beside(kind, units) for one in some)
            pages.lines(names.beside_of(kind.key), rows)
    lines = pages.lines(names.JOURNAL, _journal(units))
    pages.put(names.NOTES, names.canonical(_notes()))
    files, lost = _files(pages, units)
    manifest = {
        "format": names.FORMAT,
        "version": names.VERSION,
        "schema": schema.newest(),
        "unit": here.unit,
        "name": here.name,
        "role": here.role,
        "units": sorted(units),
        "records": counts,
        "journal": lines,
        "lost": lost,
        "digest": digest_of(units),
        "sent_in_full": sent_in_full(),
        "entries": pages.entries,
    }
    pages.put(names.MANIFEST, names.canonical(manifest))
    return Written(sum(counts.values()), lines, files, tuple(lost))


def _records(kind: RecordType, units: set[str]) -> Iterator[bytes]:
    """Whole rows by their ids, then what is no row any more and was told above once."""
    ledger = SqlLedger()
    for some in in_turn(kind.model, kind.model.id, kind.model.unit.in_(units)):
        keys = keys_of(some)
        held, past = ledger.current(keys), past_out(ledger.known(keys))
        for one, key in zip(some, keys, strict=True):
            yield names.canonical(out(one, held.get(key), past))
    is_row = exists().where(kind.model.id == LedgerRecord.record_id)
    gone = (LedgerRecord.kind == kind.key) & LedgerRecord.unit.in_(units) & ~is_row
    for rows in in_turn(LedgerRecord, LedgerRecord.record_id, gone):
        keys = [Key(one.unit, one.record_id.hex) for one in rows]
        past = past_out(ledger.known(keys))
        for one, key in zip(rows, keys, strict=True):
            line = {"row": None, "raw": one.raw.decode("utf-8"), "past": past.get(key, [])}
            yield names.canonical(line)


def _journal(units: set[str]) -> Iterator[bytes]:
    """What was done to records; what was done at the machine stays in its own journal."""
    wanted = JournalEntry.unit.in_(units) & JournalEntry.subject.in_(BY_KEY)
    for some in in_turn(JournalEntry, JournalEntry.sequence, wanted):
        for one in some:
            told = history_out(one)
            yield names.canonical({k: told[k] for k in told if k not in names.OF_THIS_MACHINE})


def _notes() -> dict[str, str | None]:
    """Whose books were taken over here, and whether this one was handed over."""
    known = LedgerNote.name.in_([HANDED_OVER, SHEET]) | LedgerNote.name.startswith(TAKEN)
    rows = SqlLedger().execute(select(LedgerNote.name, LedgerNote.value).where(known))
    return dict(iter(rows))


def _files(pages: _Pages, units: set[str]) -> tuple[int, list[str]]:
    """How many were written, and the names of those that are not what was kept, or that the disk
    does not give out."""
    digests, lost = file_names(units), []
    for digest in digests:
        content = store.given_out(digest)
        if content is None:
            lost.append(digest)
        else:
            pages.put(names.FILES + digest, content)
    return len(digests) - len(lost), lost
