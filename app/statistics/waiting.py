"""What of official statistics waits for a person, for the first page."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from flask import url_for

from app.db import db
from app.domain.actors import OFFICE_ROLES, Actor, InstanceRole, Permission
from app.domain.statistics.forms import Form, Kind
from app.domain.statistics.periods import is_called
from app.domain.words import mid_sentence
from app.records.waiting import Sort, Waiting
from app.statistics.models import StatisticsReport
from app.statistics.service.forms import known_forms
from app.statistics.service.received import owed
from app.statistics.service.scope import level_of


@dataclass(frozen=True, slots=True)
class Near:
    """A form of a report whose last day is near, or has passed not long ago."""

    kind: Kind
    year: int
    form: Form
    due_on: date

    @property
    def key(self) -> tuple[Kind, int, str, str]:
        return self.kind, self.year, self.form.code, self.form.version

    @property
    def address(self) -> str:
        return url_for("statistics.owed_reports", ky=self.kind.value, nam=self.year)


def waiting(by: Actor, today: date) -> list[Waiting]:
    """The forms that the own unit is to submit; at an office also who below is late with theirs.

    Only forms that an office has written call: those that the program brings were replaced.
    """
    if not by.may(Permission.SUBMIT_FIGURES):
        return []
    forms = [one.form for one in known_forms(by.unit) if one.form and one.record]
    found = list(_own(_near(forms, {level_of(by)}, today), by))
    if by.role in OFFICE_ROLES:
        found += _below(_near(forms, set(InstanceRole), today), by, today)
    return found


def _near(forms: Sequence[Form], levels: Collection[InstanceRole], today: date) -> list[Near]:
    """Of the reports about this year and the last: some are due in the year after."""
    return [
        Near(due.kind, year, form, due.on(year))
        for year in (today.year - 1, today.year)
        for form in forms
        for due in form.dues
        if due.level in levels
        and form.holds_on(due.kind.days(year)[1])
        and is_called(due.on(year), today=today)
    ]


def _own(near: Sequence[Near], by: Actor) -> Iterator[Waiting]:
    sent = _sent(by, {one.year for one in near}) if near else set()
    for one in near:
        if one.key not in sent:
            words = f"Nộp {one.form.name}, {mid_sentence(one.kind.in_year(one.year))}"
            sort = Sort("biểu thống kê đến hạn nộp", one.address)
            yield Waiting(words, one.due_on, one.address, sort)


def _below(near: Sequence[Near], by: Actor, today: date) -> Iterator[Waiting]:
    reports = {(one.kind, one.year): one.address for one in near if one.due_on < today}
    for (kind, year), address in reports.items():
        _, lines = owed(kind, year, by=by, today=today)
        late = [[cell for cell in line.cells.values() if cell.is_owed_late] for line in lines]
        days = [cell.due_on for cells in late for cell in cells if cell.due_on]
        if days:
            told = mid_sentence(kind.in_year(year))
            words = f"{sum(map(bool, late))} đơn vị chưa nộp số liệu, {told}"
            yield Waiting(words, min(days), address)


def _sent(by: Actor, years: Collection[int]) -> set[tuple]:
    columns = (
        StatisticsReport.kind,
        StatisticsReport.year,
        StatisticsReport.form_code,
        StatisticsReport.form_version,
    )
    rows = db.select(*columns).where(
        StatisticsReport.unit == by.unit, StatisticsReport.year.in_(years)
    )
    return {tuple(row) for row in db.session.execute(rows.distinct())}
