"""The page of one who was put up: the figures, the words, what was decided."""

from collections.abc import Callable, Iterable
from uuid import UUID

from flask import Response, url_for
from sqlalchemy import Row

from app.db import db
from app.domain.actors import Actor, Permission
from app.domain.emulation.awards import FORMS, NomineeState
from app.domain.emulation.gathering import waits_for
from app.domain.labels import Term
from app.emulation.forms import AgainForm, NomineeForm, StrikeForm, WithdrawForm
from app.emulation.links import Links
from app.emulation.models import AwardDecision, Gathered, Nominee, Submission
from app.emulation.record import AWARD_DECISION, AWARD_NOMINEE
from app.emulation.routes.blueprint import bp
from app.emulation.service import awards as acts
from app.emulation.service import deciding, proposals, reading, renewals
from app.emulation.service.again import is_open_to_it, propose_again
from app.records.journal import history
from app.records.model import Record
from app.records.sight import meet, meet_own
from app.records.wording import history_lines
from app.units.service import unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm, carried_out, tried
from app.web.htmx import page, see_other
from app.web.telling import tell, tell_undoable

_TOLD = {"award", "achievement"}


@bp.get("/khen-thuong/de-nghi/<uuid:nominee_id>")
@requires(Permission.SEE_EMULATION)
def nominee(nominee_id: UUID):
    return _show(meet(AWARD_NOMINEE, nominee_id, current_actor()))


@bp.post("/khen-thuong/de-nghi/<uuid:nominee_id>/ghi")
@requires(Permission.WRITE_EMULATION)
def write_nominee(nominee_id: UUID):
    form = NomineeForm()
    return _carry_out(
        nominee_id,
        form,
        "write",
        lambda seen, by: acts.write_nominee(
            nominee_id, form.award.data, form.achievement.data or "", revision=seen, by=by
        ),
    )


@bp.post("/khen-thuong/de-nghi/<uuid:nominee_id>/rut")
@requires(Permission.WRITE_EMULATION)
def withdraw(nominee_id: UUID):
    one, form = meet_own(AWARD_NOMINEE, nominee_id, current_actor()), WithdrawForm()
    is_draft = one.state is NomineeState.DRAFT  # else the superior may have read it

    def do(seen: int, by: Actor) -> Nominee:
        done = acts.withdraw_nominee(nominee_id, form.reason.data or "", revision=seen, by=by)
        if is_draft:
            back = url_for(".restore_nominee", nominee_id=nominee_id)
            tell_undoable("Đã đưa một tên ra khỏi dự thảo.", back)
        return done

    return _carry_out(nominee_id, form, "withdraw", do)


@bp.post("/khen-thuong/de-nghi/<uuid:nominee_id>/dua-lai")
@requires(Permission.WRITE_EMULATION)
def restore_nominee(nominee_id: UUID):
    meet_own(AWARD_NOMINEE, nominee_id, current_actor())
    acts.restore_nominee(nominee_id, by=OfficeForm().actor())
    tell("Đã đưa trở lại dự thảo.")
    return see_other(url_for(".nominee", nominee_id=nominee_id))


@bp.post("/khen-thuong/de-nghi/<uuid:nominee_id>/de-nghi-lai")
@requires(Permission.WRITE_EMULATION)
def again(nominee_id: UUID):
    """What was returned goes into a draft, where its words can be corrected."""
    one, form = meet_own(AWARD_NOMINEE, nominee_id, current_actor()), AgainForm()
    is_shown = is_open_to_it(one, current_actor())
    form.offer(reading.drafts_of(current_actor()))
    if form.validate():
        into, seen, by = form.into.data, form.seen_revision, form.actor()
        made = tried(
            form,
            lambda: propose_again(nominee_id, into, revision=seen, today=today(), by=by),
            is_shown=is_shown,
        )
        if made is not None:
            return see_other(url_for(".nominee", nominee_id=made.id))
    return _show(meet(AWARD_NOMINEE, nominee_id, current_actor()), form, "again")


@bp.post("/khen-thuong/quyet-dinh/<uuid:decision_id>/bo")
@requires(Permission.DECIDE_AWARDS)
def strike(decision_id: UUID):
    one, form = meet_own(AWARD_DECISION, decision_id, current_actor()), StrikeForm()
    address = url_for(".nominee", nominee_id=one.nominee_id)
    seen, by = form.seen_revision, form.actor()
    deciding.strike(decision_id, revision=seen, today=today(), by=by)
    if one.goes_down_to() is None:  # else the unit below reads that it was struck
        back = url_for(".restore_decision", decision_id=decision_id)
        tell_undoable("Đã bỏ một quyết định ghi nhầm.", back)
    return see_other(address)


@bp.post("/khen-thuong/quyet-dinh/<uuid:decision_id>/dua-lai")
@requires(Permission.DECIDE_AWARDS)
def restore_decision(decision_id: UUID):
    one = meet_own(AWARD_DECISION, decision_id, current_actor())
    deciding.restore(decision_id, today=today(), by=OfficeForm().actor())
    tell("Đã đưa lại quyết định.")
    return see_other(url_for(".nominee", nominee_id=one.nominee_id))


def _carry_out(
    nominee_id: UUID, form: OfficeForm, act: str, do: Callable[[int, Actor], Record]
) -> Response:
    """Do it and show the page; a form that is wrong stays as typed on it."""
    one = meet_own(AWARD_NOMINEE, nominee_id, current_actor())
    is_shown = one.state is not NomineeState.WITHDRAWN
    if carried_out(form, do, is_shown=is_shown):
        return see_other(url_for(".nominee", nominee_id=nominee_id))
    return _show(meet(AWARD_NOMINEE, nominee_id, current_actor()), form, act)


def _show(one: Nominee, wrong: OfficeForm | None = None, act: str = "") -> Response:
    actor = current_actor()
    held = db.session.get_one(Submission, one.submission_id)
    forms = _forms(one, held, actor)
    if wrong is not None:
        forms[act] = wrong
    decided = reading.decisions_of({one.id, one.again_of} - {None}, actor)
    decisions = decided.get(one.id, ())
    gathering = proposals.gatherings_of([one.id], actor).get(one.id)
    return page(
        "emulation/nominee.html",
        None,
        422 if wrong else 200,
        one=one,
        evidence=one.evidence,
        submission=held,
        sees_submission=actor.may(Permission.SEE_AWARDS),
        decisions=decisions,
        waits=_waits(one, gathering, decisions, actor),
        gathering=gathering,
        earlier=renewals.earlier_of(one, actor),
        renewal=renewals.renewals_of([one.id], actor).get(one.id),
        returned=renewals.returned_of(one, decided),
        strikes=_strikes(decisions, actor),
        forms=forms,
        links=Links(held.first, held.last, by=actor, today=today()),
        awards=FORMS,
        names=unit_names(
            {
                one.unit,
                one.of_unit,
                *(each.unit for each in decisions),
                *([gathering.unit] if gathering else []),
            }
        ),
        lines=history_lines(AWARD_NOMINEE, history(AWARD_NOMINEE.key, [one.id]), told=_TOLD),
    )


def _waits(
    one: Nominee, held: Gathered | None, decisions: Iterable[AwardDecision], by: Actor
) -> str:
    """What an undecided one waits for, in the words of who reads it."""
    if any(each.struck_on is None for each in decisions):
        return ""
    gatherer = held and (held.unit in by.books, held.state)
    is_own = one.unit in by.books
    return Term(waits_for(one.state, gatherer, is_own=is_own, goes_up=one.to_superior))


def _forms(one: Nominee, held: Submission, by: Actor) -> dict[str, OfficeForm]:
    if one.unit not in by.books or not by.may(Permission.WRITE_EMULATION):
        return {}
    forms: dict[str, OfficeForm] = {}
    if one.state is NomineeState.DRAFT:
        forms["write"] = NomineeForm(formdata=None, obj=one)
    if is_open_to_it(one, by):
        drafts = reading.drafts_of(by)
        form = AgainForm(formdata=None, revision=one.revision, data={"into": _like(held, drafts)})
        form.offer(drafts)
        forms["again"] = form
    if one.state is not NomineeState.WITHDRAWN:
        forms["withdraw"] = WithdrawForm(formdata=None, revision=one.revision)
    return forms


def _like(held: Submission, drafts: Iterable[Row]) -> UUID | None:
    """The newest draft of the same days for the same decider: several that were returned meet
    there again."""
    asked = held.first, held.last, held.decider
    return next((one.id for one in drafts if (one.first, one.last, one.decider) == asked), None)


def _strikes(decisions: Iterable[AwardDecision], by: Actor) -> dict[UUID, StrikeForm]:
    if not by.may(Permission.DECIDE_AWARDS):
        return {}
    return {
        each.id: StrikeForm(formdata=None, revision=each.revision)
        for each in decisions
        if each.unit in by.books and each.struck_on is None
    }
