"""Who may open a case's file, the reason for opening a restricted one, and who has looked."""

from uuid import UUID

from flask import Response, request, url_for

from app.domain.actors import Permission
from app.export.sending import asked_way, hand_out
from app.mediation.exports import viewings_sheet
from app.mediation.forms.restricting import LiftForm, RestrictForm, WhyForm
from app.mediation.models import MediationCase
from app.mediation.record import MEDIATION_CASE
from app.mediation.routes.blueprint import bp
from app.mediation.service.restricting import (
    check_met,
    lift_restriction,
    readers_of,
    restrict_case,
    say_why,
)
from app.mediation.service.sight import WhyAsked
from app.records import viewing
from app.records.sight import meet, meet_own
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import carried_out
from app.web.htmx import page, see_other

PAGE = 50


@bp.route("/<uuid:case_id>/han-che", methods=["GET", "POST"])
@requires(Permission.RESTRICT_CASE)
def restrict(case_id: UUID):
    case = _case(case_id)
    form = RestrictForm.made(case, list(readers_of(case.id)))
    if request.method == "POST" and carried_out(
        form,
        lambda seen, by: restrict_case(
            case_id,
            reason=form.reason.data,
            readers=form.readers.data,
            revision=seen,
            today=today(),
            by=by,
        ),
    ):
        return see_other(url_for(".detail", case_id=case_id))
    return _page(case, form, LiftForm(formdata=None, revision=case.revision))


@bp.post("/<uuid:case_id>/bo-han-che")
@requires(Permission.RESTRICT_CASE)
def lift(case_id: UUID):
    case, form = _case(case_id), LiftForm()
    if carried_out(
        form,
        lambda seen, by: lift_restriction(
            case_id, reason=form.reason.data, revision=seen, today=today(), by=by
        ),
    ):
        return see_other(url_for(".detail", case_id=case_id))
    blank = RestrictForm.made(case, list(readers_of(case.id)))
    return _page(case, blank, form)


@bp.route("/<uuid:case_id>/vi-sao-mo", methods=["GET", "POST"])
@requires(Permission.SEE_CASES)
def why(case_id: UUID):
    check_met(case_id, current_actor())
    form = WhyForm()
    if request.method == "POST" and carried_out(
        form, lambda seen, by: say_why(case_id, reason=form.reason.data, by=by)
    ):
        return see_other(url_for(".detail", case_id=case_id))
    return page("mediation/why.html", None, form.answer_status, form=form, case_id=case_id)


@bp.get("/<uuid:case_id>/ai-da-mo")
@requires(Permission.SEE_CASES, exports=True)
def viewings(case_id: UUID):
    case, actor = meet(MEDIATION_CASE, case_id, current_actor()), current_actor()
    if way := asked_way():
        return hand_out(viewings_sheet(case, by=actor), way)
    before = request.args.get("truoc", type=int)
    lines = viewing.lines_of(actor.books, record_id=case.id, before=before, limit=PAGE)
    older = lines[-1].sequence if len(lines) == PAGE else None
    return page("mediation/viewings.html", None, case=case, lines=lines, older=older, before=before)


@bp.app_errorhandler(WhyAsked)
def _ask_why(asked: WhyAsked) -> Response:
    return see_other(url_for("mediation.why", case_id=asked.case_id))


def _case(case_id: UUID) -> MediationCase:
    return meet_own(MEDIATION_CASE, case_id, current_actor())


def _page(case: MediationCase, form: RestrictForm, lift_form: LiftForm) -> Response:
    failed = form.errors or lift_form.errors
    return page(
        "mediation/restricting.html",
        None,
        422 if failed else 200,
        case=case,
        form=form,
        lift_form=lift_form,
    )
