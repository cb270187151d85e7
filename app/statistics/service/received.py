"""Reports as they stand here: one's own, those received; who has submitted and who is late."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement

from app.db import db
from app.domain.actors import OFFICE_ROLES, Actor, InstanceRole
from app.domain.errors import RuleViolation
from app.domain.statistics.forms import Form, Kind, RowKind
from app.domain.statistics.reports import Difference, Frozen, differences, digest, summed, thaw
from app.domain.statistics.sheets import Sheet
from app.mediation.service.standing import Period
from app.statistics.models import StatisticsReport
from app.statistics.service.counting import sheet_of
from app.statistics.service.forms import forms_of
from app.statistics.service.scope import level_of, named_rows, parents, scope_of
from app.statistics.sight import visible_reports
from app.units.service import unit_names, units_below

LATELY = 10
_NEWEST = (StatisticsReport.submitted_on.desc(), StatisticsReport.id.desc())


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report read back. ``frozen`` None: this program cannot read it; ``is_sound``: the hash
    is that of what is held; ``differs``: what a count of today says otherwise, None for who does
    not count by team what was submitted by team."""

    report: StatisticsReport
    frozen: Frozen | None
    is_sound: bool
    differs: Sequence[Difference] | None
    newer: StatisticsReport | None
    former: StatisticsReport | None


@dataclass(frozen=True, slots=True)
class Owed:
    """One unit and one form: what was submitted last, until when it was due."""

    form: Form
    report: StatisticsReport | None
    first_on: date | None
    due_on: date | None
    today: date

    @property
    def days_late(self) -> int:
        """Days after the last day: of the first submission, or so far. A correction is not late."""
        if self.due_on is None:
            return 0
        return max(0, ((self.first_on or self.today) - self.due_on).days)

    @property
    def is_owed_late(self) -> bool:
        """Nothing has come, and the last day is over."""
        return self.report is None and self.days_late > 0


@dataclass(frozen=True, slots=True)
class OwedBy:
    code: str
    name: str
    cells: Mapping[str, Owed]


def report_view(report: StatisticsReport, *, by: Actor) -> ReportView:
    try:
        frozen = thaw(report.content)
    except RuleViolation:
        frozen = None
    return ReportView(
        report,
        frozen,
        digest(report.content) == report.digest,
        _today_otherwise(report, frozen.sheet, by) if frozen else None,
        _one(StatisticsReport.corrects_id == report.id, by),
        _one(StatisticsReport.id == report.corrects_id, by) if report.corrects_id else None,
    )


def reports_of(by: Actor, year: int) -> Sequence[StatisticsReport]:
    """The reports of the own books of a year, newest first."""
    rows = db.select(StatisticsReport).where(
        visible_reports(by), StatisticsReport.unit.in_(by.books), StatisticsReport.year == year
    )
    return db.session.scalars(rows.order_by(*_NEWEST)).all()


def lately_received(by: Actor) -> Sequence[StatisticsReport]:
    """The reports of the units below that came last, whatever they are about."""
    from_below = StatisticsReport.unit.not_in(by.books)
    rows = db.select(StatisticsReport).where(visible_reports(by), from_below)
    return db.session.scalars(rows.order_by(*_NEWEST).limit(LATELY)).all()


def years_reported(by: Actor) -> list[int]:
    rows = db.select(StatisticsReport.year).where(visible_reports(by)).distinct()
    return sorted(db.session.scalars(rows), reverse=True)


def owed(kind: Kind, year: int, *, by: Actor, today: date) -> tuple[list[Form], list[OwedBy]]:
    """The forms that are due or were sent, and per unit what stands of each: three queries.

    An office looks at the units right below it, a commune at itself.
    """
    is_office = by.role in OFFICE_ROLES
    codes = lived_below(by.unit, kind.days(year)[0]) if is_office else {by.unit}
    above = parents() if is_office else set()
    latest: dict[tuple[str, str, str], StatisticsReport] = {}
    first: dict[tuple[str, str, str], date] = {}
    for one in _reports(codes, StatisticsReport.kind == kind, StatisticsReport.year == year):
        key = (one.unit, one.form_code, one.form_version)
        latest.setdefault(key, one)
        first[key] = one.submitted_on
    sent = {key[1:] for key in latest}
    levels = {code: level_below(code, above) for code in codes}
    forms = [
        form
        for form in forms_of(by.unit)
        if (form.code, form.version) in sent
        or any(form.due(kind, level) and level in form.levels for level in set(levels.values()))
    ]
    names = unit_names(codes)
    lines = []
    for code in sorted(codes):
        cells = {}
        for form in forms:
            key = (code, form.code, form.version)
            report = latest.get(key)
            if report is None and levels[code] not in form.levels:
                continue
            due = form.due(kind, levels[code])
            due_on = report.due_on if report and report.due_on else due and due.on(year)
            cells[f"{form.code} {form.version}"] = Owed(form, report, first.get(key), due_on, today)
        lines.append(OwedBy(code, names.get(code, code), cells))
    return forms, lines


def summed_sheet(
    form: Form, kind: Kind | None, year: int, first: date, last: date, *, by: Actor
) -> Sheet:
    """The sheet of what the units right below have submitted for the same period."""
    if level_of(by) is not InstanceRole.OFFICE:
        raise RuleViolation("Chỉ cơ quan cấp trên cộng báo cáo của các đơn vị.")
    scope = scope_of(form.rows, by=by)
    period = Period(first, last)
    asked: list[ColumnElement[bool]] = (
        [StatisticsReport.kind == kind, StatisticsReport.year == year]
        if kind
        else [StatisticsReport.first == first, StatisticsReport.last == last]
    )
    codes = lived_below(by.unit, first)
    found: dict[str, list[Frozen]] = {}
    seen: set[tuple[Any, ...]] = set()
    for one in _reports(codes, *asked):
        key = (one.unit, one.form_code, one.form_version)
        if key in seen:
            continue
        seen.add(key)
        try:
            found.setdefault(one.unit, []).append(thaw(one.content))
        except RuleViolation:
            continue
    rows = named_rows(scope, period, set(found))
    return summed(form, rows, found, (first, last))


def _reports(codes: set[str], *asked: ColumnElement[bool]) -> Sequence[StatisticsReport]:
    """Of each unit and form the highest number first."""
    rows = db.select(StatisticsReport).where(StatisticsReport.unit.in_(codes), *asked)
    newest = (StatisticsReport.number.desc(), *_NEWEST)
    return db.session.scalars(rows.order_by(*newest)).all()


def lived_below(code: str, day: date) -> set[str]:
    """The direct subordinates but those that were no more on that day."""
    return {one.code for one in units_below(code) if one.valid_to is None or one.valid_to > day}


def level_below(code: str, above: set[str]) -> InstanceRole:
    """A unit that is ``above`` others is an office, any other keeps a book."""
    return InstanceRole.OFFICE if code in above else InstanceRole.COMMUNE


def _today_otherwise(
    report: StatisticsReport, then: Sheet, by: Actor
) -> Sequence[Difference] | None:
    if then.form.rows is RowKind.TEAM and not by.meets_villages:
        return None
    unit = report.unit if report.unit != by.unit else None
    now = sheet_of(then.form, then.first, then.last, by=by, unit=unit)
    return differences(then, now)


def _one(condition: ColumnElement[bool], by: Actor) -> StatisticsReport | None:
    rows = db.select(StatisticsReport).where(condition, visible_reports(by))
    return db.session.scalars(rows.order_by(StatisticsReport.id).limit(1)).first()
