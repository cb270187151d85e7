"""One endpoint per act of a case, made from the list of actions; and the page of corrections."""

from collections.abc import Callable
from uuid import UUID

from flask import Response, url_for

from app.domain.actors import Permission
from app.domain.mediation.acts import Act
from app.mediation.actions import ACTIONS, BY_ACT, Action
from app.mediation.routes.blueprint import bp
from app.mediation.routes.case import show
from app.mediation.service.viewing import acts_for, view_case
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import page, see_other


@bp.get("/<uuid:case_id>/dinh-chinh")
@requires(Permission.CORRECT_CASE)
def correction(case_id: UUID):
    view = view_case(case_id, today=today(), by=current_actor())
    form = BY_ACT[Act.CORRECT].form.blank(Act.CORRECT, view, today())
    return page("mediation/correct.html", None, view=view, form=form)


def carry_out(action: Action) -> Callable[..., Response]:
    """The endpoint of one act: its form is checked, the service asked, the case shown."""

    @requires(action.permission)
    def do(case_id: UUID) -> Response:
        day, actor = today(), current_actor()
        view = view_case(case_id, today=day, by=actor)
        form = action.form.sent(view, day)
        if form.validate():
            done = tried(
                form,
                lambda: action.perform(
                    case_id,
                    **form.facts(),
                    revision=form.seen_revision,
                    today=day,
                    by=form.actor(),
                ),
                is_shown=action.act in acts_for(view.case, actor),
            )
            if done is not None:
                return see_other(url_for(".detail", case_id=case_id))
            view = view_case(case_id, today=day, by=actor)
        if action.act is Act.CORRECT:
            return page("mediation/correct.html", None, 422, view=view, form=form)
        return show(view, form, action.act)

    return do


for _row in ACTIONS:
    bp.add_url_rule(
        f"/<uuid:case_id>/{_row.slug}", _row.act.value, carry_out(_row), methods=["POST"]
    )
