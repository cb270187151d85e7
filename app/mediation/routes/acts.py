"""One endpoint per act of a case, made from the list of actions: its form, and what is sent."""

from collections.abc import Callable
from uuid import UUID

from flask import Response, request, url_for

from app.domain.errors import RuleViolation
from app.domain.mediation.transitions import transition
from app.mediation.actions import ACTIONS, Action
from app.mediation.forms.base import ActForm
from app.mediation.routes.blueprint import bp
from app.mediation.routes.case import show
from app.mediation.service.viewing import CaseView, acts_for, view_case
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import page, see_other, wants_fragment
from app.web.telling import tell


def carry_out(action: Action) -> Callable[..., Response]:
    """The endpoint of one act: its form is checked, the service asked, the case shown."""

    @requires(action.permission)
    def do(case_id: UUID) -> Response:
        day, actor = today(), current_actor()
        view = view_case(case_id, today=day, by=actor)
        if request.method == "GET":
            try:
                transition(view.case.state, action.act)
            except RuleViolation as refusal:  # who goes back to the form of what is done meanwhile
                if wants_fragment():
                    raise
                tell(refusal.message)
                return see_other(url_for(".detail", case_id=case_id))
            if request.args.get("revision", str(view.case.revision)) != str(view.case.revision):
                return _fresh_card(view, action)
            return _own_page(action, view, action.form.blank(action.act, view, day))
        form = action.form.sent(view, day)
        if not form.wants_more_rows() and form.validate():
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
        if action.page:
            return _own_page(action, view, form)
        return show(view, form, action.act)

    return do


def _fresh_card(view: CaseView, action: Action) -> Response:
    """Another has written meanwhile: nobody fills in a form beside what is no longer so."""
    response = show(view, act=action.act)
    response.headers["HX-Retarget"], response.headers["HX-Reswap"] = "#case", "outerHTML"
    return response


def _own_page(action: Action, view: CaseView, form: ActForm) -> Response:
    return page(
        action.page or "mediation/act.html",
        None if action.page else "mediation/_act_form.html",
        form.answer_status,
        view=view,
        case=view.case,
        form=form,
        action=action,
        **form.shown(view),
    )


for _row in ACTIONS:
    bp.add_url_rule(
        f"/<uuid:case_id>/{_row.slug}",
        _row.act.value,
        carry_out(_row),
        methods=["GET", "POST"],
    )
