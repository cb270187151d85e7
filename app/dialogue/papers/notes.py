"""Later notes on paper: an annex that stands beside the signed minutes."""

from app.dialogue.models import Dialogue
from app.dialogue.papers.facts import name_and_post, titled
from app.dialogue.service.notes import notes_of
from app.domain.calendar import show
from app.papers.blocks import (
    Column,
    Head,
    Paper,
    Paragraph,
    Signature,
    Signatures,
    Table,
    row,
    text,
)
from app.papers.types import Ask

_COLUMNS = (Column(7, "center"), Column(17, "center"), Column(52), Column(24))
_HEAD = row("STT", "Ngày ghi", "Nội dung", "Người ghi")


def build_notes(dialogue: Dialogue, ask: Ask) -> tuple[Paper, ...]:
    lines = tuple(
        row(number, show(one.noted_on), one.text, one.author)
        for number, one in enumerate(notes_of(dialogue.id), 1)
    )
    number = f" số {dialogue.minutes_number}" if dialogue.minutes_number else ""
    body = (
        Paragraph(
            text(
                f"Kèm theo Biên bản{number} {titled(dialogue)}, ngày {show(dialogue.held_on)}, ký "
                f"ngày {show(dialogue.signed_on)}. Các ghi chú dưới đây ghi sau khi biên bản đã "
                "ký; lời của biên bản giữ nguyên như khi ký."
            )
        ),
        Table(_COLUMNS, lines, (_HEAD,)),
        Signatures(
            (
                Signature(("THƯ KÝ",), name_and_post(dialogue.secretary)[0]),
                Signature(("CHỦ TRÌ",), name_and_post(dialogue.chairs)[0]),
            )
        ),
    )
    return (Paper(Head(annex=True), "PHỤ LỤC", body, about="Ghi chú sau khi ký biên bản"),)
