"""Papers of the whole conference: opinions beforehand, notice, what is read aloud, house rules.

Căn cứ: Điều 43 Luật Tổ chức chính quyền địa phương số 72/2025/QH15: time, place, content and how
to attend are announced.
"""

from app.dialogue.models import Dialogue
from app.domain.dialogue.inviting import signer_of
from app.domain.dialogue.law import bases_on
from app.domain.dialogue.notices import TextKind, seconds_to_read, show_length
from app.domain.dialogue.usual_texts import conference_named, how_to_attend, when_in_words
from app.papers.bases import bases
from app.papers.blocks import (
    Column,
    Paper,
    Paragraph,
    Signature,
    Signatures,
    Table,
    ended,
    fact,
    italic,
    row,
    text,
    written,
)
from app.papers.heads import people_head
from app.papers.types import Ask
from app.preparation.papers.common import chaired, organisers_head, signed
from app.preparation.service.notice import coming, text_of
from app.preparation.service.reading import preparation_of

NOTICE_SYMBOL = "TB-UBND"
_TOPICS = (Column(6, "center"), Column(44), Column(18), Column(20), Column(8), Column(22))
_TOPICS_HEADER = row("STT", "Vấn đề", "Lĩnh vực", "Thôn nêu", "Số người", "Người trả lời")


def build_summary(dialogue: Dialogue, ask: Ask) -> tuple[Paper, ...]:
    """What was collected beforehand, for the chair and those who answer; nobody is named."""
    gathered = preparation_of(dialogue, today=ask.today).gathered
    answers = {one.code: one.answerer.person for one in gathered.fields if one.answerer}
    lines = tuple(
        row(
            place,
            f"{topic.opinion.content}{' (Bức xúc, nổi cộm)' if topic.is_hot else ''}",
            topic.opinion.field_label,
            ", ".join(topic.villages),
            topic.voices,
            answers.get(topic.opinion.field, ""),
        )
        for place, topic in enumerate(gathered.topics, 1)
    )
    others = [
        f"Thôn chưa gửi ý kiến: {', '.join(gathered.silent)}." if gathered.silent else "",
        f"Khiếu nại, tố cáo tách ra giải quyết theo luật riêng: {gathered.apart}."
        if gathered.apart
        else "",
    ]
    body = (
        Table(_TOPICS, lines, (_TOPICS_HEADER,), size=12),
        *(Paragraph(text(one)) for one in others if one),
        Signatures((Signature(("NGƯỜI TỔNG HỢP",)),)),
    )
    head = people_head(dialogue.unit, ask.today)
    about = f"Ý kiến, kiến nghị gửi trước {conference_named(dialogue.title)}"
    return (Paper(head, "BẢNG TỔNG HỢP", body, about=about, landscape=True),)


def build_notice(dialogue: Dialogue, ask: Ask) -> tuple[Paper, ...]:
    """The notice that is posted and published: time, place, content and how to attend."""
    told = coming(dialogue)
    named = conference_named(told.title)
    partner = told.co_organisers
    together = f" phối hợp với {partner}" if partner else ""
    told_to = ["Trưởng các thôn, bản, tổ dân phố", "Đài truyền thanh (để phát)"]
    recipients = (*told_to, *([partner] if partner else []), "Lưu: VT")
    body = (
        *bases(one.cited for one in bases_on(told.held_on)),
        Paragraph(text(f"{told.organiser}{together} thông báo tổ chức {named} như sau:")),
        fact("1. Thời gian", when_in_words(told.held_on, told.starts_at)),
        fact("2. Địa điểm", told.place),
        *chaired(told, "3. "),
        Paragraph((*text("4. Nội dung: "), *written(told.content, lines=2))),
        Paragraph(text("5. Cách tham dự: ", how_to_attend(told))),
        Paragraph(text("Vậy thông báo để Nhân dân biết, tham dự.")),
    )
    ends = signed(
        *signer_of(dialogue.chairs),
        recipients,
    )
    about = f"Về việc tổ chức {named}"
    paper = Paper(
        organisers_head(dialogue, ask, NOTICE_SYMBOL), "THÔNG BÁO", (*ended(body), ends), about
    )
    return (paper,)


def build_loudspeaker(dialogue: Dialogue, ask: Ask) -> tuple[Paper, ...]:
    """The text to be read aloud, and how long that takes."""
    words = text_of(dialogue, TextKind.LOUDSPEAKER)
    length = f"Thời lượng đọc một lượt: khoảng {show_length(seconds_to_read(words))}."
    body = (
        *(Paragraph(text(line)) for line in words.splitlines() if line.strip()),
        Paragraph(text(italic(length))),
        Signatures((Signature(("NGƯỜI DUYỆT",)), Signature(("NGƯỜI SOẠN",)))),
    )
    about = f"Về việc tổ chức {conference_named(dialogue.title)}"
    return (Paper(people_head(dialogue.unit, ask.today), "BÀI PHÁT THANH", body, about=about),)


def build_house_rules(dialogue: Dialogue, ask: Ask) -> tuple[Paper, ...]:
    words = text_of(dialogue, TextKind.HOUSE_RULES)
    name, _ = signer_of(dialogue.chairs)
    body = (
        *(Paragraph(text(line)) for line in words.splitlines() if line.strip()),
        Signatures((Signature(("CHỦ TRÌ HỘI NGHỊ",), name, note=""),)),
    )
    head, title = people_head(dialogue.unit, ask.today), conference_named(dialogue.title)
    about = f"{title[:1].upper()}{title[1:]}"
    return (Paper(head, "NỘI QUY", body, about=about),)
