"""Whether an address asks for the file of its list, and handing that out."""

from flask import Flask, Response, abort, current_app, g, request, url_for

from app.db import now
from app.domain.actors import Permission
from app.export.service import Way, export
from app.export.sheet import Sheet
from app.web.access import EXPORT, current_actor, declaration_of

TABLE = "bang"  # the word of an address that names a second list of its page
MEDIA = {
    Way.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Way.CSV: "text/csv",
}


def asked_way() -> Way | None:
    """Which file the address asks for; None where it asks for the page."""
    asked = request.args.get(EXPORT)
    if asked is None:
        return None
    if asked not in Way._value2member_map_:
        abort(404)
    return Way(asked)


def asked_table() -> str:
    """Which of the lists of a page is asked for; ``""`` is the first, or only one."""
    return request.args.get(TABLE, "")


def hand_out(sheet: Sheet, way: Way) -> Response:
    made = export(sheet, way, at=now(), by=current_actor())
    response = Response(made.content, mimetype=MEDIA[way])
    response.headers["Content-Disposition"] = f'attachment; filename="{made.name}"'
    return response


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(export_ways=Way, export_address=_address, may_export=_may_export)


def _address(way: Way, table: str = "") -> str:
    """This very list with its filters, as a file."""
    named = {TABLE: table} if table else {}
    kept = {**request.args.to_dict(flat=False), **(request.view_args or {})}
    return url_for(request.endpoint or "", **kept, **named, **{EXPORT: way.value})


def _may_export() -> bool:
    """Whether the page that is shown has a file, and this person may take it; the answer to a
    form that was sent is not its page."""
    declared = declaration_of(current_app, request.endpoint or "")
    is_page = request.method == "GET" and declared is not None and declared.exports
    return is_page and g.actor.may(Permission.EXPORT_LISTS)
