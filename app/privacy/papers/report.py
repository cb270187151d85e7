"""What is held about a person: of that person only, never of the other party."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from app.db import db
from app.domain.bases import MEDIATION_LAW
from app.domain.calendar import show
from app.domain.law_options import Option
from app.domain.papers import signing_lines
from app.domain.privacy.basis import LAW
from app.domain.privacy.names import pattern_of, texts_in, times_named
from app.domain.profiles import Profile
from app.domain.words import mid_sentence
from app.papers.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Item,
    Paper,
    Paragraph,
    Signature,
    Signatures,
    Table,
    ended,
    text,
)
from app.papers.heads import committee_head, name_of
from app.papers.types import Ask
from app.privacy.models import DataRequest
from app.privacy.service.barriers import number_of
from app.privacy.service.catalogue import personal_columns
from app.privacy.service.finding import ROWS, Hit, marked
from app.records.ledger.profiles import profile_of
from app.records.model import Record, to_json
from app.records.types import RecordType
from app.records.wording import in_words

SYMBOL = "PTT-UBND"
SHORT = 200  # letters: a longer text tells of others too


def build_report(one: DataRequest, ask: Ask) -> tuple[Paper, ...]:
    place = mid_sentence(name_of(one.unit, ask.today))
    hits = marked(one.marks)
    body: tuple[Block, ...] = (
        Paragraph(
            text(
                f"Theo yêu cầu số {one.full_number} ngày {show(one.received_on)}, Ủy ban nhân dân "
                f"{place} đã tìm trong sổ ngày {show(one.found_on or ask.today)} và thông báo dữ "
                f"liệu cá nhân của ông (bà) {one.person}{_born(one)} đang được lưu giữ như sau:"
            )
        ),
        Heading(text("1. Dữ liệu đang lưu giữ")),
        *(_table(one, hits) if hits else [Paragraph(text("Không có hồ sơ nào."))]),
        Heading(text("2. Mục đích, căn cứ")),
        Item(
            text(
                "Ghi sổ, theo dõi hòa giải ở cơ sở và đối thoại với Nhân dân, thống kê, báo cáo "
                f"theo quy định. Căn cứ: {MEDIATION_LAW.words}; {LAW.words} (hoạt động của cơ "
                "quan nhà nước theo luật)."
            )
        ),
        Heading(text("3. Đã chuyển cho ai")),
        *(Item(text(sentence)) for sentence in _sent(hits)),
        Heading(text("4. Thời hạn lưu")),
        Item(text(_kept(one, ask))),
        Heading(text("5. Quyền của ông (bà)")),
        Item(
            text(
                "Yêu cầu xem, chỉnh sửa, cung cấp, hạn chế xử lý, phản đối, xóa dữ liệu; khiếu nại "
                "khi không đồng ý."
            )
        ),
    )
    head = committee_head(one.unit, ask.today, SYMBOL)
    title = "PHIẾU THÔNG TIN CÁ NHÂN ĐANG LƯU GIỮ"
    signer = Signature(signing_lines("Chủ tịch"), "", note="")
    end = Signatures((signer,), (f"Ông (bà) {one.representative or one.person}", "Lưu: VT"))
    return (Paper(head, title, (*ended(body), end)),)


def _born(one: DataRequest) -> str:
    return f", sinh năm {one.birth_year}" if one.birth_year else ""


def _table(one: DataRequest, hits: Sequence[Hit]) -> list[Block]:
    """A row for each record; of a text that tells of others too only how often it names one."""
    rows = []
    for number, (hit, record) in enumerate(_records(hits), 1):
        told = _values(hit, record, one.person)
        cells = (str(number), _name(hit.kind, record), told)
        rows.append(tuple(Cell(text(words)) for words in cells))
    header = tuple(Cell(text(words)) for words in ("TT", "Hồ sơ", "Dữ liệu của ông (bà)"))
    columns = (Column(8, "center"), Column(35), Column(57))
    return [Table(columns, tuple(rows), (header,), size=12)]


def _records(hits: Sequence[Hit]) -> list[tuple[Hit, Record]]:
    by_kind: defaultdict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        by_kind[hit.kind.key].append(hit)
    found = []
    for some in by_kind.values():
        model = some[0].kind.model
        rows = db.select(model).where(model.id.in_([hit.record_id for hit in some]))
        held = {record.id: record for record in db.session.scalars(rows)}
        found += [(hit, held[hit.record_id]) for hit in some if hit.record_id in held]
    return found


def _name(kind: RecordType, record: Any) -> str:
    """The kind and a number or a day; the line of a search could name the other party."""
    number = getattr(record, "number", None)
    for key in ("received_on", "held_on", "attached_on", "made_on", "recognised_on"):
        if day := getattr(record, key, None):
            return f"{kind.label}, ngày {show(day)}"
    return f"{kind.label} số {number}" if isinstance(number, str) else kind.label


def _values(hit: Hit, record: Record, person: str) -> str:
    lines, own = [], personal_columns(hit.kind) if hit.whole else ()
    for one, field in own:
        if words := in_words(one, to_json(getattr(record, one.key))):
            lines.append(f"{field.label}: {words}")
    shown = {one.key for one, _ in own}
    sought = pattern_of(person)
    for one, field in record.fields():
        if one.key in shown or one.key not in hit.columns:
            continue
        times = sum(times_named(words, sought) for words in texts_in(getattr(record, one.key)))
        lines.append(f"{field.label}: có nhắc tên {times} lần" if times else str(field.label))
    if ROWS in hit.columns:
        lines.append("Tệp sổ cũ đã nhập: có nhắc tên")
    if hit.former:
        lines.append("Nhật ký: có nhắc tên trong nội dung trước khi sửa")
    return ";\n".join(lines)


def _sent(hits: Sequence[Hit]) -> list[str]:
    """Which columns of these kinds leave under the decision of the head of the unit."""
    told = []
    for kind in {hit.kind.key: hit.kind for hit in hits}.values():
        profile = profile_of(kind.key)
        named = {key for hit in hits if hit.kind is kind for key in hit.columns}
        named |= {one.key for one, _ in personal_columns(kind)} if kind.person else set()
        left = [
            field.label
            for one, field in kind.model.fields()
            if one.key in named and field.leaves.goes_under(profile)
        ]
        if left:
            much = " (mức đầy đủ)" if profile is Profile.FULL else ""
            told.append(f"Cơ quan cấp trên{much}: {kind.label}: {'; '.join(left)}.")
    return told or [
        "Không mục nào nêu ở trên được gửi lên cơ quan cấp trên: chỉ loại việc, kết quả, ngày "
        "tháng và thôn được gửi để thống kê."
    ]


def _kept(one: DataRequest, ask: Ask) -> str:
    asked = (Option.KEEP_CASE_YEARS, Option.KEEP_DIALOGUE_YEARS, Option.KEEP_PAYMENT_YEARS)
    cases, dialogues, payments = (number_of(one.unit, each, ask.today) for each in asked)
    return (
        f"Hồ sơ vụ, việc: {cases} năm kể từ ngày kết thúc; hồ sơ đối thoại: {dialogues} năm kể từ "
        f"ngày hội nghị; chứng từ chi: {payments} năm. Hết hạn, lãnh đạo quyết định hủy."
    )
