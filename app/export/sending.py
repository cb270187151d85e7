"""Whether an address asks for the file of its list, and handing that out."""

from flask import Flask, Response, abort, current_app, g, request, url_for

from app.db import now
from app.domain.actors import Permission
from app.export.forms import WHY, WORDS, WhyForm
from app.export.service import Way, export
from app.export.sheet import Sheet
from app.web.access import EXPORT, current_actor, declaration_of
from app.web.asked import asked_again
from app.web.htmx import page

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
    """The file; of a list that tells of people first the question why."""
    by, why = current_actor(), ""
    if sheet.tells_of_people(by):
        form = WhyForm.of(request.args)
        if not (is_asked := WHY in request.args) or not form.validate():
            return _ask_why(sheet, way, form, 422 if is_asked else 200)
        why = form.in_words()
    made = export(sheet, way, at=now(), by=by, why=why)
    response = Response(made.content, mimetype=MEDIA[way])
    response.headers["Content-Disposition"] = f'attachment; filename="{made.name}"'
    return response


def _ask_why(sheet: Sheet, way: Way, form: WhyForm, status: int) -> Response:
    """The same address once more, with a reason in it: a file is read, nothing is changed."""
    kept = {name: values for name, values in asked_again().items() if name not in (WHY, WORDS)}
    back = {name: values for name, values in kept.items() if name not in (EXPORT, TABLE)}
    here = url_for(request.endpoint or "", **(request.view_args or {}))
    return page(
        "export/why.html",
        None,
        status,
        form=form,
        name=sheet.name,
        way=way,
        kept=kept,
        here=here,
        back=url_for(request.endpoint or "", **(request.view_args or {}), **back),
    )


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(export_ways=Way, export_address=_address, may_export=_may_export)


def _address(way: Way, table: str = "") -> str:
    """This very list with its filters, as a file."""
    named = {TABLE: table} if table else {}
    kept = {**asked_again(), **(request.view_args or {}), **named, EXPORT: way.value}
    return url_for(request.endpoint or "", **kept)


def _may_export() -> bool:
    """Whether the page that is shown has a file, and this person may take it; the answer to a
    form that was sent is not its page."""
    declared = declaration_of(current_app, request.endpoint or "")
    is_page = request.method == "GET" and declared is not None and declared.exports
    return is_page and g.actor.may(Permission.EXPORT_LISTS)
