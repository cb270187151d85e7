"""The commune's groups to invite, and who is in them."""

from uuid import UUID

from flask import Response, url_for

from app.domain.actors import Permission
from app.preparation.forms.inviting import GroupForm, RecipientForm
from app.preparation.models import Recipient, RecipientGroup
from app.preparation.record import RECIPIENT, RECIPIENT_GROUP
from app.preparation.routes.common import bp
from app.preparation.service import groups as service
from app.records.sight import meet_own
from app.units.service import villages_of
from app.web.access import current_actor, requires
from app.web.forms import OfficeForm, tried
from app.web.htmx import page, see_other
from app.web.telling import tell, tell_undoable


@bp.route("/nhom-moi", methods=["GET", "POST"])
@requires(Permission.RECORD_DIALOGUE)
def groups():
    form = GroupForm()
    if form.validate_on_submit():
        by = form.actor()
        made = tried(form, lambda: service.add_group(form.name.data, by=by))
        if made is not None:
            return see_other(url_for(".group", group_id=made.id))
    return page(
        "preparation/groups.html",
        None,
        form.answer_status,
        form=form,
        groups=service.groups_of(current_actor().books),
        press=OfficeForm(formdata=None),
    )


@bp.post("/nhom-moi/thuong-moi")
@requires(Permission.RECORD_DIALOGUE)
def lay_out_groups():
    service.lay_out_groups(by=OfficeForm().actor())
    return see_other(url_for(".groups"))


@bp.route("/nhom-moi/<uuid:group_id>", methods=["GET", "POST"])
@requires(Permission.RECORD_DIALOGUE)
def group(group_id: UUID):
    """The group, with a line to add the next one."""
    held = _group(group_id)
    form = RecipientForm()
    form.offer(_villages())
    if form.validate_on_submit():
        by = form.actor()
        if tried(form, lambda: service.add_recipient(group_id, form.facts(), by=by)) is not None:
            return see_other(url_for(".group", group_id=group_id, _anchor="them"))
    return _group_page(held, form)


@bp.post("/nhom-moi/<uuid:group_id>/ten")
@requires(Permission.RECORD_DIALOGUE)
def rename_group(group_id: UUID):
    held, form = _group(group_id), GroupForm()
    if form.validate_on_submit():
        revision, by = form.seen_revision, form.actor()

        def act() -> RecipientGroup:
            return service.rename_group(group_id, form.name.data, revision=revision, by=by)

        if tried(form, act) is not None:
            return see_other(url_for(".group", group_id=group_id))
    return _group_page(held, None, form)


@bp.route("/nhom-moi/nguoi/<uuid:recipient_id>", methods=["GET", "POST"])
@requires(Permission.RECORD_DIALOGUE)
def recipient(recipient_id: UUID):
    held: Recipient = meet_own(RECIPIENT, recipient_id, current_actor())
    form = RecipientForm(obj=held)
    form.offer(_villages())
    if form.validate_on_submit():
        revision, by = form.seen_revision, form.actor()

        def act() -> Recipient:
            return service.change_recipient(recipient_id, form.facts(), revision=revision, by=by)

        if tried(form, act) is not None:
            return see_other(url_for(".group", group_id=held.group_id))
    return page(
        "preparation/recipient.html",
        None,
        form.answer_status,
        form=form,
        recipient=held,
        group=_group(held.group_id),
        press=OfficeForm(formdata=None, revision=held.revision),
    )


@bp.post("/nhom-moi/nguoi/<uuid:recipient_id>/ra-khoi")
@requires(Permission.RECORD_DIALOGUE)
def end_recipient(recipient_id: UUID):
    held: Recipient = meet_own(RECIPIENT, recipient_id, current_actor())
    form = OfficeForm()
    service.end_recipient(recipient_id, revision=form.seen_revision, by=form.actor())
    tell_undoable(
        "Đã đưa một người ra khỏi nhóm.", url_for(".restore_recipient", recipient_id=recipient_id)
    )
    return see_other(url_for(".group", group_id=held.group_id))


@bp.post("/nhom-moi/nguoi/<uuid:recipient_id>/dua-lai")
@requires(Permission.RECORD_DIALOGUE)
def restore_recipient(recipient_id: UUID):
    held: Recipient = meet_own(RECIPIENT, recipient_id, current_actor())
    service.restore_recipient(recipient_id, by=OfficeForm().actor())
    tell("Đã đưa người ấy vào lại nhóm.")
    return see_other(url_for(".group", group_id=held.group_id))


def _group(group_id: UUID) -> RecipientGroup:
    return meet_own(RECIPIENT_GROUP, group_id, current_actor())


def _villages() -> dict[UUID, str]:
    return {one.id: one.full_name for one in villages_of(current_actor().unit)}


def _group_page(
    held: RecipientGroup, form: RecipientForm | None, wrong: GroupForm | None = None
) -> Response:
    if form is None:
        form = RecipientForm(formdata=None)
        form.offer(_villages())
    return page(
        "preparation/group.html",
        None,
        422 if wrong else form.answer_status,
        group=held,
        people=service.people_of(held.id),
        villages=_villages(),
        form=form,
        naming=wrong or GroupForm(formdata=None, obj=held),
    )
