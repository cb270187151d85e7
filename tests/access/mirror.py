"""The same records once more, of somebody else: what is told apart only by whose it is.

Every row of a unit is written again with new ids, under another unit or, in the same one, under
teams and mediators of its own; its free text carries a mark that no page of the first may show.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Integer, Row, String, Table, UniqueConstraint, Uuid, insert, select
from uuid6 import uuid7

from app.catalog import RECORD_TYPES
from app.db import db
from app.importing.models import ImportRow
from app.records.search.index import enter

FREE = 60
"""Letters from which on a column holds words of people and not a code."""
UUIDS = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
Ids = dict[UUID, UUID]


def mirror(units: Mapping[str, str], mark: str, *, of: Callable[[Row], bool]) -> Ids:
    """Write the records of which ``of`` is true again, with ``units`` for their units and
    ``mark`` in their words; the new id of each."""
    tables = [kind.model.__table__ for kind in RECORD_TYPES]
    rows = {t: [row for row in db.session.execute(select(t)) if of(row)] for t in tables}
    ids = {row.id: uuid7() for held in rows.values() for row in held}
    beside = ImportRow.__table__
    held = db.session.execute(select(beside).where(beside.c.import_id.in_(list(ids))))
    rows[beside] = list(held)
    order = [table for table in db.metadata.sorted_tables if rows.get(table)]
    for table in order:
        again = [_again(table, row, ids, units, mark) for row in rows[table]]
        db.session.execute(insert(table), again)
    for kind in RECORD_TYPES:
        wanted = [ids[row.id] for row in rows[kind.model.__table__]]
        enter(db.session.scalars(select(kind.model).where(kind.model.id.in_(wanted))))
    db.session.commit()
    return ids


def is_of(*units: str) -> Callable[[Row], bool]:
    return lambda row: row.unit in units


def concerns(unit: str) -> Callable[[Row], bool]:
    """Written by this unit, or by another about it or for it."""
    return lambda row: unit in tuple(row)


def _again(table: Table, row: Row, ids: Ids, units: Mapping[str, str], mark: str) -> dict[str, Any]:
    found = {
        one.key: _value(one.type, value, ids, units, mark)
        for one, value in zip(table.columns, row, strict=True)
        if not (one.primary_key and isinstance(one.type, Integer))
    }
    for columns in _unique(table):
        if all(found.get(one.key) == row._mapping[one.key] is not None for one in columns):
            one = next(filter(_may_differ, columns))
            found[one.key] = _other(found[one.key])
    return found


def _value(type_: Any, value: Any, ids: Ids, units: Mapping[str, str], mark: str) -> Any:
    if isinstance(value, UUID):
        return ids.get(value, value)
    if isinstance(type_, JSON) and value is not None:
        return json.loads(_renamed(json.dumps(value, ensure_ascii=False), ids))
    if not isinstance(value, str) or not isinstance(type_, String):
        return value
    if value in units:
        return units[value]
    is_free = (type_.length is None or type_.length >= FREE) and " " in value
    return f"{value} {mark}" if is_free else _renamed(value, ids)


def _renamed(text: str, ids: Ids) -> str:
    return UUIDS.sub(lambda found: str(ids.get(UUID(found[0]), found[0])), text)


def _unique(table: Table) -> Iterable[list[Any]]:
    for one in table.constraints:
        if isinstance(one, UniqueConstraint):
            yield list(one.columns)
    for one in table.indexes:
        if one.unique:
            yield list(one.columns)


def _may_differ(column: Any) -> bool:
    is_code = isinstance(column.type, Uuid) or column.key in ("unit", "team_id", "case_id")
    return not is_code and column.type.python_type in (int, str, date)


def _other(value: Any) -> Any:
    if isinstance(value, int):
        return value + 5000
    return value - timedelta(days=3000) if isinstance(value, date) else f"{value[:-1]}~"
