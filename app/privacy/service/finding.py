"""Finding a person in every record of the house, whatever the letters' marks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any
from uuid import UUID

from sqlalchemy import Select

from app.accounts.models import Account
from app.db import db
from app.domain.actors import Actor
from app.domain.privacy.names import (
    Sought,
    digits_of,
    has_phone,
    is_name,
    pattern_of,
    readings,
    texts_in,
    times_named,
)
from app.papers.models import MadePaper
from app.privacy.models import DataRequest
from app.privacy.service.catalogue import BIRTH_YEAR, kind_of, kinds, text_columns
from app.records.journal import JournalEntry
from app.records.types import RecordType
from app.units.service import reach, unit_names

MOST = 500
ROWS = "@rows"  # the rows beside a record, which are no columns of its own
LINES = "@lines"  # the lines of the journal about a record that names the person no more
_BESIDE = {ROWS: "Dòng của tệp", LINES: "Nhật ký, nội dung trước khi sửa"}
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Hit:
    """A record in which the name or the telephone number stands.

    ``whole``: it is about a human being of this very name. ``columns`` are where it stands.
    """

    kind: RecordType
    record_id: UUID
    unit: str
    columns: tuple[str, ...]
    whole: bool
    birth_year: int | None

    @property
    def key(self) -> str:
        return f"{self.kind.key}.{self.record_id}"

    @property
    def labels(self) -> str:
        """The names of the columns, as people read them."""
        named = {one.key: field.label for one, field in self.kind.model.fields()}
        return "; ".join(named.get(key) or _BESIDE[key] for key in self.columns)

    @property
    def is_issued(self) -> bool:
        """Whether it is a printed paper, which stays as it was issued."""
        return self.kind.model is MadePaper

    @property
    def former(self) -> bool:
        """Whether only the journal still names the person."""
        return self.columns == (LINES,)

    def as_mark(self) -> dict[str, Any]:
        return {
            "kind": self.kind.key,
            "id": str(self.record_id),
            "columns": list(self.columns),
            "whole": self.whole,
        }


@dataclass(frozen=True, slots=True)
class Found:
    """What was found; ``accounts`` are names of people who sign in, with their logins."""

    hits: Sequence[Hit]
    has_more: bool
    accounts: Sequence[tuple[str, str]]
    unit_names: dict[str, str]


def sought_in(request: DataRequest) -> Sought:
    return Sought(request.person, request.birth_year, request.phone or "")


def find_person(sought: Sought, *, by: Actor) -> Found:
    """Every record in reach that names the person, kind by kind; one pass over each table.

    All texts are looked at, not only those of the search: a list of who was present is one. Last
    come own records of which only the journal still tells it, before somebody set them right.
    """
    hits: list[Hit] = []
    for hit in chain(_hits(sought, by), _former(sought, hits, by)):
        hits.append(hit)
        if len(hits) > MOST:
            break
    return Found(
        hits[:MOST], len(hits) > MOST, _accounts(sought, by), unit_names({h.unit for h in hits})
    )


def _hits(sought: Sought, by: Actor) -> Iterator[Hit]:
    units, name, phone = reach(by), pattern_of(sought.name), digits_of(sought.phone)
    for kind in kinds():
        table = kind.model.__table__
        keys = [one.key for one, _ in text_columns(kind.model)]
        if not keys:
            continue
        birth = [table.c[BIRTH_YEAR]] if BIRTH_YEAR in table.c else []
        rows = db.select(table.c.id, table.c.unit, *(table.c[key] for key in keys), *birth)
        rows = rows.where(table.c.unit.in_(units)).order_by(table.c.id)
        for row in _streamed(rows):
            there = tuple(key for key in keys if _stands(getattr(row, key), name, phone))
            if there:
                whole = kind.person is not None and (
                    is_name(getattr(row, kind.person.key), sought.name)
                    or (not sought.name and bool(phone))
                )
                year = getattr(row, BIRTH_YEAR, None) if birth else None
                yield Hit(kind, row.id, row.unit, there, whole, year)
        yield from _beside(kind, units, name, phone)


def _beside(kind: RecordType, units: set[str], name: Any, phone: str) -> Iterator[Hit]:
    """The rows of a file that was brought in, which are no records."""
    if kind.beside is None:
        return
    beside, table = kind.beside.class_.__table__, kind.model.__table__
    rows = db.select(table.c.id, table.c.unit, beside.c.cells)
    rows = rows.join(beside, beside.c[kind.beside.key] == table.c.id)
    told: set[UUID] = set()
    for row in _streamed(rows.where(table.c.unit.in_(units))):
        cells = [text for cell in row.cells for text in readings(cell)]
        if row.id not in told and _stands(cells, name, phone):
            told.add(row.id)
            yield Hit(kind, row.id, row.unit, (ROWS,), False, None)


def _former(sought: Sought, hits: Sequence[Hit], by: Actor) -> Iterator[Hit]:
    """Begins when all ``hits`` in what records hold now are there."""
    known, name = {hit.key for hit in hits}, pattern_of(sought.name)
    phone, by_key = digits_of(sought.phone), {kind.key: kind for kind in kinds()}
    line = JournalEntry.__table__.c
    rows = db.select(line.subject, line.subject_id, line.unit, line.changes, line.reason)
    rows = rows.where(line.salt.is_not(None), line.subject.in_(by_key), line.unit.in_(by.books))
    for row in _streamed(rows.order_by(line.sequence)):
        hit = Hit(by_key[row.subject], row.subject_id, row.unit, (LINES,), False, None)
        if hit.key not in known and _stands([row.changes, row.reason], name, phone):
            known.add(hit.key)
            yield hit


def _stands(value: Any, name: Any, phone: str) -> bool:
    return any(
        times_named(text, name) or has_phone(text, phone)
        for text in ((value,) if isinstance(value, str) else texts_in(value))
    )


def _accounts(sought: Sought, by: Actor) -> list[tuple[str, str]]:
    rows = db.session.execute(
        db.select(Account.name, Account.login).where(Account.unit.in_(by.books))
    )
    return [(name, login) for name, login in rows if is_name(name, sought.name)]


def _streamed(rows: Select[Any]) -> Iterator[Any]:
    return iter(db.session.execute(rows.execution_options(yield_per=AT_ONCE)))


def marked(marks: Sequence[dict[str, Any]]) -> list[Hit]:
    """Marks as hits again, in few statements; a record that is gone is left out."""
    wanted: dict[str, dict[UUID, dict[str, Any]]] = {}
    for one in marks:
        wanted.setdefault(one["kind"], {})[UUID(one["id"])] = one
    found = []
    for key, by_id in wanted.items():
        kind = kind_of(key)
        if kind is None:
            continue
        table = kind.model.__table__
        rows = db.select(table.c.id, table.c.unit).where(table.c.id.in_(list(by_id)))
        for record_id, unit in db.session.execute(rows.order_by(table.c.id)):
            mark = by_id[record_id]
            whole = bool(mark.get("whole"))
            columns = tuple(mark.get("columns", ()))
            found.append(Hit(kind, record_id, unit, columns, whole, None))
    return found
