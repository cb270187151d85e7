"""The list of reports, the page of one, which units have sent theirs."""

from uuid import UUID

from flask import request, url_for

from app.domain.actors import OFFICE_ROLES, Permission
from app.domain.periodic.kinds import EARLIEST_YEAR, PeriodicKind
from app.export.sending import asked_way, hand_out
from app.periodic.exports import reports_sheet, sent_sheet
from app.periodic.record import PERIODIC_REPORT
from app.periodic.routes.blueprint import bp, report_page
from app.periodic.service import reading
from app.records.locking import NotHere
from app.records.sight import meet
from app.units.service import unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.htmx import page


@bp.get("/")
@requires(Permission.SEE_REPORTS, exports=True)
def index():
    """One's own reports; an office may look at those of the units below instead."""
    actor = current_actor()
    is_office = actor.role in OFFICE_ROLES
    below = is_office and "cap-duoi" in request.args
    if way := asked_way():
        return hand_out(reports_sheet(below=below, by=actor), way)
    shown = reading.list_page(actor, own=not below, before=_before())
    kept = {"cap-duoi": "1"} if below else {}
    return page(
        "periodic/index.html",
        lines=shown.lines,
        below=below,
        names=unit_names({one.unit for one in shown.lines}),
        newest=url_for(".index", **kept) if _before() else None,
        older=url_for(".index", **kept, truoc=shown.lines[-1].id) if shown.has_more else None,
    )


@bp.get("/<uuid:report_id>")
@requires(Permission.SEE_REPORTS)
def detail(report_id: UUID):
    return report_page(meet(PERIODIC_REPORT, report_id, current_actor()))


@bp.get("/da-gui")
@requires(Permission.SEE_REPORTS, exports=True)
def sent():
    """Units right below and one report of a year: sent, late, still owed."""
    actor, kind, year = current_actor(), _kind(), _year()
    if actor.role not in OFFICE_ROLES:
        raise NotHere
    lines = reading.sent_by_units(kind, year, by=actor, today=today())
    if way := asked_way():
        return hand_out(sent_sheet(kind, year, lines), way)
    return page(
        "periodic/sent.html",
        lines=lines,
        kind=kind,
        kinds=PeriodicKind,
        year=year,
        years=range(today().year, EARLIEST_YEAR - 1, -1),
    )


def _kind() -> PeriodicKind:
    given = request.args.get("loai", PeriodicKind.YEAR.value)
    if given not in {one.value for one in PeriodicKind}:
        raise NotHere
    return PeriodicKind(given)


def _year() -> int:
    given = request.args.get("nam", str(today().year))
    if not (given.isascii() and given.isdigit() and EARLIEST_YEAR <= int(given[:5]) <= 2100):
        raise NotHere
    return int(given)


def _before() -> UUID | None:
    try:
        return UUID(request.args.get("truoc", ""))
    except ValueError:
        return None
