"""The list of whom this conference invites, and the invitations to them."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, transaction
from app.dialogue.models import Dialogue, Opinion
from app.dialogue.service.notice import note_invited
from app.domain.actors import Actor
from app.domain.dialogue import inviting as rules
from app.domain.dialogue.kinds import MatterKind, OpinionSource, SpeakerKind
from app.domain.errors import RuleViolation
from app.domain.words import mid_sentence
from app.preparation.acts import GuestAct, InvitationAct
from app.preparation.facts import Chosen, InvitationFacts
from app.preparation.models import (
    DialogueGuest,
    DialogueInvitation,
    Recipient,
    RecipientGroup,
)
from app.preparation.service.common import open_dialogue, open_part
from app.records import journal
from app.units.service import villages_of

_OWN_PROCEDURE = [one for one in MatterKind if one.has_own_procedure]


def choose_guests(
    dialogue_id: UUID, chosen: Chosen, *, today: date, by: Actor
) -> Sequence[DialogueGuest]:
    """Put people on the list as they are called today; who is on it already stays once."""
    with transaction() as session:
        dialogue = open_dialogue(session, dialogue_id, by=by)
        known = _known(dialogue_id)
        added = []
        for guest in _wanted(session, dialogue, chosen, by):
            key = rules.guest_key(guest.name, guest.post)
            if key not in known:
                known.add(key)
                guest.chosen_on = today
                journal.write(guest, GuestAct.CHOOSE, by=by)
                added.append(guest)
        if not added:
            raise RuleViolation(
                "Không có ai mới để đưa vào danh sách: hãy chọn nhóm có người, hoặc ghi thêm người."
            )
    return added


def withdraw_guest(guest_id: UUID, *, revision: int, by: Actor) -> DialogueGuest:
    """Take somebody off the list; the line stays, struck out."""
    with transaction() as session:
        guest, _ = open_part(session, DialogueGuest, guest_id, revision=revision, by=by)
        guest.withdrawn = True
        journal.write(guest, GuestAct.WITHDRAW, by=by)
    return guest


def restore_guest(guest_id: UUID, *, by: Actor) -> DialogueGuest:
    """Take it back that somebody was taken off, unless the list has the same one again."""
    with transaction() as session:
        guest, dialogue = open_part(session, DialogueGuest, guest_id, revision=None, by=by)
        if guest.withdrawn:
            if rules.guest_key(guest.name, guest.post) in _known(dialogue.id):
                raise RuleViolation(f"{guest.name} đã có trong danh sách mời.")
            guest.withdrawn = False
            journal.write(guest, GuestAct.RESTORE, by=by)
    return guest


def draft_invitation(dialogue_id: UUID, facts: InvitationFacts, *, by: Actor) -> DialogueInvitation:
    """Write the invitation to those who have none yet; one draft at a time."""
    with transaction() as session:
        dialogue = open_dialogue(session, dialogue_id, by=by)
        rules.check_presence(facts.present_at, starts_at=dialogue.started_at)
        if any(not one.is_issued for one in invitations_of(dialogue_id)):
            raise RuleViolation("Đã có một giấy mời đang soạn. Hãy hoàn thiện giấy đó trước.")
        invitation = DialogueInvitation(unit=by.unit, dialogue_id=dialogue_id, people=[])
        invitation.number = ""
        facts.write_into(invitation)
        journal.write(invitation, InvitationAct.DRAFT, by=by)
    return invitation


def correct_invitation(
    invitation_id: UUID, facts: InvitationFacts, *, revision: int, by: Actor
) -> DialogueInvitation:
    """Change a draft; what was issued says what it said."""
    with transaction() as session:
        invitation, dialogue = open_part(
            session, DialogueInvitation, invitation_id, revision=revision, by=by
        )
        _refuse_issued(invitation)
        rules.check_presence(facts.present_at, starts_at=dialogue.started_at)
        facts.write_into(invitation)
        journal.correct(invitation, InvitationAct.CORRECT, by=by)
    return invitation


def issue_invitation(
    invitation_id: UUID,
    *,
    number: str,
    issued_on: date,
    revision: int,
    today: date,
    by: Actor,
) -> DialogueInvitation:
    """Note number and day after the signature: whom it names is frozen, they are invited.

    Căn cứ: Điều 15 Nghị định số 30/2020/NĐ-CP: the number is given to what has been signed.
    """
    with transaction() as session:
        invitation, dialogue = open_part(
            session, DialogueInvitation, invitation_id, revision=revision, by=by
        )
        _refuse_issued(invitation)
        guests = to_be_invited(dialogue)
        rules.check_issue(
            issued_on,
            signer=invitation.signer or "",
            guests=len(guests),
            held_on=dialogue.held_on,
            today=today,
        )
        invitation.number = rules.issued_number(number, dialogue.kind)
        invitation.issued_on, invitation.held_on = issued_on, dialogue.held_on
        invitation.people = [one.id for one in guests]
        journal.write(invitation, InvitationAct.ISSUE, by=by.on_behalf_of(invitation.signer))
        for guest in guests:
            guest.invitation_id = invitation.id
            journal.write(guest, GuestAct.INVITE, by=by)
        note_invited(dialogue.id, by=by)
    return invitation


def guests_of(dialogue_id: UUID) -> Sequence[DialogueGuest]:
    """Everybody who is or was on the list, in the order in which they came on it."""
    rows = db.select(DialogueGuest).where(DialogueGuest.dialogue_id == dialogue_id)
    return db.session.scalars(rows.order_by(DialogueGuest.id)).all()


def invitations_of(dialogue_id: UUID) -> Sequence[DialogueInvitation]:
    rows = db.select(DialogueInvitation).where(DialogueInvitation.dialogue_id == dialogue_id)
    return db.session.scalars(rows.order_by(DialogueInvitation.id)).all()


def to_be_invited(dialogue: Dialogue) -> list[DialogueGuest]:
    """Who is on the list and holds no invitation to the day on which the conference is now."""
    valid = {
        one.id
        for one in invitations_of(dialogue.id)
        if one.is_issued and one.held_on == dialogue.held_on
    }
    return [
        one
        for one in guests_of(dialogue.id)
        if not one.withdrawn and one.invitation_id not in valid
    ]


def named_in(invitation: DialogueInvitation, dialogue: Dialogue) -> list[DialogueGuest]:
    """Whom the invitation names: as frozen once issued, else who would get it today."""
    if not invitation.is_issued:
        return to_be_invited(dialogue)
    named = set(invitation.people)
    return [one for one in guests_of(dialogue.id) if one.id in named]


def _known(dialogue_id: UUID) -> set[tuple[str, str]]:
    """Who is on the list, by the key under which a second is the same."""
    held = guests_of(dialogue_id)
    return {rules.guest_key(one.name, one.post) for one in held if not one.withdrawn}


def _refuse_issued(invitation: DialogueInvitation) -> None:
    if invitation.is_issued:
        raise RuleViolation(
            f"Giấy mời số {invitation.number} đã ban hành nên không sửa được. "
            "Người mời thêm được ghi vào giấy mời mới."
        )


def _wanted(
    session: Session, dialogue: Dialogue, chosen: Chosen, by: Actor
) -> Iterator[DialogueGuest]:
    yield from _of_groups(session, dialogue, chosen.groups, by)
    if chosen.citizens:
        yield from _citizens(session, dialogue)
    for name, post in rules.read_guests(chosen.others):
        yield _guest(dialogue, chosen.others_as or rules.REGISTERED, name, post)


def _of_groups(
    session: Session, dialogue: Dialogue, groups: Sequence[UUID], by: Actor
) -> Iterator[DialogueGuest]:
    rows = (
        db.select(Recipient, RecipientGroup.name)
        .join(RecipientGroup, RecipientGroup.id == Recipient.group_id)
        .where(
            RecipientGroup.unit.in_(by.books),
            RecipientGroup.id.in_(groups),
            Recipient.ended.is_(False),
        )
        .order_by(RecipientGroup.place, RecipientGroup.id, Recipient.id)
    )
    for one, group in session.execute(rows):
        if rules.is_called(one.village_id, dialogue.villages):
            guest = _guest(dialogue, group, one.name or "", one.post or "")
            guest.is_body, guest.village_id = bool(one.is_body), one.village_id
            yield guest


def _citizens(session: Session, dialogue: Dialogue) -> Iterator[DialogueGuest]:
    """Who gave an opinion with a name; never who complains or denounces: that stays secret."""
    names = {one.id: one.full_name for one in villages_of(dialogue.unit)}
    rows = (
        db.select(Opinion.speaker, Opinion.village_id)
        .where(
            Opinion.dialogue_id == dialogue.id,
            Opinion.speaker != "",
            Opinion.speaker_kind == SpeakerKind.INDIVIDUAL,
            Opinion.source != OpinionSource.AT_MEETING,
            Opinion.matter.not_in(_OWN_PROCEDURE),
        )
        .order_by(Opinion.number)
    )
    for name, village_id in session.execute(rows):
        guest = _guest(dialogue, rules.CITIZENS, name, mid_sentence(names.get(village_id, "")))
        guest.village_id = village_id
        yield guest


def _guest(dialogue: Dialogue, group: str, name: str, post: str) -> DialogueGuest:
    return DialogueGuest(
        unit=dialogue.unit,
        dialogue_id=dialogue.id,
        group=group,
        name=name,
        post=post,
        is_body=False,
        withdrawn=False,
    )
