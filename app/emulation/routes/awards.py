"""Pages of submissions at ``/thi-dua/khen-thuong/``."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from uuid import UUID

from flask import Response, url_for

from app.domain.actors import OFFICE_ROLES, Actor, Permission
from app.domain.bases import cited
from app.domain.emulation.awards import (
    FORMS,
    NomineeState,
    SubmissionState,
    check_draft,
)
from app.emulation.exports import nominees_sheet, submissions_sheet
from app.emulation.forms import DecideForm, DropForm, FillForm, IssueForm, SubmissionForm
from app.emulation.gathering_forms import SuggestForm, TakeOffForm
from app.emulation.links import Links
from app.emulation.models import AwardDecision, Gathered, Nominee, Submission
from app.emulation.record import AWARD_SUBMISSION
from app.emulation.routes.blueprint import bp, given, older, place
from app.emulation.service import awards as acts
from app.emulation.service import deciding, gathering, proposals, reading
from app.export.sending import asked_way, hand_out
from app.papers.desk import desk_of
from app.records.journal import history
from app.records.sight import meet, meet_own
from app.records.wording import history_lines
from app.units.service import unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm, carried_out, tried
from app.web.htmx import page, see_other
from app.web.telling import tell, tell_undoable

_TOLD = {"title", "decider", "number", "issued_on", "signer"}


@bp.get("/khen-thuong/")
@requires(Permission.SEE_AWARDS, exports=True)
def submissions():
    actor, below = current_actor(), bool(given("cap-duoi"))
    below = below and actor.role in OFFICE_ROLES
    if way := asked_way():
        return hand_out(submissions_sheet(below=below, by=actor), way)
    shown = reading.submission_page(actor, own=not below, before=place())
    kept = {"cap-duoi": "1"} if below else {}
    return page(
        "emulation/submissions.html",
        None,
        shown=shown,
        below=below,
        standings=reading.standings([one.id for one in shown.lines], actor),
        names=unit_names({one.unit for one in shown.lines}),
        older=older(".submissions", shown.lines, kept) if shown.has_more else None,
        newest=url_for(".submissions", **kept) if place() else None,
    )


@bp.get("/khen-thuong/<uuid:submission_id>")
@requires(Permission.SEE_AWARDS, exports=True)
def submission(submission_id: UUID):
    actor = current_actor()
    held = meet(AWARD_SUBMISSION, submission_id, actor)
    if way := asked_way():
        nominees = reading.nominees_of(held, actor)
        decisions = reading.decisions_of([one.id for one in nominees], actor)
        sheet = nominees_sheet(held, nominees, decisions, _gatherings(nominees, actor))
        return hand_out(sheet, way)
    return _show(held)


@bp.route("/khen-thuong/<uuid:submission_id>/sua", methods=["GET", "POST"])
@requires(Permission.WRITE_EMULATION)
def write(submission_id: UUID):
    held = meet_own(AWARD_SUBMISSION, submission_id, current_actor())
    check_draft(held.state)
    form = SubmissionForm(obj=held)
    if form.validate_on_submit():
        facts, seen, by = form.facts(), form.seen_revision, form.actor()
        if tried(form, lambda: acts.write_submission(submission_id, facts, revision=seen, by=by)):
            return see_other(url_for(".submission", submission_id=submission_id))
    return page("emulation/write.html", None, form.answer_status, form=form, submission=held)


@bp.post("/khen-thuong/<uuid:submission_id>/ban-hanh")
@requires(Permission.ISSUE_AWARDS)
def issue(submission_id: UUID):
    form = IssueForm()
    return _carry_out(
        submission_id,
        form,
        "issue",
        lambda seen, by: acts.issue_submission(
            submission_id, form.facts(), revision=seen, today=today(), by=by
        ),
    )


@bp.post("/khen-thuong/<uuid:submission_id>/hinh-thuc")
@requires(Permission.WRITE_EMULATION)
def fill(submission_id: UUID):
    form = FillForm()
    award = form.award.data or ""
    return _carry_out(
        submission_id,
        form,
        "fill",
        lambda seen, by: acts.fill_awards(submission_id, award, revision=seen, by=by),
    )


@bp.post("/khen-thuong/<uuid:submission_id>/bo")
@requires(Permission.WRITE_EMULATION)
def drop(submission_id: UUID):
    def act(seen: int, by: Actor) -> Submission:
        dropped = acts.drop_submission(submission_id, revision=seen, by=by)
        back = url_for(".restore", submission_id=submission_id)
        tell_undoable("Đã bỏ một dự thảo đề nghị khen thưởng.", back)
        return dropped

    return _carry_out(submission_id, DropForm(), "drop", act)


@bp.post("/khen-thuong/<uuid:submission_id>/lay-lai")
@requires(Permission.WRITE_EMULATION)
def restore(submission_id: UUID):
    meet_own(AWARD_SUBMISSION, submission_id, current_actor())
    gathering.restore_submission(submission_id, by=OfficeForm().actor())
    tell("Đã lấy lại dự thảo đề nghị khen thưởng.")
    return see_other(url_for(".submission", submission_id=submission_id))


@bp.post("/khen-thuong/<uuid:submission_id>/hinh-thuc-khac")
@requires(Permission.WRITE_EMULATION)
def suggest(submission_id: UUID):
    """Of one that a unit below proposes: the unit reads of it when the submission is issued."""
    held, form = meet_own(AWARD_SUBMISSION, submission_id, current_actor()), SuggestForm()
    form.offer(_theirs(held, reading.nominees_of(held, current_actor())))
    chosen, award, reason = form.nominee_id.data, form.award.data or "", form.reason.data or ""
    return _carry_out(
        submission_id,
        form,
        "suggest",
        lambda _, by: gathering.suggest(submission_id, chosen, award, reason, by=by),
    )


@bp.post("/khen-thuong/<uuid:submission_id>/quyet-dinh")
@requires(Permission.DECIDE_AWARDS)
def decide(submission_id: UUID):
    """Of one's own submission or of one from below: the decision is the own unit's record."""
    actor = current_actor()
    held, form = meet(AWARD_SUBMISSION, submission_id, actor), DecideForm()
    nominees = reading.nominees_of(held, actor)
    decisions = reading.decisions_of([one.id for one in nominees], actor)
    form.offer(_open(held, nominees, decisions, actor), _gatherings(nominees, actor))
    if form.validate():
        chosen, wanted, by = form.chosen.data, form.decided(), form.actor()
        if tried(form, lambda: deciding.decide(chosen, wanted, today=today(), by=by)):
            return see_other(url_for(".submission", submission_id=submission_id))
    return _show(meet(AWARD_SUBMISSION, submission_id, current_actor()), form, "decide")


def _carry_out(
    submission_id: UUID, form: OfficeForm, act: str, do: Callable[[int, Actor], Submission]
) -> Response:
    """Do it and show the submission; a form that is wrong stays as typed on its page."""
    held = meet_own(AWARD_SUBMISSION, submission_id, current_actor())
    is_shown = held.state is SubmissionState.DRAFT
    if carried_out(form, do, is_shown=is_shown):
        return see_other(url_for(".submission", submission_id=submission_id))
    return _show(meet(AWARD_SUBMISSION, submission_id, current_actor()), form, act)


def _show(held: Submission, wrong: OfficeForm | None = None, act: str = "") -> Response:
    actor = current_actor()
    nominees = reading.nominees_of(held, actor)
    decisions = reading.decisions_of([one.id for one in nominees], actor)
    forms = _forms(held, nominees, decisions, actor)
    if wrong is not None:
        forms[act] = wrong
    return page(
        "emulation/submission.html",
        None,
        422 if wrong else 200,
        submission=held,
        nominees=nominees,
        decisions=decisions,
        forms=forms,
        gatherings=_gatherings(nominees, actor),
        theirs={one.id for one in _theirs(held, nominees)},
        writes=held.unit in actor.books and actor.may(Permission.WRITE_EMULATION),
        links=Links(held.first, held.last, by=actor, today=today()),
        bases=[*cited(held.known_bases), *held.bases.splitlines()],
        awards=FORMS,
        names=unit_names(
            {
                held.unit,
                *(one.unit for one in nominees),
                *(one.unit for some in decisions.values() for one in some),
            }
        ),
        desk=desk_of(held, by=actor),
        lines=history_lines(AWARD_SUBMISSION, history(AWARD_SUBMISSION.key, [held.id]), told=_TOLD),
    )


def _open(
    held: Submission,
    nominees: Iterable[Nominee],
    decisions: Mapping[UUID, Sequence[AwardDecision]],
    by: Actor,
) -> list[Nominee]:
    """Of whom this unit has not noted a decision that stands; of a draft nobody."""
    if held.state is not SubmissionState.ISSUED:
        return []
    return [one for one in nominees if _is_open(one, decisions.get(one.id, ()), by)]


def _is_open(one: Nominee, decisions: Iterable[AwardDecision], by: Actor) -> bool:
    decided = any(each.struck_on is None and each.unit in by.books for each in decisions)
    return one.state is NomineeState.PROPOSED and not decided


def _gatherings(nominees: Iterable[Nominee], by: Actor) -> Mapping[UUID, Gathered]:
    return proposals.gatherings_of([one.id for one in nominees], by)


def _theirs(held: Submission, nominees: Iterable[Nominee]) -> list[Nominee]:
    """Those of units below that it gathers."""
    return [one for one in nominees if one.submission_id != held.id]


def _forms(
    held: Submission,
    nominees: Sequence[Nominee],
    decisions: Mapping[UUID, Sequence[AwardDecision]],
    by: Actor,
) -> dict[str, OfficeForm]:
    """What may be done to it now by this person."""
    forms: dict[str, OfficeForm] = {}
    if held.state is SubmissionState.DRAFT and held.unit in by.books:
        if by.may(Permission.WRITE_EMULATION):
            forms["drop"] = DropForm(formdata=None, revision=held.revision)
            if any(one.state is NomineeState.DRAFT and not one.award for one in nominees):
                forms["fill"] = FillForm(formdata=None, revision=held.revision)
            if theirs := _theirs(held, nominees):
                forms["suggest"] = SuggestForm(formdata=None)
                forms["suggest"].offer(theirs)
                forms["take_off"] = TakeOffForm(formdata=None)
                forms["take_off"].offer(theirs)
        if by.may(Permission.ISSUE_AWARDS):
            signer = {"issued_on": today(), "signer": by.name}
            forms["issue"] = IssueForm(formdata=None, revision=held.revision, data=signer)
    open_ = _open(held, nominees, decisions, by)
    if open_ and by.may(Permission.DECIDE_AWARDS):
        form = DecideForm(formdata=None, data={"decided_on": today()})
        form.offer(open_, _gatherings(nominees, by))
        forms["decide"] = form
    return forms
