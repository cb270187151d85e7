"""The page of the journal."""

from flask import Blueprint, request

from app.audit import catalogue, service
from app.audit import events_below as below
from app.audit.exports import catalogue_sheet, events_sheet, journal_sheet
from app.audit.viewings import PAGE, read_viewings, viewings_sheet
from app.domain.actors import Permission
from app.export.sending import asked_way, hand_out
from app.records.model import FieldClass
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.htmx import page

bp = Blueprint("audit", __name__, url_prefix="/quan-tri/nhat-ky")


@bp.get("/")
@requires(Permission.SEE_JOURNAL, exports=True)
def index():
    if way := asked_way():
        return hand_out(journal_sheet(by=current_actor()), way)
    before = request.args.get("truoc", type=int)
    lines = service.read_journal(current_actor(), before=before)
    older = lines[-1].sequence if len(lines) == service.PAGE else None
    return page("audit/index.html", None, lines=lines, older=older, before=before)


@bp.get("/mo-ho-so")
@requires(Permission.SEE_VIEWINGS, exports=True)
def viewings():
    actor = current_actor()
    if way := asked_way():
        return hand_out(viewings_sheet(actor), way)
    before = request.args.get("truoc", type=int)
    lines = read_viewings(actor, before=before)
    older = lines[-1].sequence if len(lines) == PAGE else None
    return page("audit/viewings.html", None, lines=lines, older=older, before=before)


@bp.get("/don-vi/<unit>")
@requires(Permission.SEE_JOURNAL, exports=True)
def events_below(unit: str):
    """Who signed in at a unit below and what was tried there, as it has told this office."""
    name = below.name_of(unit)
    if way := asked_way():
        return hand_out(events_sheet(unit, name), way)
    before = request.args.get("truoc", type=int)
    lines = below.read_events(unit, before=before)
    older = lines[-1].id if len(lines) == below.PAGE else None
    return page(
        "audit/events_below.html",
        None,
        unit=unit,
        name=name,
        lines=lines,
        older=older,
        before=before,
    )


@bp.get("/du-lieu")
@requires(Permission.SEE_CATALOGUE, exports=True)
def data():
    tables = catalogue.tables(current_actor(), today=today())
    if way := asked_way():
        return hand_out(catalogue_sheet(tables), way)
    return page("audit/data.html", None, tables=tables, classes=FieldClass)


@bp.get("/du-lieu/<name>")
@requires(Permission.SEE_CATALOGUE)
def data_table(name: str):
    return page(
        "audit/data_table.html", None, table=catalogue.table(name, current_actor(), today=today())
    )
