"""The book by years and months."""

from flask import request

from app.domain.actors import Permission
from app.export.sending import asked_way, hand_out
from app.mediation.exports import months_sheet
from app.mediation.routes.blueprint import bp
from app.mediation.service.archive import months_of
from app.mediation.service.reading import years_received
from app.web.access import current_actor, requires
from app.web.htmx import page


@bp.get("/luu-tru/")
@requires(Permission.SEE_CASES, exports=True)
def archive():
    actor = current_actor()
    years = years_received(actor)
    asked = request.args.get("nam", type=int)
    year = asked if asked in years else next(iter(years), None)
    months = months_of(year, by=actor) if year else []
    if way := asked_way():
        return hand_out(months_sheet(year, months), way)
    return page("mediation/archive.html", None, years=years, year=year, months=months)
