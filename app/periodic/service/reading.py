"""Reading reports: the list, which units have sent theirs and which are late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row
from sqlalchemy.orm import aliased

from app.db import db
from app.domain.actors import Actor, InstanceRole
from app.domain.periodic.kinds import PeriodicKind, PeriodicState, days_late
from app.domain.statistics.forms import Form
from app.periodic.models import PeriodicReport
from app.periodic.sight import visible_periodic
from app.statistics.service.forms import forms_of
from app.statistics.service.received import level_below, lived_below
from app.statistics.service.scope import parents
from app.units.service import unit_names

PAGE = 50
_LINE = (
    PeriodicReport.id,
    PeriodicReport.unit,
    PeriodicReport.kind,
    PeriodicReport.year,
    PeriodicReport.state,
    PeriodicReport.title,
    PeriodicReport.number,
    PeriodicReport.issued_on,
    PeriodicReport.replaces_id,
)


def _has_replaced(newer: Any, older: Any) -> ColumnElement[bool]:
    """The condition that ``newer`` was issued in the place of ``older``, a report or a row."""
    return db.and_(
        newer.replaces_id == older.id,
        newer.unit == older.unit,
        newer.state == PeriodicState.ISSUED,
    )


_newer = aliased(PeriodicReport)
_IS_REPLACED = db.exists().where(_has_replaced(_newer, PeriodicReport)).label("is_replaced")


@dataclass(frozen=True, slots=True)
class Page:
    lines: Sequence[Row]
    has_more: bool


@dataclass(frozen=True, slots=True)
class SentBy:
    """One unit: its latest issued report of a kind and year, and how late the first one came."""

    name: str
    report: Row | None
    first_on: date | None
    due_on: date | None
    days_late: int

    @property
    def is_owed_late(self) -> bool:
        """Nothing has come, and the last day is over."""
        return self.report is None and self.days_late > 0


def list_page(
    by: Actor, *, own: bool, before: UUID | None = None, limit: int | None = None
) -> Page:
    """At most ``limit`` reports of one's own books, or of those below; the newest first."""
    limit = limit or PAGE
    is_own = PeriodicReport.unit.in_(by.books)
    rows = db.select(*_LINE, _IS_REPLACED).where(visible_periodic(by), is_own if own else ~is_own)
    if before is not None:
        rows = rows.where(PeriodicReport.id < before)
    found = db.session.execute(rows.order_by(PeriodicReport.id.desc()).limit(limit + 1)).all()
    return Page(found[:limit], len(found) > limit)


def latest_issued(unit: str, kind: PeriodicKind, year: int) -> PeriodicReport | None:
    rows = db.select(PeriodicReport).where(*_issued({unit}, kind, year))
    newest = (PeriodicReport.issued_on.desc(), PeriodicReport.id.desc())
    return db.session.scalars(rows.order_by(*newest).limit(1)).first()


def last_words(unit: str) -> tuple[str, str] | None:
    """Who issued the unit's last report, and to whom it went."""
    rows = db.select(PeriodicReport.issuer, PeriodicReport.addressees).where(
        PeriodicReport.unit == unit, PeriodicReport.state == PeriodicState.ISSUED
    )
    found = db.session.execute(rows.order_by(PeriodicReport.id.desc()).limit(1)).first()
    return tuple(found) if found else None


def former_of(report: PeriodicReport, by: Actor) -> PeriodicReport | None:
    """The report that this one replaces."""
    rows = db.select(PeriodicReport).where(
        PeriodicReport.id == report.replaces_id, visible_periodic(by)
    )
    return db.session.scalar(rows)


def newer_than(report: PeriodicReport, by: Actor) -> PeriodicReport | None:
    """The issued report that has replaced this one."""
    rows = db.select(PeriodicReport).where(
        _has_replaced(PeriodicReport, report), visible_periodic(by)
    )
    return db.session.scalars(rows.order_by(PeriodicReport.id.desc()).limit(1)).first()


def sent_by_units(kind: PeriodicKind, year: int, *, by: Actor, today: date) -> list[SentBy]:
    """What each unit right below has sent of one report: five queries for any number."""
    first_day = kind.statistics.days(year)[0] if kind.statistics else date(year, 1, 1)
    codes, above = lived_below(by.unit, first_day), parents()
    latest: dict[str, Row] = {}
    first_on: dict[str, date] = {}
    rows = db.select(*_LINE).where(*_issued(codes, kind, year))
    for one in db.session.execute(
        rows.order_by(PeriodicReport.issued_on.desc(), PeriodicReport.id.desc())
    ):
        latest.setdefault(one.unit, one)
        first_on[one.unit] = one.issued_on
    names = unit_names(codes)
    forms = forms_of(by.unit)
    dues = {level: due_of(kind, year, level, forms) for level in InstanceRole}
    lines = []
    for code in sorted(codes):
        due_on = dues[level_below(code, above)]
        late = days_late(due_on, first_on.get(code), today=today)
        name = names.get(code, code)
        lines.append(SentBy(name, latest.get(code), first_on.get(code), due_on, late))
    return lines


def due_of(
    kind: PeriodicKind, year: int, level: InstanceRole, forms: Sequence[Form]
) -> date | None:
    """Until when a report in words goes with the one in numbers: the last day that one of these
    statistical forms sets for it while it is in force; None where none is set."""
    if kind.statistics is None:
        return None
    end = kind.statistics.days(year)[1]
    dues = [one.due(kind.statistics, level) for one in forms if one.holds_on(end)]
    return max((due.on(year) for due in dues if due), default=None)


def _issued(units: set[str], kind: PeriodicKind, year: int) -> tuple:
    return (
        PeriodicReport.unit.in_(units),
        PeriodicReport.kind == kind,
        PeriodicReport.year == year,
        PeriodicReport.state == PeriodicState.ISSUED,
    )
