"""Pages of mediation cases: the register, the intake, one case and what is done to it."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, request, url_for

from app.domain.actors import Permission
from app.domain.classification import category_label
from app.domain.errors import RuleViolation
from app.domain.mediation.acts import Act
from app.domain.mediation.filing import may_correct
from app.domain.mediation.parties import Side
from app.mediation import service
from app.mediation.actions import ACTIONS, BY_ACT, Action
from app.mediation.forms.base import ActForm, OnBehalfForm
from app.mediation.forms.intake import IntakeForm, PartyForm
from app.mediation.forms.listing import ListForm
from app.mediation.record import PARTY
from app.mediation.service.reading import list_cases
from app.mediation.service.sight import is_recorder
from app.mediation.service.viewing import CaseView, acts_for, view_case
from app.records.sight import meet
from app.teams.service import teams_of
from app.units.service import unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.htmx import page, see_other

bp = Blueprint("mediation", __name__, url_prefix="/hoa-giai")


@bp.get("/")
@requires(Permission.SEE_CASES)
def index():
    actor = current_actor()
    form = ListForm.of(request.args, actor, today())
    is_good = form.validate()
    found = list_cases(form.wanted(), by=actor, after=form.after.data, before=form.before.data)
    return page(
        "mediation/index.html",
        "mediation/_rows.html",
        200 if is_good else 422,
        form=form,
        found=found,
        today=today(),
        unit_names=unit_names({line.unit for line in found.lines}),
        category_label=category_label,
    )


@bp.route("/moi", methods=["GET", "POST"])
@requires(Permission.RECORD_CASE)
def new():
    actor, day = current_actor(), today()
    teams = [(team.id, team.name) for team in teams_of(actor, on=day)]
    first = {"received_on": day, "parties": [{"side": side} for side in _FIRST_ROWS]}
    form = IntakeForm.for_teams(teams, day, **first)
    if form.is_submitted() and not form.wants_more_rows() and form.validate():
        case = _tried(
            form, lambda: service.receive_case(**form.facts(), today=day, by=form.actor())
        )
        if case is not None:
            return see_other(url_for(".detail", case_id=case.id))
    return page("mediation/new.html", "mediation/_intake.html", form.answer_status, form=form)


_FIRST_ROWS = (Side.A, Side.A, Side.B, Side.B)


@bp.get("/<uuid:case_id>")
@requires(Permission.SEE_CASES)
def detail(case_id: UUID):
    return show(view_case(case_id, today=today(), by=current_actor()))


@bp.route("/<uuid:case_id>/ben/moi", methods=["GET", "POST"])
@requires(Permission.RECORD_CASE)
def new_party(case_id: UUID):
    view = view_case(case_id, today=today(), by=current_actor())
    form = PartyForm(revision=view.case.revision)
    if form.validate_on_submit():
        add = partial(service.add_party, case_id, form.facts(), revision=form.seen_revision)
        if _tried(form, lambda: add(today=today(), by=form.actor())) is not None:
            return see_other(url_for(".detail", case_id=case_id))
    return page("mediation/party.html", None, form.answer_status, form=form, view=view, party=None)


@bp.route("/ben/<uuid:party_id>", methods=["GET", "POST"])
@requires(Permission.RECORD_CASE)
def party(party_id: UUID):
    held = meet(PARTY, party_id, current_actor())
    view = view_case(held.case_id, today=today(), by=current_actor())
    form = PartyForm(obj=held)
    if form.validate_on_submit():
        change = partial(service.change_party, party_id, form.facts(), revision=form.seen_revision)
        if _tried(form, lambda: change(today=today(), by=form.actor())) is not None:
            return see_other(url_for(".detail", case_id=held.case_id))
    return page("mediation/party.html", None, form.answer_status, form=form, view=view, party=held)


@bp.get("/<uuid:case_id>/dinh-chinh")
@requires(Permission.CORRECT_CASE)
def correction(case_id: UUID):
    view = view_case(case_id, today=today(), by=current_actor())
    form = BY_ACT[Act.CORRECT].form.blank(Act.CORRECT, view, today())
    return page("mediation/correct.html", None, view=view, form=form)


def show(view: CaseView, failed: ActForm | None = None, act: Act | None = None) -> Response:
    """The page of a case with the forms of what may be done now; a failed one stays as typed."""
    actor = current_actor()
    forms = {
        one.value: failed if one is act else BY_ACT[one].form.blank(one, view, today())
        for one in acts_for(view.case, actor)
        if one is not Act.CORRECT and actor.may(BY_ACT[one].permission)
    }
    return page(
        "mediation/detail.html",
        "mediation/_case.html",
        422 if failed else 200,
        view=view,
        case=view.case,
        forms=forms,
        failed=act,
        actions=BY_ACT,
        category_label=category_label,
        may_correct=actor.may(Permission.CORRECT_CASE)
        and may_correct(actor.role, is_recorder=is_recorder(view.case, actor)),
        unit_name=unit_names({view.case.unit}).get(view.case.unit, view.case.unit),
    )


def carry_out(action: Action) -> Callable[..., Response]:
    """The endpoint of one act: its form is checked, the service asked, the case shown."""

    @requires(action.permission)
    def do(case_id: UUID) -> Response:
        day, actor = today(), current_actor()
        view = view_case(case_id, today=day, by=actor)
        form = action.form.sent(view, day)
        if form.validate():
            done = _tried(
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


def _tried(form: OnBehalfForm, do: Callable[[], Any], *, is_shown: bool = True) -> Any:
    """What ``do`` gives, or None with the refusal standing in the form that was typed.

    Without script a page of its own would lose what was typed. A refusal whose form the
    page no longer shows goes the way of all others.
    """
    try:
        return do()
    except RuleViolation as refusal:
        if not is_shown:
            raise
        told = f"{refusal.message} Căn cứ: {refusal.basis}." if refusal.basis else refusal.message
        form.form_errors.append(told)
        return None
