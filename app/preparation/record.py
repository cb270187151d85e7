"""How the shared machinery sees what is prepared for a conference."""

from typing import Any

from flask import url_for

from app.dialogue.sight import visible_of
from app.preparation.acts import (
    AnswererAct,
    BroadcastAct,
    GroupAct,
    GuestAct,
    InvitationAct,
    NoteAct,
    RecipientAct,
    TaskAct,
    TextAct,
)
from app.preparation.models import (
    Answerer,
    Broadcast,
    DialogueGuest,
    DialogueInvitation,
    DialogueText,
    OpinionNote,
    PreparationTask,
    Recipient,
    RecipientGroup,
)
from app.records.types import RecordType


def _part(anchor: str) -> Any:
    """The section of the page of preparation on which such a record stands."""
    return lambda record: url_for(
        "preparation.detail", dialogue_id=record.dialogue_id, _anchor=anchor
    )


def _text_address(text: DialogueText) -> str:
    if text.dialogue_id is None:
        return url_for("preparation.groups")
    return _part("noi-quy" if text.kind == "house_rules" else "thong-bao")(text)


RECIPIENT_GROUP = RecordType(
    key="recipient_group",
    label="Nhóm mời",
    model=RecipientGroup,
    acts=GroupAct,
    address=lambda group: url_for("preparation.group", group_id=group.id),
    visible=visible_of(RecipientGroup),
)
RECIPIENT = RecordType(
    key="recipient",
    label="Người trong nhóm mời",
    model=Recipient,
    acts=RecipientAct,
    address=lambda one: url_for("preparation.group", group_id=one.group_id),
    visible=visible_of(Recipient),
    person=Recipient.name,
)
OPINION_NOTE = RecordType(
    key="opinion_note",
    label="Ghi chú về ý kiến",
    model=OpinionNote,
    acts=NoteAct,
    address=_part("y-kien"),
    visible=visible_of(OpinionNote),
)
ANSWERER = RecordType(
    key="answerer",
    label="Người trả lời",
    model=Answerer,
    acts=AnswererAct,
    address=_part("tra-loi"),
    visible=visible_of(Answerer),
)
TASK = RecordType(
    key="preparation_task",
    label="Việc chuẩn bị",
    model=PreparationTask,
    acts=TaskAct,
    address=_part("viec"),
    visible=visible_of(PreparationTask),
)
INVITATION = RecordType(
    key="dialogue_invitation",
    label="Giấy mời dự hội nghị",
    model=DialogueInvitation,
    acts=InvitationAct,
    address=_part("giay-moi"),
    visible=visible_of(DialogueInvitation),
)
GUEST = RecordType(
    key="dialogue_guest",
    label="Người được mời",
    model=DialogueGuest,
    acts=GuestAct,
    address=_part("giay-moi"),
    visible=visible_of(DialogueGuest),
    person=DialogueGuest.name,
)
TEXT = RecordType(
    key="dialogue_text",
    label="Lời phát thanh, nội quy",
    model=DialogueText,
    acts=TextAct,
    address=_text_address,
    visible=visible_of(DialogueText),
)
BROADCAST = RecordType(
    key="broadcast",
    label="Lần phát, niêm yết",
    model=Broadcast,
    acts=BroadcastAct,
    address=_part("thong-bao"),
    visible=visible_of(Broadcast),
)

# Parents before children.
PREPARATION_TYPES: tuple[RecordType, ...] = (
    RECIPIENT_GROUP,
    RECIPIENT,
    OPINION_NOTE,
    ANSWERER,
    TASK,
    INVITATION,
    GUEST,
    TEXT,
    BROADCAST,
)
