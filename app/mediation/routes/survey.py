"""Writing down what a side says of the mediation."""

from functools import partial
from uuid import UUID

from flask import url_for

from app.domain.actors import Permission
from app.mediation.forms.survey import SurveyForm
from app.mediation.routes.blueprint import bp
from app.mediation.service.surveying import ask_side
from app.mediation.service.viewing import view_case
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import page, see_other


@bp.route("/<uuid:case_id>/y-kien", methods=["GET", "POST"])
@requires(Permission.RECORD_CASE)
def survey(case_id: UUID):
    view = view_case(case_id, today=today(), by=current_actor())
    form = SurveyForm.blank(today(), view.case.revision)
    if form.validate_on_submit():
        ask = partial(ask_side, case_id, **form.facts(), revision=form.seen_revision)
        if tried(form, lambda: ask(today=today(), by=form.actor())) is not None:
            return see_other(url_for(".detail", case_id=case_id))
    return page("mediation/survey.html", None, form.answer_status, form=form, view=view)
