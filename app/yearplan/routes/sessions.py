"""Putting a conference into a plan, changing it, taking it out."""

from dataclasses import replace
from uuid import UUID

from flask import url_for

from app.domain.actors import Permission
from app.domain.dialogue.kinds import DialogueKind
from app.domain.dialogue.plan_words import PARTY_CHAIR, party_committee_of
from app.domain.dialogue.plans import check_unstruck
from app.domain.plans import PlanState
from app.instance import this_instance
from app.records.sight import meet_own
from app.units.service import villages_of
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm, tried
from app.web.htmx import page, see_other
from app.web.telling import tell, tell_undoable
from app.yearplan.facts import SessionFacts
from app.yearplan.forms import AmendForm, SessionForm, StrikeForm
from app.yearplan.models import DialoguePlan, PlannedSession
from app.yearplan.record import PLANNED_SESSION
from app.yearplan.routes.blueprint import bp, own_plan
from app.yearplan.service import sessions
from app.yearplan.service.venues import venues_of


@bp.route("/<uuid:plan_id>/phien-moi", methods=["GET", "POST"])
@requires(Permission.RECORD_DIALOGUE)
def new_session(plan_id: UUID):
    plan = own_plan(plan_id)
    form = _form_of(plan)(
        data={
            "kind": plan.author,
            "chair": plan.chair,
            "organiser": plan.organiser,
            "co_organisers": plan.co_organisers,
        }
    )
    unit = current_actor().unit
    form.offer(villages_of(unit), venues_of(unit, on=today()))
    if form.validate_on_submit():
        facts, reason, by = _by_its_kind(form.facts(), plan), _reason(form), form.actor()

        def act() -> PlannedSession:
            return sessions.plan_session(plan_id, facts, reason=reason, today=today(), by=by)

        if tried(form, act):
            return see_other(url_for(".detail", plan_id=plan_id))
    return page(
        "yearplan/session.html", None, form.answer_status, form=form, plan=plan, session=None
    )


@bp.route("/phien/<uuid:session_id>", methods=["GET", "POST"])
@requires(Permission.RECORD_DIALOGUE)
def change_session(session_id: UUID):
    held = meet_own(PLANNED_SESSION, session_id, current_actor())
    check_unstruck(held.struck_on)
    plan = own_plan(held.plan_id)
    form = _form_of(plan)(obj=held)
    unit = current_actor().unit
    form.offer(villages_of(unit), venues_of(unit, on=today()))
    if form.validate_on_submit():
        facts, reason, by = form.facts(), _reason(form), form.actor()
        seen = form.seen_revision

        def act() -> PlannedSession:
            return sessions.change_session(
                session_id, facts, reason=reason, revision=seen, today=today(), by=by
            )

        if tried(form, act):
            return see_other(url_for(".detail", plan_id=plan.id))
    return page(
        "yearplan/session.html",
        None,
        form.answer_status,
        form=form,
        plan=plan,
        session=held,
        strike=StrikeForm(formdata=None, revision=held.revision),
    )


@bp.post("/phien/<uuid:session_id>/bo")
@requires(Permission.RECORD_DIALOGUE)
def strike_session(session_id: UUID):
    held = meet_own(PLANNED_SESSION, session_id, current_actor())
    plan, strike = own_plan(held.plan_id), StrikeForm()
    if strike.validate_on_submit():
        reason, seen, by = strike.reason.data or "", strike.seen_revision, strike.actor()

        def act() -> PlannedSession:
            return sessions.strike_session(
                session_id, reason=reason, revision=seen, today=today(), by=by
            )

        if tried(strike, act):
            if plan.state is PlanState.DRAFT:
                back = url_for(".restore_session", session_id=session_id)
                tell_undoable("Đã bỏ một phiên đối thoại.", back)
            return see_other(url_for(".detail", plan_id=plan.id))
    form = _form_of(plan)(formdata=None, obj=held)
    unit = current_actor().unit
    form.offer(villages_of(unit), venues_of(unit, on=today()))
    return page(
        "yearplan/session.html", None, 422, form=form, plan=plan, session=held, strike=strike
    )


@bp.post("/phien/<uuid:session_id>/dua-lai")
@requires(Permission.RECORD_DIALOGUE)
def restore_session(session_id: UUID):
    held = meet_own(PLANNED_SESSION, session_id, current_actor())
    sessions.restore_session(session_id, by=OfficeForm().actor())
    tell("Đã đưa phiên đối thoại trở lại kế hoạch.")
    return see_other(url_for(".detail", plan_id=held.plan_id))


def _by_its_kind(facts: SessionFacts, plan: DialoguePlan) -> SessionFacts:
    """Whom the form began with is who holds the plan's own conferences; left as it was, one of
    the Party committee is held by the Party committee."""
    if facts.kind is plan.author or facts.kind is not DialogueKind.PARTY_COMMITTEE:
        return facts
    ours = facts.organiser == plan.organiser
    return replace(
        facts,
        organiser=party_committee_of(this_instance().name) if ours else facts.organiser,
        chair=PARTY_CHAIR if facts.chair == plan.chair else facts.chair,
    )


def _form_of(plan: DialoguePlan) -> type[SessionForm]:
    return AmendForm if plan.state is PlanState.ISSUED else SessionForm


def _reason(form: SessionForm) -> str:
    return form.reason.data if isinstance(form, AmendForm) else ""
