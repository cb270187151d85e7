"""Who below has been silent, and who has not submitted a report that was due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.db import now
from app.domain.actors import InstanceRole, Permission
from app.domain.overview import SILENT_DAYS
from app.domain.statistics.forms import Kind
from app.domain.statistics.sheets import Sheet
from app.exchange.below import heard_from
from app.overview.service.asked import Area
from app.statistics.service.forms import forms_of
from app.statistics.service.received import level_below, owed
from app.statistics.service.scope import parents


@dataclass(frozen=True, slots=True)
class Silent:
    """A unit that was not heard of lately; ``heard_at`` None: never."""

    unit: str
    name: str
    heard_at: datetime | None


@dataclass(frozen=True, slots=True)
class Senders:
    """When each unit right below was heard of, and those that were not for too long."""

    heard: Mapping[str, datetime | None]
    silent: Sequence[Silent]


@dataclass(frozen=True, slots=True)
class LateReports:
    """Units that owe a report past its day or sent it late, of one report of a year."""

    kind: Kind
    year: int
    number: int


def senders_of(sheet: Sheet, area: Area) -> Senders | None:
    """None where nobody sends to this place: at a commune, and of a unit further below."""
    by = area.scope.by
    if not (area.is_by_unit and area.is_whole and by.may(Permission.SEE_SYNC)):
        return None
    heard = heard_from({one.key for one in sheet.lines} - {area.unit})
    names = {one.key: one.name for one in sheet.lines}
    since = now() - timedelta(days=SILENT_DAYS)
    silent = [
        Silent(unit, names[unit], at) for unit, at in heard.items() if at is None or at < since
    ]
    silent.sort(key=lambda one: (one.heard_at is not None, one.heard_at or since, one.unit))
    return Senders(heard, silent)


def late_reports(area: Area, today: date) -> LateReports | None:
    """Of the report that was due last; None where none has a day."""
    by = area.scope.by
    if not area.is_whole or not by.may(Permission.SUBMIT_FIGURES):
        return None
    levels = _levels(area)
    dues = [
        (due.on(year), due.kind, year)
        for form in forms_of(by.unit)
        for due in form.dues
        for year in range(today.year - 2, today.year + 1)
        if due.level in levels and due.on(year) < today
    ]
    if not dues:
        return None
    _, kind, year = max(dues)
    _, lines = owed(kind, year, by=by, today=today)
    late = [one for one in lines if any(cell.days_late for cell in one.cells.values())]
    return LateReports(kind, year, len(late))


def _levels(area: Area) -> set[InstanceRole]:
    """Of those who owe reports: an office's are the units right below it, a commune's itself."""
    if not area.is_by_unit:
        return {InstanceRole.COMMUNE}
    below, above = set(area.scope.line_of.values()) - {area.unit}, parents()
    return {level_below(one, above) for one in below}
