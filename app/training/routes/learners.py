"""Who was trained this year and who was not, and the history of one mediator."""

from datetime import date
from uuid import UUID

from flask import request

from app.db import db
from app.domain.actors import Permission
from app.export.sending import asked_way, hand_out
from app.instance import this_instance
from app.teams.models import Team
from app.training.exports import learners_sheet
from app.training.routes.blueprint import bp
from app.training.service import counting
from app.training.service.reading import when_given
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.htmx import page


@bp.get("/hoa-giai-vien/")
@requires(Permission.SEE_TRAINING, exports=True)
def learners():
    actor, day = current_actor(), today()
    years = sorted({day.year, *counting.years_of_classes(actor)}, reverse=True)
    asked = request.args.get("nam", "")
    year = int(asked) if asked in {str(one) for one in years} else day.year
    on = min(day, date(year, 12, 31))
    is_office = this_instance().is_office
    read = counting.coverage_by_unit if is_office else counting.learners_by_team
    groups = read(year, on=on, by=actor)
    if way := asked_way():
        return hand_out(learners_sheet(year, groups, is_office=is_office), way)
    return page(
        "training/learners.html",
        "training/_learners.html",
        groups=groups,
        year=year,
        years=years,
    )


@bp.get("/hoa-giai-vien/<uuid:mediator_id>")
@requires(Permission.SEE_TRAINING)
def mediator(mediator_id: UUID):
    actor = current_actor()
    held = counting.learner(mediator_id, actor)
    return page(
        "training/mediator.html",
        None,
        mediator=held,
        team=db.session.get_one(Team, held.team_id),
        history=counting.history_of(mediator_id),
        when=when_given,
        year=today().year,
    )
