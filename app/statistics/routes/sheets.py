"""The list of forms, and a form filled in for any period."""

from app.domain.actors import TEAM_ROLES, Permission
from app.export.sending import asked_way, hand_out
from app.statistics.exports import form_sheet
from app.statistics.routes.blueprint import Shown, asked_boundaries, asked_period, asked_unit, bp
from app.statistics.service.counting import sheet_of
from app.statistics.service.forms import form_of, forms_of
from app.statistics.service.scope import has_two_boundaries, level_of, parents
from app.units.service import unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.htmx import page


@bp.get("/")
@requires(Permission.SEE_FIGURES)
def index():
    actor = current_actor()
    return page(
        "statistics/index.html",
        forms=[one for one in forms_of(actor.unit) if level_of(actor) in one.levels],
        level=level_of(actor),
        is_of_team=actor.role in TEAM_ROLES,
        today=today(),
    )


@bp.get("/bieu/<code>/<version>")
@requires(Permission.SEE_FIGURES, exports=True)
def sheet(code: str, version: str):
    actor, unit = current_actor(), asked_unit()
    wanted, form = form_of(code, version, actor), asked_period()
    if not form.is_good:
        return page("statistics/sheet.html", None, 422, wanted=wanted, form=form, shown=None)
    counted = sheet_of(
        wanted, form.first.data, form.last.data, by=actor, unit=unit, boundaries=asked_boundaries()
    )
    name = unit_names({unit}).get(unit, unit) if unit else ""
    if way := asked_way():
        whose = {"unit_name": name, "boundaries": asked_boundaries()}
        return hand_out(form_sheet(counted, **whose), way)
    return page(
        "statistics/sheet.html",
        wanted=wanted,
        form=form,
        shown=Shown(counted, unit, asked_boundaries()),
        has_merged=has_two_boundaries(actor),
        parents=parents(),
        may_submit=actor.may(Permission.SUBMIT_FIGURES) and unit is None,
        unit_name=name,
    )
