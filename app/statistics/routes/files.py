"""Sheets as PDF and Word: a count that nobody has submitted, and a received report."""

from collections.abc import Callable
from uuid import UUID

from flask import Response, abort

from app.domain.actors import Permission
from app.domain.units import Boundaries
from app.papers.codes import canonical, check_code
from app.papers.files import as_docx, as_pdf
from app.papers.heads import name_of
from app.papers.lines import Marks
from app.papers.service import Rendered
from app.papers.sight import paper_kind
from app.papers.types import Ask
from app.records.sight import meet
from app.statistics.papers import build_report, paper_of
from app.statistics.record import STATISTICS_REPORT
from app.statistics.routes.blueprint import asked_boundaries, asked_period, asked_unit, bp
from app.statistics.service.counting import sheet_of
from app.statistics.service.forms import form_of
from app.web.access import current_actor, requires
from app.web.context import today

WAYS: dict[str, Callable[[Rendered], Response]] = {"pdf": as_pdf, "docx": as_docx}


@bp.get("/bieu/<code>/<version>.<any(pdf, docx):way>")
@requires(Permission.SEE_FIGURES)
def sheet_file(code: str, version: str, way: str):
    actor, period, unit = current_actor(), asked_period(), asked_unit()
    wanted = form_of(code, version, actor)
    if not period.is_good:
        abort(404)
    days = (period.first.data, period.last.data)
    sheet = sheet_of(wanted, *days, by=actor, unit=unit, boundaries=asked_boundaries())
    name = name_of(unit or actor.unit, today())
    told = "" if asked_boundaries() is Boundaries.TODAY else f"({Boundaries.THEN.label})"
    return _file(way, (paper_of(sheet, unit_name=name, told=told, day=today()),), "CHƯA NỘP")


@bp.get("/bao-cao/<uuid:report_id>.<any(pdf, docx):way>")
@requires(Permission.SEE_FIGURES)
def report_file(report_id: UUID, way: str):
    actor = current_actor()
    held = meet(STATISTICS_REPORT, report_id, actor)
    papers = build_report(held, Ask(actor, today()))
    return _file(way, papers, f"Nộp lần {held.number}, mã băm {held.digest[:16]}")


def _file(way: str, papers: tuple, told: str) -> Response:
    code = check_code("statistics_report", canonical(papers))
    kind = paper_kind("statistics_report")
    return WAYS[way](Rendered(kind, papers, Marks(foot=told), code))
