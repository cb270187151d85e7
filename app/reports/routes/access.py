"""The evidence sheet for the standard of access to law, on screen and on paper."""

from collections.abc import Callable

from flask import Response, request

from app.domain.actors import Permission
from app.domain.calendar import show
from app.papers.codes import canonical, check_code
from app.papers.files import as_docx, as_pdf
from app.papers.lines import Marks
from app.papers.service import Rendered
from app.papers.types import Ask
from app.records.locking import NotHere
from app.reports.access import access_sheet
from app.reports.access_paper import ACCESS_PAPER
from app.reports.routes.blueprint import bp
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.htmx import page

EARLIEST = 2022  # the first year that was judged by a standard known here
WAYS: dict[str, Callable[[Rendered], Response]] = {"pdf": as_pdf, "docx": as_docx}


@bp.get("/tiep-can-phap-luat")
@requires(Permission.SEE_REPORTS)
def access():
    year = _year()
    return page(
        "reports/access.html",
        sheet=access_sheet(year, today=today(), by=current_actor()),
        years=range(today().year, EARLIEST - 1, -1),
    )


@bp.get("/tiep-can-phap-luat.<any(pdf, docx):way>")
@requires(Permission.SEE_REPORTS)
def access_file(way: str):
    actor = current_actor()
    sheet = access_sheet(_year(), today=today(), by=actor)
    papers = ACCESS_PAPER.build(sheet, Ask(actor, today()))
    code = check_code(ACCESS_PAPER.key, canonical(papers))
    return WAYS[way](Rendered(ACCESS_PAPER, papers, Marks(foot=f"In ngày {show(today())}"), code))


def _year() -> int:
    given = request.args.get("nam", str(today().year))
    if not (given.isascii() and given.isdigit() and len(given) == 4):
        raise NotHere
    if not EARLIEST <= int(given) <= today().year:
        raise NotHere
    return int(given)
