"""Giấy mời, one sheet for each guest, and the list of whom it names.

Căn cứ: Nghị định số 30/2020/NĐ-CP: a giấy mời has a name, a number and a day.
"""

from dataclasses import replace

from app.db import db
from app.dialogue.models import Dialogue
from app.domain.calendar import hour_in_words
from app.domain.dialogue.inviting import SYMBOL, salutation
from app.domain.dialogue.usual_texts import Coming, conference_named, when_in_words
from app.domain.papers import dated
from app.papers.blocks import (
    Block,
    Column,
    Head,
    Paper,
    Paragraph,
    Signature,
    Signatures,
    Table,
    Text,
    bold,
    ended,
    fact,
    row,
    text,
    written,
)
from app.papers.heads import people_head
from app.papers.types import Ask
from app.preparation.models import DialogueGuest, DialogueInvitation
from app.preparation.papers.common import chaired, organisers_head, signed
from app.preparation.service.inviting import named_in
from app.preparation.service.notice import coming

_LIST = (Column(7, "center"), Column(32), Column(37), Column(24))
_HEADER = row("STT", "Họ và tên, cơ quan", "Chức vụ, đơn vị", "Thành phần")


def build_invitations(invitation: DialogueInvitation, ask: Ask) -> tuple[Paper, ...]:
    """A sheet for each guest; with nobody on the list yet, one to be filled in by hand."""
    dialogue = db.session.get_one(Dialogue, invitation.dialogue_id)
    people: list[DialogueGuest | None] = [*named_in(invitation, dialogue)]
    head = replace(
        organisers_head(dialogue, ask, SYMBOL),
        number=invitation.number or "",
        dated=dated(invitation.issued_on),
    )
    told = coming(dialogue)
    return tuple(_invitation(one, invitation, told, head) for one in people or [None])


def build_guest_list(invitation: DialogueInvitation, ask: Ask) -> tuple[Paper, ...]:
    """Whom one invitation names, by the groups in which they were chosen."""
    dialogue = db.session.get_one(Dialogue, invitation.dialogue_id)
    lines = tuple(
        row(number, one.name, one.post, one.group)
        for number, one in enumerate(named_in(invitation, dialogue), 1)
    )
    number = invitation.number or "……/" + SYMBOL
    day = dated(invitation.issued_on) or "ngày …… tháng …… năm ……"
    body = (
        Paragraph(text(f"(Kèm theo Giấy mời số {number} {day})"), align="center", indent=False),
        Table(_LIST, lines, (_HEADER,), size=12),
        Paragraph(text(f"Danh sách có {len(lines):02d} người, cơ quan.")),
        Signatures((Signature(("NGƯỜI LẬP DANH SÁCH",)),)),
    )
    head = people_head(dialogue.unit, ask.today, dated=dated(invitation.issued_on))
    about = f"Đại biểu, công dân được mời dự {conference_named(dialogue.title)}"
    return (Paper(head, "DANH SÁCH", body, about=about),)


def _invitation(
    guest: DialogueGuest | None, invitation: DialogueInvitation, told: Coming, head: Head
) -> Paper:
    body: tuple[Block, ...] = (
        Paragraph(text(f"{told.organiser} trân trọng kính mời:"), align="center", indent=False),
        Paragraph(_addressed(guest), align="center", indent=False),
        Paragraph(text("Đến dự: ", bold(conference_named(told.title)), ".")),
        Paragraph((*text("Nội dung: "), *written(invitation.content, lines=2))),
        *chaired(told),
        fact("Thời gian", _time(invitation, told)),
        fact("Địa điểm", told.place),
        *(Paragraph(text(line)) for line in (invitation.request or "").splitlines() if line),
        *(
            [Paragraph(text(f"Đầu mối liên hệ: {invitation.contact}."))]
            if invitation.contact
            else []
        ),
        Paragraph(text("Rất hân hạnh được đón tiếp.")),
    )
    copies = [one for one in (invitation.copies or "").splitlines() if one.strip()]
    ends = signed(
        invitation.signer or "", invitation.signer_post or "", ("Như trên", *copies, "Lưu: VT")
    )
    return Paper(head, "GIẤY MỜI", (*ended(body), ends), about=f"Dự {conference_named(told.title)}")


def _addressed(guest: DialogueGuest | None) -> Text:
    if guest is None:
        return written(None, lines=1)
    name = salutation(guest.name, is_body=bool(guest.is_body))
    return text(bold(name[:1].upper() + name[1:]), f", {guest.post}" if guest.post else "")


def _time(invitation: DialogueInvitation, told: Coming) -> str:
    when = when_in_words(told.held_on, told.starts_at)
    early = invitation.present_at
    return f"{when} (có mặt trước {hour_in_words(early)})" if early else when
