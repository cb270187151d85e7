"""The page of one case, with what may be done in its state."""

from uuid import UUID

from flask import Response, url_for

from app.attachments.shelf import shelf_of
from app.domain.actors import Permission
from app.domain.classification import category_label
from app.domain.mediation.acts import Act
from app.domain.mediation.alerts import AlertKind
from app.domain.mediation.filing import may_correct
from app.mediation.actions import BY_ACT
from app.mediation.forms.alerts import RaiseForm
from app.mediation.forms.base import ActForm
from app.mediation.forms.known import IdentifyForm
from app.mediation.routes.blueprint import bp
from app.mediation.service.sight import is_recorder
from app.mediation.service.supporting import needs_in_words
from app.mediation.service.viewing import CaseView, acts_for, view_case
from app.papers.desk import desk_of
from app.units.service import unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.htmx import page


@bp.get("/<uuid:case_id>")
@requires(Permission.SEE_CASES)
def detail(case_id: UUID):
    return show(view_case(case_id, today=today(), by=current_actor()))


def show(view: CaseView, failed: ActForm | None = None, act: Act | None = None) -> Response:
    """The page of a case with what may be done now, ``act`` unfolded; if it ``failed``, as typed.

    The other forms are folded, and are made when somebody opens them.
    """
    actor = current_actor()
    acts = {
        one.value: BY_ACT[one]
        for one in acts_for(view.case, actor)
        if one in BY_ACT and one is not Act.CORRECT and actor.may(BY_ACT[one].permission)
    }

    def form_of(name: str) -> ActForm:
        return failed if failed and name == act else _blank(acts[name].act, view)

    names = unit_names({view.case.unit, *(one.other.unit for one in view.partners if one.other)})
    return page(
        "mediation/detail.html",
        "mediation/_case.html",
        422 if failed else 200,
        view=view,
        case=view.case,
        shelf=shelf_of(view.case, by=actor),
        desk=desk_of(view.case, by=actor),
        acts=acts,
        form_of=form_of,
        unfolded=act,
        category_label=category_label,
        needs_in_words=needs_in_words,
        raise_forms=_raise_forms(view),
        identify_forms={
            party.id: IdentifyForm(formdata=None, revision=party.revision)
            for party in view.parties
            if party.id in view.known.likely
        },
        may_correct=actor.may(Permission.CORRECT_CASE)
        and may_correct(actor.role, is_recorder=is_recorder(view.case, actor)),
        unit_name=names.get(view.case.unit, view.case.unit),
        unit_names_of=names,
    )


def _blank(act: Act, view: CaseView) -> ActForm:
    address = url_for(f".{act.value}", case_id=view.case.id)
    return BY_ACT[act].form.blank(act, view, today(), address=address)


def _raise_forms(view: CaseView) -> dict[AlertKind, RaiseForm]:
    """A button for each kind of alert that is not waiting already."""
    actor = current_actor()
    if not actor.may(Permission.RECORD_CASE) or view.case.unit not in actor.books:
        return {}
    waiting = {one.kind for one in view.alerts if one.state.is_open}
    return {kind: RaiseForm(formdata=None) for kind in AlertKind if kind not in waiting}
