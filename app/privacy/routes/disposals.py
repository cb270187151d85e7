"""Pages of files that are out of time, and of the lists in which they end."""

from uuid import UUID

from flask import Response, url_for

from app.domain.actors import Permission
from app.domain.privacy.keeping import DisposalState
from app.export.sending import asked_way, hand_out
from app.papers.desk import desk_of
from app.privacy.exports import due_sheet
from app.privacy.forms import DestroyForm, ProposeForm, ReasonForm
from app.privacy.record import DISPOSAL
from app.privacy.routes.blueprint import bp
from app.privacy.service import disposals
from app.privacy.service.catalogue import addresses, kind_of
from app.records.journal import history
from app.records.sight import meet_own
from app.records.wording import history_lines
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm, carried_out, tried
from app.web.htmx import page, see_other
from app.web.telling import tell


@bp.route("/den-han/", methods=["GET", "POST"])
@requires(Permission.KEEP_PRIVACY, exports=True)
def due():
    actor, form = current_actor(), ProposeForm()
    if form.validate_on_submit():
        chosen, by = form.chosen.data or [], form.actor()
        made = tried(form, lambda: disposals.propose(chosen, today=today(), by=by))
        if made is not None:
            return see_other(url_for(".disposal_detail", disposal_id=made.id))
    lines = disposals.due_files(actor, today=today())
    if way := asked_way():
        return hand_out(due_sheet(lines), way)
    return page(
        "privacy/due.html",
        None,
        form.answer_status,
        form=form,
        lines=lines,
        made=disposals.list_disposals(actor),
    )


@bp.get("/huy/<uuid:disposal_id>")
@requires(Permission.KEEP_PRIVACY)
def disposal_detail(disposal_id: UUID):
    return _show(disposal_id)


@bp.post("/huy/<uuid:disposal_id>/quyet-dinh")
@requires(Permission.DECIDE_PRIVACY)
def destroy(disposal_id: UUID):
    one, form = meet_own(DISPOSAL, disposal_id, current_actor()), DestroyForm()
    if carried_out(
        form,
        lambda seen, by: disposals.destroy(
            disposal_id,
            number=form.decision_number.data,
            decided_on=form.decided_on.data,
            witnesses=form.witnesses.data or "",
            revision=seen,
            today=today(),
            by=by,
        ),
        is_shown=one.state is DisposalState.PROPOSED,
    ):
        tell("Đã hủy nội dung các hồ sơ trong danh mục.")
        return see_other(url_for(".disposal_detail", disposal_id=disposal_id))
    return _show(disposal_id, form, "destroy")


@bp.post("/huy/<uuid:disposal_id>/khong")
@requires(Permission.DECIDE_PRIVACY)
def drop(disposal_id: UUID):
    one, form = meet_own(DISPOSAL, disposal_id, current_actor()), ReasonForm()
    if carried_out(
        form,
        lambda seen, by: disposals.drop(disposal_id, form.reason.data, revision=seen, by=by),
        is_shown=one.state is DisposalState.PROPOSED,
    ):
        return see_other(url_for(".disposal_detail", disposal_id=disposal_id))
    return _show(disposal_id, form, "drop")


def _show(disposal_id: UUID, wrong: OfficeForm | None = None, act: str = "") -> Response:
    actor = current_actor()
    one = meet_own(DISPOSAL, disposal_id, actor)
    forms: dict[str, OfficeForm] = {}
    if one.state is DisposalState.PROPOSED and actor.may(Permission.DECIDE_PRIVACY):
        given = {"formdata": None, "revision": one.revision}
        forms["destroy"] = DestroyForm(**given, data={"decided_on": today()})
        forms["drop"] = ReasonForm(**given)
    if wrong is not None:
        forms[act] = wrong
    return page(
        "privacy/disposal.html",
        None,
        422 if wrong else 200,
        one=one,
        forms=forms,
        kind_of=kind_of,
        addresses={
            str(key): address
            for key, address in addresses(
                (file["kind"], UUID(file["id"])) for file in one.files
            ).items()
        },
        desk=desk_of(one, by=actor),
        lines=history_lines(DISPOSAL, history(DISPOSAL.key, [one.id])),
    )
