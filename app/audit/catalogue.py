"""The catalogue of data: every column of every table, how closed it is, and how long it is kept.

Fields of records say it themselves (:func:`app.records.model.column`); of the other tables, and of
the columns that every record has, ``data/columns.csv`` and ``data/tables.csv`` say it.

Căn cứ: Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15; QCVN 12:2026/BCA (at least four classes).
"""

import csv
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path

import sqlalchemy

from app.catalog import BY_KEY
from app.db import db
from app.domain.actors import Actor
from app.domain.law_options import Option
from app.privacy.service.barriers import number_of
from app.records.locking import NotHere
from app.records.model import FieldClass, Leaves

_DATA = Path(__file__).parent / "data"
_EVERY_RECORD = "*"
_LONG = "Lâu dài, cùng sổ của đơn vị"
_WITH_SUBJECT = "Cùng hồ sơ mà nó thuộc về"
#: The files with a time of keeping of their own, and whose parts are kept as long: the first fits.
_ENDED: Mapping[str, tuple[Option, Callable[[int], str]]] = {
    "payment_request": (Option.KEEP_PAYMENT_YEARS, lambda years: f"{years} năm sau khi chi"),
    "mediation_case": (
        Option.KEEP_CASE_YEARS,
        lambda years: f"{years} năm sau khi đóng hồ sơ vụ, việc",
    ),
    "dialogue": (Option.KEEP_DIALOGUE_YEARS, lambda years: f"{years} năm sau ngày họp đối thoại"),
}


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    label: str
    field_class: FieldClass
    leaves: Leaves


@dataclass(frozen=True)
class Table:
    """``kept`` says in words how long its rows are kept."""

    name: str
    label: str
    kept: str
    columns: Sequence[Column]

    @cached_property
    def by_class(self) -> Mapping[FieldClass, int]:
        return Counter(one.field_class for one in self.columns)

    @property
    def leaves(self) -> bool:
        """Whether anything of it may leave the unit."""
        return any(one.leaves is not Leaves.NEVER for one in self.columns)


def tables(by: Actor, *, today: date) -> list[Table]:
    """All tables of the book, by their names; raises KeyError for a column that says nothing."""
    years = {key: number_of(by.unit, option, today) for key, (option, _) in _ENDED.items()}
    found = [_table(one, years) for one in db.metadata.tables.values()]
    return sorted(found, key=lambda one: (one.name not in BY_KEY, one.label))


def table(name: str, by: Actor, *, today: date) -> Table:
    """Raises :class:`NotHere` where there is no such table."""
    found = next((one for one in tables(by, today=today) if one.name == name), None)
    if found is None:
        raise NotHere
    return found


def columns_of(one: sqlalchemy.Table) -> list[Column]:
    is_record = one.name in BY_KEY
    goes = Leaves.ALWAYS if is_record and BY_KEY[one.name].model.may_leave() else Leaves.NEVER
    found = []
    for column in one.columns:
        if field := column.info.get("field"):
            said = Column(column.name, field.label, field.field_class, field.leaves)
        else:
            label, field_class = _beside()[_EVERY_RECORD if is_record else one.name, column.name]
            said = Column(column.name, label, field_class, goes)
        found.append(said)
    return found


def _table(one: sqlalchemy.Table, years: Mapping[str, int]) -> Table:
    if one.name in BY_KEY:
        return Table(one.name, BY_KEY[one.name].label, _kept(one, years), columns_of(one))
    label, kept = _named()[one.name]
    return Table(one.name, label, kept, columns_of(one))


def _kept(one: sqlalchemy.Table, years: Mapping[str, int]) -> str:
    above = {one.name, *(key.column.table.name for key in one.foreign_keys)}
    for key, (_, told) in _ENDED.items():
        if key in above:
            return told(years[key])
    return _WITH_SUBJECT if "subject_kind" in one.columns else _LONG


@cache
def _beside() -> Mapping[tuple[str, str], tuple[str, FieldClass]]:
    return {
        (one["table"], one["column"]): (one["label"], FieldClass(one["class"]))
        for one in _rows("columns.csv")
    }


@cache
def _named() -> Mapping[str, tuple[str, str]]:
    return {one["table"]: (one["label"], one["kept"]) for one in _rows("tables.csv")}


def _rows(name: str) -> list[dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
