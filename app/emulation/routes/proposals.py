"""What the units below propose, gathered at an office: ``/thi-dua/khen-thuong/cac-don-vi``."""

from collections.abc import Sequence
from uuid import UUID

from flask import Response, request, url_for
from sqlalchemy import Row

from app.domain.actors import Actor, Permission
from app.domain.emulation.gathering import ProposalState
from app.domain.words import mid_sentence
from app.emulation.exports import proposals_sheet
from app.emulation.gathering_forms import GatherForm, ProposalsForm, SendBackForm, TakeOffForm
from app.emulation.record import AWARD_SUBMISSION
from app.emulation.routes.beginning import first_facts
from app.emulation.routes.blueprint import bp, place
from app.emulation.service import gathering, proposals, reading, renewals
from app.export.sending import asked_way, hand_out
from app.instance import this_instance
from app.records.sight import meet_own
from app.units.service import unit_names
from app.web.access import current_actor, requires
from app.web.asked import asked_again
from app.web.context import today
from app.web.forms import OfficeForm, tried
from app.web.htmx import page, see_other
from app.web.telling import tell, tell_undoable


@bp.get("/khen-thuong/cac-don-vi")
@requires(Permission.SEE_AWARDS, exports=True)
def from_units():
    actor = current_actor()
    if way := asked_way():
        form = ProposalsForm.of(request.args, proposals.offered(actor))
        return hand_out(proposals_sheet(form, by=actor), way)
    return _show()


@bp.post("/khen-thuong/cac-don-vi/dua-vao")
@requires(Permission.WRITE_EMULATION)
def gather():
    """The same list stands in the address; what is chosen becomes a draft, or goes into one."""
    form = GatherForm()
    form.offer(reading.drafts_of(current_actor()))
    if form.validate():
        chosen, into, by = set(form.chosen.data or ()), form.into.data, form.actor()
        made = tried(
            form, lambda: gathering.gather(chosen, into, first_facts, today=today(), by=by)
        )
        if made is not None:
            return see_other(url_for(".submission", submission_id=made.id))
    return _show(form)


@bp.post("/khen-thuong/cac-don-vi/tra-lai")
@requires(Permission.DECIDE_AWARDS)
def send_back():
    form = SendBackForm()
    if form.validate():
        chosen, reason, by = set(form.chosen.data or ()), form.reason.data, form.actor()
        office = f"Ủy ban nhân dân {mid_sentence(this_instance().name)}"
        done = tried(
            form, lambda: gathering.send_back(chosen, reason, office, today=today(), by=by)
        )
        if done is not None:
            return see_other(url_for(".from_units", **asked_again()))
    return _show(form)


@bp.post("/khen-thuong/<uuid:submission_id>/dua-ra")
@requires(Permission.WRITE_EMULATION)
def take_off(submission_id: UUID):
    held, form = meet_own(AWARD_SUBMISSION, submission_id, current_actor()), TakeOffForm()
    form.offer(reading.nominees_of(held, current_actor()))
    if form.validate():
        which = {"submission_id": submission_id, "nominee_id": form.nominee_id.data}
        gathering.take_off(**which, by=form.actor())
        tell_undoable("Đã đưa một đề nghị ra khỏi dự thảo.", url_for(".put_back", **which))
    return see_other(url_for(".submission", submission_id=submission_id))


@bp.post("/khen-thuong/<uuid:submission_id>/dua-lai/<uuid:nominee_id>")
@requires(Permission.WRITE_EMULATION)
def put_back(submission_id: UUID, nominee_id: UUID):
    meet_own(AWARD_SUBMISSION, submission_id, current_actor())
    gathering.put_back(submission_id, nominee_id, by=OfficeForm().actor())
    tell("Đã đưa đề nghị trở lại dự thảo.")
    return see_other(url_for(".submission", submission_id=submission_id))


def _show(wrong: GatherForm | SendBackForm | None = None) -> Response:
    actor = current_actor()
    narrowing = ProposalsForm.of(request.args, proposals.offered(actor))
    wanted = narrowing.wanted()
    shown = proposals.proposal_page(actor, wanted, before=place())
    ids = [row.Nominee.id for row in shown.lines]
    return page(
        "emulation/proposals.html",
        "emulation/_proposals.html",
        422 if wrong else 200,
        narrowing=narrowing,
        shown=shown,
        counts=proposals.counted(actor, wanted),
        state_of=proposals.state_of,
        decisions=reading.decisions_of(renewals.with_earlier(shown.lines), actor),
        gatherings=proposals.gatherings_of(ids, actor),
        returned_of=renewals.returned_of,
        renewals=renewals.renewals_of(ids, actor),
        names=unit_names({row.Nominee.unit for row in shown.lines}),
        forms=_forms(shown.lines, wrong, actor),
        kept=asked_again(),
        older=_older(ids[-1]) if shown.has_more else None,
        newest=url_for(".from_units", **_narrowed()) if place() else None,
    )


def _forms(
    lines: Sequence[Row], wrong: GatherForm | SendBackForm | None, by: Actor
) -> dict[str, OfficeForm]:
    """What this person may do with those of the page of whom nothing is decided."""
    forms: dict[str, OfficeForm] = {}
    undecided = (ProposalState.OPEN, ProposalState.GATHERED)
    open_ = [row.Nominee for row in lines if proposals.state_of(row) in undecided]
    if open_ and by.may(Permission.WRITE_EMULATION):
        forms["gather"] = wrong if isinstance(wrong, GatherForm) else GatherForm(formdata=None)
        forms["gather"].offer(reading.drafts_of(by))
    if open_ and by.may(Permission.DECIDE_AWARDS):
        forms["back"] = wrong if isinstance(wrong, SendBackForm) else SendBackForm(formdata=None)
        forms["back"].offer(open_)
    return forms


def _narrowed() -> dict[str, list[str]]:
    return {name: values for name, values in asked_again().items() if name != "truoc"}


def _older(last: UUID) -> str:
    return url_for(".from_units", **_narrowed(), truoc=last)
