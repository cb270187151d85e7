"""What is told of an incident: to the authority, and to the people whose data it reached."""

from collections import Counter

from app.domain.calendar import HERE, show, show_moment
from app.domain.papers import signing_lines
from app.domain.privacy.basis import CITED
from app.domain.words import mid_sentence
from app.papers.bases import bases
from app.papers.blocks import (
    Block,
    Heading,
    Item,
    Paper,
    Paragraph,
    Signature,
    Signatures,
    ended,
    text,
)
from app.papers.heads import addressees, committee_head, name_of
from app.papers.types import Ask
from app.privacy.models import DataIncident
from app.privacy.service.incidents import people_in

SYMBOL = "TB-UBND"
UNKNOWN = "Đang xác minh"


def build_notice(one: DataIncident, ask: Ask) -> tuple[Paper, ...]:
    """To the authority: how many people and records, and nobody's name."""
    place = mid_sentence(name_of(one.unit, ask.today))
    people, kinds = people_in(one), Counter(mark["label"] for mark in one.affected)
    records = "; ".join(f"{label}: {count}" for label, count in kinds.items()) or UNKNOWN
    body: tuple[Block, ...] = (
        *addressees([one.notified_to or "Cơ quan chuyên trách bảo vệ dữ liệu cá nhân"]),
        *bases(CITED),
        Paragraph(text(f"Ủy ban nhân dân {place} thông báo sự cố dữ liệu cá nhân như sau:")),
        Heading(text("1. Thời điểm, loại sự cố")),
        Item(text(f"Phát hiện lúc {show_moment(one.discovered_at)}. {one.kind.label}.")),
        Heading(text("2. Diễn biến")),
        Item(text(one.what)),
        Heading(text("3. Dữ liệu, số người bị ảnh hưởng")),
        Item(text(f"Hồ sơ: {records}.")),
        Item(text(f"Số người có tên trong các hồ sơ đó: {len(people) or UNKNOWN.lower()}.")),
        Item(text("Có dữ liệu nhạy cảm: đời sống riêng tư, bí mật gia đình.")),
        Heading(text("4. Hậu quả có thể có")),
        Item(text(one.consequences or UNKNOWN)),
        Heading(text("5. Biện pháp đã thực hiện")),
        Item(text(one.measures or UNKNOWN)),
        Heading(text("6. Đầu mối liên hệ")),
        Item(text(f"Ủy ban nhân dân {place}.")),
    )
    head = committee_head(one.unit, ask.today, SYMBOL)
    about = "Sự cố dữ liệu cá nhân"
    return (Paper(head, "THÔNG BÁO", (*ended(body), _end("Như trên")), about=about),)


def build_letter(one: DataIncident, ask: Ask) -> tuple[Paper, ...]:
    """One letter for each person; a blank for the name where nobody was found yet."""
    return tuple(_letter(one, name, ask) for name in people_in(one) or ["…………………………"])


def _letter(one: DataIncident, name: str, ask: Ask) -> Paper:
    place = mid_sentence(name_of(one.unit, ask.today))
    found = show(one.discovered_at.astimezone(HERE).date())
    body: tuple[Block, ...] = (
        *addressees([f"Ông (bà) {name}"]),
        Paragraph(
            text(
                f"Ngày {found}, Ủy ban nhân dân {place} phát hiện một sự cố có thể đã làm lộ thông "
                f"tin của ông (bà) trong hồ sơ lưu tại đây: {mid_sentence(one.kind.label)}."
            )
        ),
        Paragraph(text(f"Việc chúng tôi đã làm: {(one.measures or UNKNOWN).rstrip('.')}.")),
        Paragraph(
            text(
                f"Điều có thể xảy ra: {(one.consequences or UNKNOWN).rstrip('.')}. Cần hỏi thêm, "
                "đề nghị ông (bà) đến trụ sở Ủy ban nhân dân; thấy ai dùng thông tin này "
                "thì báo ngay."
            )
        ),
        Paragraph(text("Chúng tôi xin lỗi ông (bà) về sự việc này.")),
    )
    head = committee_head(one.unit, ask.today, SYMBOL)
    about = "Thông tin cá nhân của ông (bà)"
    return Paper(head, "THÔNG BÁO", (*ended(body), _end(f"Ông (bà) {name}")), about=about)


def _end(recipient: str) -> Signatures:
    signer = Signature(signing_lines("Chủ tịch"), "", note="")
    return Signatures((signer,), (recipient, "Lưu: VT"))
