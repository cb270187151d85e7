"""Submitted reports: the list, a frozen sheet, who has submitted and who is late."""

from uuid import UUID

from flask import request

from app.domain.actors import OFFICE_ROLES, TEAM_ROLES, Permission
from app.domain.statistics.forms import Kind
from app.domain.statistics.reports import differences
from app.export.sending import asked_way, hand_out
from app.export.sheet import Sheet
from app.papers.desk import desk_of
from app.records.journal import history
from app.records.locking import NotHere
from app.records.sight import meet
from app.records.wording import history_lines
from app.statistics.exports import form_sheet, owed_sheet, reports_sheet
from app.statistics.record import STATISTICS_REPORT
from app.statistics.routes.blueprint import Shown, bp
from app.statistics.service.counting import sheet_of
from app.statistics.service.forms import form_of
from app.statistics.service.received import (
    ReportView,
    lately_received,
    owed,
    report_view,
    reports_of,
    summed_sheet,
    years_reported,
)
from app.units.service import unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.htmx import page


@bp.get("/bao-cao/")
@requires(Permission.SEE_FIGURES, exports=True)
def reports():
    """One's own reports of a year."""
    actor, year = current_actor(), _year()
    if actor.role in TEAM_ROLES:
        raise NotHere
    found = reports_of(actor, year)
    if way := asked_way():
        return hand_out(reports_sheet(year, found, by=actor), way)
    years = sorted({*years_reported(actor), today().year, year}, reverse=True)
    names = unit_names({one.unit for one in found} - {actor.unit})
    return page("statistics/reports.html", reports=found, year=year, years=years, names=names)


@bp.get("/bao-cao/<uuid:report_id>")
@requires(Permission.SEE_FIGURES, exports=True)
def report(report_id: UUID):
    actor = current_actor()
    held = meet(STATISTICS_REPORT, report_id, actor)
    view = report_view(held, by=actor)
    if way := asked_way():
        return hand_out(_frozen_sheet(view), way)
    return page(
        "statistics/report.html",
        report=held,
        view=view,
        shown=view.frozen and Shown(view.frozen.sheet, is_frozen=True),
        unit_name=unit_names({held.unit}).get(held.unit, held.unit),
        may_correct=held.unit == actor.unit
        and view.newer is None
        and actor.may(Permission.SUBMIT_FIGURES),
        desk=desk_of(held, by=actor),
        lines=history_lines(
            STATISTICS_REPORT, history(STATISTICS_REPORT.key, [held.id]), told={"number"}
        ),
    )


def _frozen_sheet(view: ReportView) -> Sheet:
    if view.frozen is None:
        raise NotHere  # a later program wrote it: the page says so and shows no numbers
    return form_sheet(view.frozen.sheet)


@bp.get("/nop-cham")
@requires(Permission.SEE_FIGURES, exports=True)
def owed_reports():
    """Units by forms for one report of a year: on time, late, still owed."""
    actor, kind, year = current_actor(), _kind(), _year()
    if actor.role in TEAM_ROLES:
        raise NotHere
    forms, lines = owed(kind, year, by=actor, today=today())
    if way := asked_way():
        return hand_out(owed_sheet(kind, year, forms, lines), way)
    lately = lately_received(actor)
    return page(
        "statistics/owed.html",
        forms=forms,
        lines=lines,
        kind=kind,
        kinds=Kind,
        year=year,
        years=sorted({*years_reported(actor), today().year - 1, today().year, year}, reverse=True),
        today=today(),
        is_office=actor.role in OFFICE_ROLES,
        lately=lately,
        names=unit_names({one.unit for one in lately}),
    )


@bp.get("/bieu/<code>/<version>/doi-chieu")
@requires(Permission.SEE_FIGURES)
def compare(code: str, version: str):
    """What was counted out of records beside what the units have submitted."""
    actor, kind, year = current_actor(), _kind(), _year()
    if actor.role not in OFFICE_ROLES:
        raise NotHere
    wanted, (first, last) = form_of(code, version, actor), kind.days(year)
    counted = sheet_of(wanted, first, min(last, max(first, today())), by=actor)
    submitted = summed_sheet(wanted, kind, year, first, last, by=actor)
    return page(
        "statistics/compare.html",
        wanted=wanted,
        counted=Shown(counted),
        submitted=Shown(submitted, is_frozen=True),
        differs=differences(submitted, counted),
        kind=kind,
        kinds=Kind,
        year=year,
        years=sorted({*years_reported(actor), today().year, year}, reverse=True),
    )


def _kind() -> Kind:
    asked = request.args.get("ky", Kind.YEAR_FINAL.value)
    if asked not in {one.value for one in Kind}:
        raise NotHere
    return Kind(asked)


def _year() -> int:
    text = request.args.get("nam", str(today().year))
    if not (text.isascii() and text.isdigit() and len(text) == 4 and text > "2000"):
        raise NotHere
    return int(text)
