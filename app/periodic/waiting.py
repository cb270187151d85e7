"""What of reports in words waits for a person, for the first page."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from flask import url_for

from app.db import db
from app.domain.actors import OFFICE_ROLES, Actor, InstanceRole, Permission
from app.domain.periodic.kinds import PeriodicKind, PeriodicState
from app.domain.statistics.forms import Form
from app.domain.statistics.periods import is_called
from app.domain.words import mid_sentence
from app.periodic.models import PeriodicReport
from app.periodic.service.reading import due_of, sent_by_units
from app.records.waiting import Waiting, first_of
from app.statistics.service.forms import forms_of
from app.statistics.service.scope import level_of

Near = tuple[PeriodicKind, int, date]
_DUE = tuple(one for one in PeriodicKind if one.statistics)


def waiting(by: Actor, today: date) -> list[Waiting]:
    """Drafts for the leader to issue; to who writes, reports that are due, and at an office the
    units that have not sent theirs."""
    found: list[Waiting] = []
    if by.may(Permission.ISSUE_REPORTS):
        found += _to_issue(by)
    if by.may(Permission.WRITE_REPORTS):
        forms = forms_of(by.unit)
        found += _to_write(_near(forms, {level_of(by)}, today), by)
        if by.role in OFFICE_ROLES:
            found += _late_below(_near(forms, set(InstanceRole), today), by, today)
    return found


def _to_issue(by: Actor) -> Iterator[Waiting]:
    rows = db.select(PeriodicReport.id, PeriodicReport.kind, PeriodicReport.year).where(
        PeriodicReport.unit.in_(by.books), PeriodicReport.state == PeriodicState.DRAFT
    )
    for row in first_of(rows.order_by(PeriodicReport.year, PeriodicReport.id)):
        words = f"Dự thảo {mid_sentence(row.kind.in_year(row.year))} chờ ban hành"
        yield Waiting(words, None, url_for("periodic.detail", report_id=row.id))


def _to_write(near: Sequence[Near], by: Actor) -> Iterator[Waiting]:
    rows = db.select(PeriodicReport.kind, PeriodicReport.year).where(
        PeriodicReport.unit == by.unit,
        PeriodicReport.year.in_({year for _, year, _ in near}),
        PeriodicReport.state == PeriodicState.ISSUED,
    )
    issued = {tuple(row) for row in db.session.execute(rows)} if near else set()
    for kind, year, due_on in near:
        if (kind, year) not in issued:
            yield Waiting(
                f"Gửi {mid_sentence(kind.in_year(year))}", due_on, url_for("periodic.index")
            )


def _late_below(near: Sequence[Near], by: Actor, today: date) -> Iterator[Waiting]:
    for kind, year in dict.fromkeys((kind, year) for kind, year, day in near if day < today):
        late = [one for one in sent_by_units(kind, year, by=by, today=today) if one.is_owed_late]
        days = [one.due_on for one in late if one.due_on]
        if days:
            address = url_for("periodic.sent", loai=kind.value, nam=year)
            words = f"{len(late)} đơn vị chưa gửi {mid_sentence(kind.in_year(year))}"
            yield Waiting(words, min(days), address)


def _near(forms: Sequence[Form], levels: Collection[InstanceRole], today: date) -> list[Near]:
    """The reports of this year and the last whose last day is near, or has passed not long ago."""
    dues = [
        (kind, year, due_of(kind, year, level, forms))
        for year in (today.year - 1, today.year)
        for kind in _DUE
        for level in levels
    ]
    return [
        (kind, year, due_on)
        for kind, year, due_on in dues
        if due_on is not None and is_called(due_on, today=today)
    ]
