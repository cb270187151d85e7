"""The sheet of first figures of mediation, and what became of agreements."""

from app.domain.actors import Permission
from app.domain.mediation import compliance as keeping
from app.domain.mediation import court_figures
from app.domain.statistics.shipped import OVERVIEW
from app.export.sending import asked_way, hand_out
from app.mediation.service.standing import Period
from app.mediation.service.surveying import contentment_of
from app.reports.routes.blueprint import bp
from app.statistics.exports import form_sheet
from app.statistics.routes.blueprint import Shown, asked_boundaries, asked_period
from app.statistics.service.compliance import compliance
from app.statistics.service.counting import sheet_of
from app.statistics.service.court import put_to_court
from app.statistics.service.scope import has_two_boundaries, line_names, scope_of
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.htmx import page


@bp.get("/")
@requires(Permission.SEE_FIGURES, exports=True)
def index():
    """This year's figures, or those of the period that was asked for."""
    form = asked_period()
    if not form.is_good:
        return page("reports/index.html", None, 422, form=form, shown=None)
    period, actor = (form.first.data, form.last.data), current_actor()
    whose = {"by": actor, "boundaries": asked_boundaries()}
    counted = sheet_of(OVERVIEW, *period, **whose)
    if way := asked_way():
        whole = {"name": OVERVIEW.title, "boundaries": asked_boundaries(), "with_rate": True}
        return hand_out(form_sheet(counted, **whole), way)
    kept = compliance(*period, today=today(), **whose)
    court = put_to_court(*period, **whose)
    codes = {one.unit for one in (*kept, *court)}
    return page(
        "reports/index.html",
        None,
        form=form,
        shown=Shown(counted, boundaries=asked_boundaries()),
        has_merged=has_two_boundaries(actor),
        contentment=contentment_of(*period, by=actor),
        kept=kept,
        kept_foot=keeping.in_all(kept) if kept else None,
        court=court,
        court_foot=court_figures.in_all(court),
        outcomes=court_figures.OUTCOMES,
        names=line_names(scope_of(OVERVIEW.rows, **whose), codes, Period(*period)),
    )
