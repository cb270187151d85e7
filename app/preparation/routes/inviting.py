"""The list of whom this conference invites, and its invitations."""

from uuid import UUID

from flask import url_for

from app.domain.actors import Permission
from app.preparation.forms.inviting import GuestsForm, InvitationForm, IssueForm
from app.preparation.models import DialogueGuest, DialogueInvitation
from app.preparation.record import GUEST, INVITATION
from app.preparation.routes.common import bp, carry_out, own
from app.preparation.service import inviting
from app.preparation.service.groups import groups_of
from app.records.sight import meet_own
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm
from app.web.htmx import see_other
from app.web.telling import tell, tell_undoable

_PARTS = ("giay-moi", "dau-trang")


@bp.post("/<uuid:dialogue_id>/chuan-bi/khach-moi")
@requires(Permission.RECORD_DIALOGUE)
def choose_guests(dialogue_id: UUID):
    form = GuestsForm()
    own(dialogue_id)
    form.offer(groups_of(current_actor().books))
    by = form.actor()
    return carry_out(
        dialogue_id,
        form,
        lambda: inviting.choose_guests(dialogue_id, form.chosen(), today=today(), by=by),
        *_PARTS,
    )


@bp.post("/chuan-bi/khach-moi/<uuid:guest_id>/rut")
@requires(Permission.RECORD_DIALOGUE)
def withdraw_guest(guest_id: UUID):
    held: DialogueGuest = meet_own(GUEST, guest_id, current_actor())
    form = OfficeForm()
    revision, by = form.seen_revision, form.actor()

    def act() -> DialogueGuest:
        guest = inviting.withdraw_guest(guest_id, revision=revision, by=by)
        back = url_for(".restore_guest", guest_id=guest_id)
        tell_undoable("Đã rút một người, cơ quan khỏi danh sách mời.", back)
        return guest

    return carry_out(held.dialogue_id, form, act, *_PARTS)


@bp.post("/chuan-bi/khach-moi/<uuid:guest_id>/dua-lai")
@requires(Permission.RECORD_DIALOGUE)
def restore_guest(guest_id: UUID):
    held: DialogueGuest = meet_own(GUEST, guest_id, current_actor())
    inviting.restore_guest(guest_id, by=OfficeForm().actor())
    tell("Đã đưa trở lại danh sách mời.")
    return see_other(url_for(".detail", dialogue_id=held.dialogue_id, _anchor=_PARTS[0]))


@bp.post("/<uuid:dialogue_id>/chuan-bi/giay-moi")
@requires(Permission.RECORD_DIALOGUE)
def draft_invitation(dialogue_id: UUID):
    form = InvitationForm()
    by = form.actor()
    return carry_out(
        dialogue_id,
        form,
        lambda: inviting.draft_invitation(dialogue_id, form.facts(), by=by),
        *_PARTS,
    )


@bp.post("/chuan-bi/giay-moi/<uuid:invitation_id>/sua")
@requires(Permission.RECORD_DIALOGUE)
def correct_invitation(invitation_id: UUID):
    held, form = _invitation(invitation_id), InvitationForm()
    revision, by = form.seen_revision, form.actor()
    return carry_out(
        held.dialogue_id,
        form,
        lambda: inviting.correct_invitation(invitation_id, form.facts(), revision=revision, by=by),
        *_PARTS,
        is_shown=not held.is_issued,
    )


@bp.post("/chuan-bi/giay-moi/<uuid:invitation_id>/ban-hanh")
@requires(Permission.RECORD_DIALOGUE)
def issue_invitation(invitation_id: UUID):
    """The conference itself moves on, so the form of its notice is made anew as well."""
    held, form = _invitation(invitation_id), IssueForm()
    revision, by = form.seen_revision, form.actor()
    return carry_out(
        held.dialogue_id,
        form,
        lambda: inviting.issue_invitation(
            invitation_id,
            number=form.number.data,
            issued_on=form.issued_on.data,
            revision=revision,
            today=today(),
            by=by,
        ),
        *_PARTS,
        "thong-bao",
        is_shown=not held.is_issued,
    )


def _invitation(invitation_id: UUID) -> DialogueInvitation:
    return meet_own(INVITATION, invitation_id, current_actor())
