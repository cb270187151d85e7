"""The page at ``/tong-quan/``; its table as a file is without numbers so small that they point
at people."""

from datetime import date

from flask import Blueprint, request

from app.domain.actors import OFFICE_ROLES, Permission
from app.domain.mediation.states import CaseState
from app.domain.overview import SILENT_DAYS
from app.domain.statistics.shipped.board import name_of_kind
from app.domain.units import Boundaries
from app.export.sending import asked_way, hand_out
from app.overview.exports import table_sheet
from app.overview.forms import OverviewForm
from app.overview.links import Links
from app.overview.service import cases
from app.overview.service.asked import Asked, area_of
from app.overview.service.picture import picture_of
from app.papers.heads import name_of
from app.records.locking import NotHere
from app.units.service import reach
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import page

bp = Blueprint("overview", __name__, url_prefix="/tong-quan")
BARS = 12  # so many units are drawn; the table below has them all


@bp.get("/")
@requires(Permission.SEE_FIGURES, exports=True)
def index():
    actor, form = current_actor(), _form()
    asked = tried(form, lambda: form.asked(today())) if form.validate() else None
    if asked is None:
        return page("overview/index.html", None, 422, form=form, picture=None)
    if way := asked_way():
        figures = cases.case_figures(asked, area_of(asked, actor))
        return hand_out(table_sheet(figures, asked), way)
    picture = picture_of(asked, by=actor, today=today())
    return page(
        "overview/index.html",
        form=form,
        picture=picture,
        links=Links(picture),
        whats=cases,
        states=CaseState,
        bars=BARS,
        name_of_kind=name_of_kind,
        silent_days=SILENT_DAYS,
        unit_name=name_of(picture.area.unit, _day_of_names(asked)),
        is_office=actor.role in OFFICE_ROLES,
        today=today(),
    )


def _day_of_names(asked: Asked) -> date:
    is_then = asked.boundaries is Boundaries.THEN
    return asked.last if is_then else today()


def _form() -> OverviewForm:
    """A unit that is not below is as if it were not there: another answer would tell of it."""
    actor = current_actor()
    unit = request.args.get("don-vi")
    if unit and unit not in reach(actor):
        raise NotHere
    return OverviewForm.of(request.args, actor, today())
