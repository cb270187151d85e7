"""The sheet of first figures of mediation."""

from datetime import date

from flask import request

from app.domain.actors import Permission
from app.domain.mediation import compliance as keeping
from app.domain.mediation import court_figures
from app.domain.statistics import IndicatorKind, check_period
from app.reports import service
from app.reports.compliance import compliance
from app.reports.court import put_to_court
from app.reports.forms import PeriodForm
from app.reports.routes.blueprint import bp
from app.units.service import unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.htmx import page


@bp.get("/")
@requires(Permission.SEE_FIGURES)
def index():
    """This year's figures, or those of the period that was asked for."""
    year = date(today().year, 1, 1)
    asked = "first" in request.args or "last" in request.args
    form = PeriodForm(request.args if asked else None, first=year, last=today())
    if asked and not form.validate():
        return page("reports/index.html", None, 422, form=form, sheet=None, kinds=IndicatorKind)
    check_period(form.first.data, form.last.data)
    period, actor = (form.first.data, form.last.data), current_actor()
    sheet = service.case_sheet(*period, by=actor)
    kept = compliance(*period, today=today(), by=actor)
    court = put_to_court(*period, by=actor)
    return page(
        "reports/index.html",
        None,
        form=form,
        sheet=sheet,
        kinds=IndicatorKind,
        kept=kept,
        kept_foot=keeping.in_all(kept) if kept else None,
        court=court,
        court_foot=court_figures.in_all(court),
        outcomes=court_figures.OUTCOMES,
        names=unit_names({one.unit for one in (*sheet.lines, *kept, *court)}),
    )
