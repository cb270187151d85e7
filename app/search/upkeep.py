"""Writing the index anew from the records, and seeing whether it agrees with them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.exc import DatabaseError

from app.catalog import RECORD_TYPES
from app.db import db, transaction
from app.records.ledger.sql import AT_ONCE
from app.records.model import Record
from app.records.search.index import A_DAY, SearchEntry, enter, entry_of
from app.records.types import RecordType


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a look at every record and entry found; the index is good where nothing was."""

    missing: int = 0
    different: int = 0
    stray: int = 0
    is_broken: bool = False

    @property
    def is_good(self) -> bool:
        return not (self.missing or self.different or self.stray or self.is_broken)


def rebuild(tick: Callable[[int], object]) -> None:
    """Make the index as the records say; ``tick`` is told how many more were looked at.

    What is right already stays, so the newest entries stay the newest.
    """
    with transaction() as session:
        if db.engine.dialect.name == "sqlite":
            session.execute(db.text("INSERT INTO search_words(search_words) VALUES ('rebuild')"))
        known = [kind.key for kind in _sought()]
        session.execute(db.delete(SearchEntry).where(SearchEntry.kind.not_in(known)))
        for kind in _sought():
            gone = SearchEntry.record_id.not_in(db.select(kind.model.id))
            session.execute(db.delete(SearchEntry).where(SearchEntry.kind == kind.key, gone))
            for some in _in_pieces(kind):
                enter(some)
                tick(len(some))


def number_of_records() -> int:
    counts = (db.select(db.func.count()).select_from(kind.model) for kind in _sought())
    return sum(db.session.scalar(one) or 0 for one in counts)


def check(tick: Callable[[int], object]) -> Agreement:
    """Compare every record with its entry, and the entries with what the database looks up."""
    missing = different = held = 0
    for kind in _sought():
        for some in _in_pieces(kind):
            kept = _kept(kind, some)
            for record in some:
                wanted, entry = entry_of(record), kept.get(record.id)
                held += entry is not None
                if wanted is not None and entry is None:
                    missing += 1
                elif entry != (wanted and (wanted["first"], wanted["words"])):
                    different += 1
            tick(len(some))
    entries = db.session.scalar(db.select(db.func.count()).select_from(SearchEntry)) or 0
    return Agreement(missing, different, entries - held, _is_broken())


def _sought() -> list[RecordType]:
    return [kind for kind in RECORD_TYPES if kind.model.has_words()]


def _in_pieces(kind: RecordType) -> Iterator[Sequence[Record]]:
    rows = db.select(kind.model).order_by(kind.model.id).limit(AT_ONCE)
    some = db.session.scalars(rows).all()
    while some:
        yield some
        last = some[-1].id
        db.session.expunge_all()
        some = db.session.scalars(rows.where(kind.model.id > last)).all()


def _kept(kind: RecordType, some: Sequence[Record]) -> dict[object, tuple[int, str]]:
    """Of each record the first number of its day, and its words."""
    rows = db.select(SearchEntry.record_id, SearchEntry.id, SearchEntry.words).where(
        SearchEntry.kind == kind.key, SearchEntry.record_id.in_([one.id for one in some])
    )
    return {key: (at - at % A_DAY, words) for key, at, words in db.session.execute(rows)}


def _is_broken() -> bool:
    """Whether SQLite's look-up has come apart from its entries; PostgreSQL keeps its own."""
    if db.engine.dialect.name != "sqlite":
        return False
    try:
        with transaction() as session:
            order = "INSERT INTO search_words(search_words, rank) VALUES ('integrity-check', 1)"
            session.execute(db.text(order))
    except DatabaseError:
        return True
    return False
