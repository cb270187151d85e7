"""Forms sent with more fields than they have: every column that a record could be given by.

What a form does not offer must change nothing: the act writes the same rows as without it.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any
from unittest import mock
from uuid import UUID

from sqlalchemy import Boolean, Column, Date, DateTime, Integer, Uuid, event
from sqlalchemy.orm import Session
from wtforms import Form

from app.catalog import RECORD_TYPES
from app.db import db
from app.domain.actors import GRANTS
from app.records.model import choice
from tests.access.asking import Cell, cells
from tests.access.forced import fields_in, forms_are_right
from tests.access.matrix import OPEN, Address
from tests.access.world import World

SCRIPT = {"HX-Request": "true"}
LOCKS = {"csrf_token", "revision", "request_key"}
"""What every form holds."""
APART = {"drafts.keep", "accounts.end_everywhere"}
"""A draft keeps what was typed, for its writer; who signs out everywhere is asked nothing more."""
ASIDE = re.compile(
    r"^UPDATE (?:account SET last_seen|(?:login_session|known_browser) SET seen_at)="
    r"|^\w+ (?:INTO |FROM )?(?:ledger_|wrong_tries)"
)
"""Written by whatever request comes first in a while, or made of what was written."""
PASSING = re.compile(
    r"\d{4}-\d\d-\d\d[ T]\d\d:[^\"']*|[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}"
    r"|[0-9a-f]{16,}|\$argon2\S+|\d{8}-\d{6}(?=-)"
)
PLANTED, PLANTED_WORD = UUID("0a0a0a0a-0a0a-7a0a-8a0a-0a0a0a0a0a0a"), "qqplantedqq"
Rows = list[tuple[str, str]]


def wrong_writes(world: World, matrix: Sequence[Address]) -> tuple[list[str], set[str]]:
    """The acts that write something else when more is sent; and all that write at all."""
    wrong: list[str] = []
    writing: set[str] = set()
    for one in matrix:
        cell = next(opened(world, one), None)
        if cell is None or one.endpoint in APART:
            continue
        offered, plain = _sent(world, cell, {})
        if not plain:
            continue
        writing.add(one.name)
        _, more = _sent(world, cell, _surplus(one, offered | LOCKS))
        if more != plain:
            wrong.append(f"{one.name}, {cell.who}: {_difference(plain, more)}")
    return wrong, writing


def opened(world: World, one: Address) -> Iterator[Cell]:
    if one.method == "POST" and one.permission is not None:
        for who, role in world.people.items():
            if one.permission in GRANTS[role]:
                yield from (cell for cell in cells(world, one, who) if cell.answer == OPEN)


def _sent(world: World, cell: Cell, surplus: dict[str, str]) -> tuple[set[str], Rows]:
    """The names of the fields of the forms behind it, and what was written."""
    data = {**surplus, "csrf_token": world.tokens[cell.who], "revision": "1"}
    with forms_are_right(), _names_of_fields() as offered, _what_is_written(world) as written:
        try:
            world.clients[cell.who].post(cell.address, data=data, headers=SCRIPT).close()
        except Exception as error:  # both times the same, or the rows differ
            written.append((type(error).__name__, ""))
    return offered, written


@contextmanager
def _names_of_fields() -> Iterator[set[str]]:
    names: set[str] = set()
    validate = Form.validate

    def noted(form: Form, extra_validators: Any = None) -> bool:
        names.update(field.name for field in fields_in(form))
        return validate(form, extra_validators)

    with mock.patch.object(Form, "validate", noted):
        yield names


@contextmanager
def _what_is_written(world: World) -> Iterator[Rows]:
    """The statements that change rows, without ids and moments; nothing of it is kept."""
    rows: Rows = []
    with world.app.app_context():
        engine = db.engine

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
        is_change = statement.startswith(("INSERT", "UPDATE", "DELETE"))
        if is_change and not ASIDE.match(statement):
            rows.append((statement, PASSING.sub(_told, repr(_plain(values)))))

    def undo(session: Session) -> None:
        session.flush()
        session.rollback()

    event.listen(engine, "before_cursor_execute", note)
    try:
        with mock.patch.object(Session, "commit", undo):
            yield rows
    finally:
        event.remove(engine, "before_cursor_execute", note)


def _told(found: re.Match) -> str:
    return "planted" if found[0].replace("-", "") == PLANTED.hex else "*"


def _plain(values: Any) -> Any:
    if isinstance(values, dict):
        return {name: _plain(value) for name, value in values.items()}
    if isinstance(values, list | tuple):
        return [_plain(one) for one in values]
    return (
        "*" if isinstance(values, bytes | memoryview | datetime) or _is_moment(values) else values
    )


def _is_moment(value: Any) -> bool:
    return isinstance(value, str) and bool(re.match(r"\d{4}-\d\d-\d\d[ T]\d\d:", value))


def _surplus(one: Address, offered: set[str]) -> dict[str, str]:
    """Every column of every record with a value of its kind; those of this record come last."""
    kinds = {kind.key: kind.model.__table__ for kind in RECORD_TYPES}
    own = [kinds[key] for key in one.kinds.values() if key in kinds]
    columns = [c for table in (*kinds.values(), *own) for c in table.columns]
    return {c.key: _other_value(c) for c in columns if c.key not in offered}


def _other_value(column: Column) -> str:
    type_ = column.type
    if isinstance(type_, choice):
        return str(list(type_.enum)[-1].value)
    if isinstance(type_, Uuid):
        return str(PLANTED)
    if isinstance(type_, Boolean):
        return "y"
    if isinstance(type_, Integer):
        return "7"
    if isinstance(type_, Date | DateTime):
        return date(1999, 1, 2).strftime("%d/%m/%Y")
    return "03424" if column.key.endswith("unit") else PLANTED_WORD


def _difference(plain: Rows, more: Rows) -> str:
    only = [row for row in more if row not in plain] or [row for row in plain if row not in more]
    return " ".join(only[0])[:400] if only else "in another order"
