"""Pages of a merger: whose books are kept here, what came of them, and the sheet to be signed."""

from flask import url_for

from app.domain.actors import Permission
from app.exchange import book_sheets
from app.exchange.books import merged_into, own_key
from app.exchange.routes.common import bp
from app.instance import this_instance
from app.records.locking import NotHere
from app.units.service import unit_names
from app.web.access import current_actor, requires
from app.web.htmx import page


@bp.get("/ban-giao/")
@requires(Permission.SEE_SYNC)
def book_list():
    if this_instance().is_office:
        raise NotHere
    inherited = sorted(current_actor().inherited)
    lines = [
        (code, book_sheets.taken_from(code), book_sheets.count_held(code)) for code in inherited
    ]
    own = book_sheets.own_sheet()
    going = None if own else merged_into(this_instance().unit)
    return page(
        "exchange/books.html",
        None,
        own=own,
        going=going,
        key=own_key(),
        lines=lines,
        names=unit_names({*inherited, *(going[:1] if going else ())}),
    )


@bp.get("/ban-giao/<code>")
@requires(Permission.SEE_SYNC)
def book_sheet(code: str):
    """The sheet of one book: at who gave it, and at who took it, the same."""
    own = book_sheets.own_sheet()
    is_own = own is not None and own.unit == code
    sheet = own if is_own else book_sheets.taken_from(code)
    if sheet is None:
        raise NotHere
    back = url_for(".book_list")
    return page("exchange/book_sheet.html", None, sheet=sheet, is_own=is_own, back=back)
