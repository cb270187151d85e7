"""Submitting a sheet: counted or summed, checked, frozen; a correction is the next number."""

from dataclasses import dataclass
from datetime import date

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.statistics.forms import Form, Kind
from app.domain.statistics.reports import (
    Source,
    Submission,
    check_submission,
    digest,
    freeze,
)
from app.domain.statistics.sheets import Sheet
from app.records import journal
from app.statistics.acts import ReportAct
from app.statistics.models import StatisticsReport
from app.statistics.service.counting import sheet_of
from app.statistics.service.received import summed_sheet
from app.statistics.service.scope import level_of
from app.units.service import unit_names


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which report it is: a kind of a year, or (without kind) just these days."""

    form: Form
    kind: Kind | None
    year: int
    first: date
    last: date


def sheet_to_submit(wanted: Wanted, source: Source, *, by: Actor) -> Sheet:
    """The numbers as they would be frozen now."""
    if source is Source.SUMMED:
        return summed_sheet(wanted.form, wanted.kind, wanted.year, wanted.first, wanted.last, by=by)
    return sheet_of(wanted.form, wanted.first, wanted.last, by=by)


def submit(
    wanted: Wanted,
    given: Submission,
    *,
    prepared_by: str = "",
    signed_by: str = "",
    today: date,
    by: Actor,
) -> StatisticsReport:
    """Freeze the sheet as the unit's report; one that stands already is corrected by it."""
    with transaction() as session:
        journal.refuse_repeat(session, by)
        former = former_report(wanted, by.unit)
        sheet = sheet_to_submit(wanted, given.source, by=by)
        check_submission(
            sheet, given, former_on=former.submitted_on if former else None, today=today
        )
        name = unit_names({by.unit}).get(by.unit, by.unit)
        content = freeze(sheet, given, unit=by.unit, unit_name=name)
        due = wanted.form.due(wanted.kind, level_of(by)) if wanted.kind else None
        report = StatisticsReport(
            unit=by.unit,
            form_code=wanted.form.code,
            form_version=wanted.form.version,
            kind=wanted.kind,
            year=wanted.year,
            first=wanted.first,
            last=wanted.last,
            number=former.number + 1 if former else 1,
            corrects_id=former.id if former else None,
            reason=given.reason or None if former else None,
            source=given.source,
            submitted_on=today,
            due_on=due.on(wanted.year) if due else None,
            content=content,
            digest=digest(content),
            prepared_by=prepared_by or None,
            signed_by=signed_by or None,
        )
        act = ReportAct.CORRECT if former else ReportAct.SUBMIT
        journal.write(report, act, by=by.on_behalf_of(signed_by))
        _refuse_twin(report)
    return report


def former_report(wanted: Wanted, unit: str) -> StatisticsReport | None:
    """The unit's last report of the same form and period; what comes now corrects it."""
    rows = db.select(StatisticsReport).where(
        StatisticsReport.unit == unit, *_same(StatisticsReport, wanted)
    )
    newest = (StatisticsReport.number.desc(), StatisticsReport.id.desc())
    return db.session.scalars(rows.order_by(*newest).limit(1)).first()


def _same(model: type[StatisticsReport], wanted: Wanted) -> list:
    asked = [model.form_code == wanted.form.code, model.form_version == wanted.form.version]
    if wanted.kind:
        return [*asked, model.kind == wanted.kind, model.year == wanted.year]
    return [
        *asked,
        model.kind.is_(None),
        model.first == wanted.first,
        model.last == wanted.last,
    ]


def _refuse_twin(report: StatisticsReport) -> None:
    """Of two people who submit at once the second is told: the journal lets one in at a time,
    so whoever comes later sees here what the first has written."""
    twins = db.select(db.func.count()).where(
        StatisticsReport.unit == report.unit,
        StatisticsReport.form_code == report.form_code,
        StatisticsReport.form_version == report.form_version,
        StatisticsReport.number == report.number,
        StatisticsReport.year == report.year,
        StatisticsReport.kind == report.kind
        if report.kind
        else StatisticsReport.kind.is_(None)
        & (StatisticsReport.first == report.first)
        & (StatisticsReport.last == report.last),
    )
    if db.session.scalar(twins) != 1:
        raise RuleViolation("Vừa có người nộp báo cáo này. Hãy mở lại trang để xem.")
