"""An old backup was put in place: what the superior holds comes back, and is looked through."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from flask import current_app, request
from sqlalchemy import select

from app.catalog import BY_KEY
from app.db import db, transaction
from app.domain.actors import Actor, Role
from app.domain.errors import RuleViolation
from app.exchange.acts import ExchangeAct
from app.exchange.record_pages import Leaf, Page, kind_in_words, pages_of
from app.instance import this_instance
from app.records import journal, regained
from app.records.ledger import SqlLedger
from app.records.locking import NotHere
from app.records.model import Leaves, Record
from app.records.regained import RegainAct, RegainedRecord
from app.records.sight import meet_own
from app.records.types import RecordType
from app.web.access import declaration_of
from app.web.context import today
from sync import Line
from sync.down import publish
from sync.notes import get_ahead

PROGRAM = "Phần mềm, sau khi nhận lại từ cấp trên"
PAGE = 100
NOTHING = "Cấp trên không giữ hồ sơ nào mà ở đây còn thiếu, nên không có gì để nhận lại."


# -- what is missing here, and the wish to have it back --------------------------------------


def ahead() -> list[tuple[str, int]]:
    """How many records the superior holds in versions unknown here, by kind in words."""
    found = get_ahead(SqlLedger())
    known = {kind: at for at, kind in enumerate(BY_KEY)}
    kinds = sorted(found, key=lambda kind: (known.get(kind, len(known)), kind))
    return [(kind_in_words(kind), found[kind]) for kind in kinds]


def note_wish(*, by: Actor) -> None:
    """One line for the act; each record that comes back gets its own."""
    with transaction() as session:
        journal.refuse_repeat(session, by)
        found = get_ahead(SqlLedger())
        if not found:
            raise RuleViolation(NOTHING)
        changes = {kind: [None, number] for kind, number in found.items()}
        journal.note(ExchangeAct.REGAIN, by=by, subject="exchange", changes=changes)


# -- a version that came back ------------------------------------------------------------------


def put_in_place(
    kind: RecordType, lines: Sequence[Line], rows: Sequence[Mapping[str, Any]], by: Actor | None
) -> None:
    """Write what these own versions name; what never left this unit stays as it is here."""
    by = by or Actor(name=PROGRAM, role=Role.COMMUNE_OFFICER, unit=this_instance().unit)
    records = [_write(kind, line, row, by) for line, row in zip(lines, rows, strict=True)]
    if kind.arrived:
        kind.arrived(records)


def _write(kind: RecordType, line: Line, row: Mapping[str, Any], by: Actor) -> Record:
    session, body = db.session(), line.body or {}
    record = session.get(kind.model, row["id"], populate_existing=True)
    if record is None:
        record = kind.model(id=row["id"], unit=row["unit"], revision=line.number - 1)
    for name in named_in(kind, body):
        setattr(record, name, row[name])
    journal.write_regained(record, by=by)
    regained.mark(kind.key, record.id, _page_id(kind, record), today())
    if audience := record.goes_down_to():
        publish(SqlLedger(), [(audience, line)])
    return record


def named_in(kind: RecordType, body: Mapping[str, Any]) -> set[str]:
    """The fields of which a version says something; a field that did not travel is not empty."""
    return {
        column.key
        for column, field in kind.model.fields()
        if field.leaves is Leaves.ALWAYS
        or (field.leaves is Leaves.FULL_PROFILE and column.key in body)
    }


def _page_id(kind: RecordType, record: Record) -> UUID:
    """Which record's page shows this one."""
    with current_app.test_request_context():
        _, named = _at(kind.address(record))
    return next((one for one in named.values() if isinstance(one, UUID)), record.id)


def _at(address: str) -> tuple[str, Mapping[str, Any]]:
    """The endpoint behind an address of this program, and what the address names."""
    return current_app.url_map.bind("localhost").match(urlsplit(address).path)


# -- looking through -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Shown:
    """The mark on a page: since when, and of which page."""

    since: date
    page_id: UUID


def mark_of_this_page() -> Shown | None:
    """Whether what the address names, or what its page shows, came back and waits for a look."""
    named = [one for one in (request.view_args or {}).values() if isinstance(one, UUID)]
    marks = regained.marks_on(named) if named else ()
    if not marks:
        return None
    shown = marks[0].page_id if marks[0].page_id in named else marks[0].record_id
    return Shown(min(one.regained_on for one in marks), shown)


def waiting(by: Actor, *, after: str = "") -> Leaf[tuple[Page, date]]:
    """The records that nobody has looked through, by page, as far as ``by`` may meet them."""
    rows = select(RegainedRecord)
    with suppress(ValueError):
        rows = rows.where(RegainedRecord.record_id > UUID(after))
    found = db.session.scalars(rows.order_by(RegainedRecord.record_id).limit(PAGE + 1)).all()
    shown = found[:PAGE]
    pages = pages_of(shown, by)
    lines = []
    for one in shown:
        known = pages.get(one.record_id, Page(kind_in_words(one.kind), None))
        lines.append((known if _may_open(known, by) else Page(known.label, None), one.regained_on))
    return Leaf(lines, str(shown[-1].record_id) if len(found) > PAGE else None)


def _may_open(known: Page, by: Actor) -> bool:
    """Who meets a record does not always have its page."""
    if known.address is None:
        return False
    endpoint, _ = _at(known.address)
    declared = declaration_of(current_app, endpoint)
    return declared is not None and declared.permission is not None and by.may(declared.permission)


def look_through(page_id: UUID, *, by: Actor) -> str:
    """A person has looked through what this page shows; the address of the page.

    Raises :class:`NotHere` where nothing on it waits, or ``by`` may not meet what does.
    """
    with transaction() as session:
        journal.refuse_repeat(session, by)
        marks = regained.marks_on([page_id])
        if not marks:
            raise NotHere
        for one in marks:
            kind = BY_KEY[one.kind]
            record = meet_own(kind, one.record_id, by)
            journal.note(RegainAct.LOOK_THROUGH, by=by, subject=kind.key, subject_id=one.record_id)
        regained.settle([one.record_id for one in marks])
        return kind.address(record)
