"""Biên bản kiểm tra, tự kiểm tra: who was there, the checklist with figures, what was found.

Căn cứ: layout of Nghị định số 30/2020/NĐ-CP; Điều 30 Luật Hòa giải ở cơ sở: the Front, where it
took part, signs too.
"""

from collections.abc import Iterator, Sequence

from app.domain.calendar import show
from app.domain.inspection.checklist import CheckItem, Checklist, thawed
from app.domain.papers import dated
from app.domain.periodic.words import lines_of
from app.domain.words import mid_sentence
from app.inspection.models import Inspection, InspectionPoint
from app.inspection.papers.common import (
    WORK,
    days,
    front,
    grounds,
    head_of,
    inspector,
    person,
    team,
    woven,
)
from app.inspection.service.reading import points_of
from app.papers.blocks import (
    Block,
    Column,
    Heading,
    Item,
    Paper,
    Paragraph,
    Row,
    Signature,
    Signatures,
    Table,
    ended,
    italic,
    row,
    text,
)
from app.papers.types import Ask

NOTHING = "Không có."


def build_minutes(one: Inspection, ask: Ask) -> tuple[Paper, ...]:
    """The minutes with the checklist, the findings and who signs."""
    checklist = thawed(one.checklist) if one.checklist else None
    body = (
        *grounds(one),
        Paragraph(text(_opening(one))),
        Heading(text("I. THÀNH PHẦN")),
        *_people(one),
        Heading(text("II. KẾT QUẢ KIỂM TRA")),
        Heading(text("1. Ưu điểm, kết quả đạt được")),
        *_points(one.strengths),
        Heading(text("2. Bảng kiểm")),
        *_checklist(checklist),
        Heading(text("III. TỒN TẠI, HẠN CHẾ VÀ KIẾN NGHỊ")),
        *_findings(points_of(one.id)),
        *_opinion(one),
        Heading(text(f"{'IV' if one.is_self else 'V'}. KẾT LUẬN")),
        *_points(one.conclusion),
        Paragraph(
            text(
                "Biên bản đã được đọc lại cho những người có mặt cùng nghe, thống nhất nội dung và "
                "ký tên."
            )
        ),
    )
    about = f"{one.kind.label} {WORK} năm {one.year}"
    if not one.is_self:
        about += f" của {mid_sentence(one.subject_name)}"
    signed = Signatures(tuple(_signatures(one)))
    return (Paper(head_of(one, "BB-UBND"), "BIÊN BẢN", (*ended(body), signed), about=about),)


def _opening(one: Inspection) -> str:
    where = f", tại {one.place}" if one.place else ""
    part_of = f"; {mid_sentence(woven(one))}" if woven(one) else ""
    if one.is_self:
        did = f"{inspector(one)} tự kiểm tra {WORK}"
    else:
        did = f"đoàn kiểm tra đã kiểm tra {WORK} của {mid_sentence(one.subject_name)}"
    return f"Hôm nay, {dated(one.held_on)}{where}, {did} ({days(one)}){part_of}."


def _people(one: Inspection) -> Iterator[Block]:
    yield Heading(text("1. Người tự kiểm tra" if one.is_self else "1. Đoàn kiểm tra"))
    yield from team(one)
    number = 2
    if one.with_front:
        yield Heading(text(f"{number}. Ủy ban Mặt trận Tổ quốc cùng kiểm tra"))
        yield from (Item(text(f"{words}.")) for words in front(one))
        number += 1
    if not one.is_self:
        yield Heading(text(f"{number}. Đại diện {mid_sentence(one.subject_name)}"))
        yield Item(text(f"{person(one.received_by, one.received_post) or NOTHING.rstrip('.')}."))
        number += 1
    if others := lines_of(one.others):
        yield Heading(text(f"{number}. Người khác cùng dự"))
        yield from (Item(text(f"{line.rstrip('.;')}.")) for line in others)


def _checklist(checklist: Checklist | None) -> Iterator[Block]:
    if checklist is None:
        yield Paragraph(text("Chưa điền bảng kiểm."))
        return
    counts = checklist.counts()
    told = "; ".join(f"{mid_sentence(one.label)} {number} mục" for one, number in counts.items())
    yield Paragraph(text(f"{checklist.title}: {told}."))
    yield Paragraph(
        text(italic(f"Số liệu đếm từ sổ ngày {show(checklist.counted_on)}.")), indent=False
    )
    columns = (
        Column(7, "center"),
        Column(41),
        Column(19, "center"),
        Column(12, "center"),
        Column(21),
    )
    header = row("Mục", "Nội dung, căn cứ", "Số liệu", "Kết quả", "Ghi chú")
    for letter, (group, lines) in zip("abcdđe", checklist.groups(), strict=False):
        yield Heading(text(f"{letter}) {group.label}"))
        yield Table(columns, tuple(_line(line) for line in lines), (header,), size=12)


def _line(line: CheckItem) -> Row:
    item = line.item
    words = text(item.words, italic(f" ({item.basis})")) if item.basis else text(item.words)
    verdict = line.verdict.label if line.verdict else ""
    return row(item.code, words, line.figure.words if line.figure else "", verdict, line.note)


def _findings(points: Sequence[InspectionPoint]) -> Iterator[Block]:
    if not points:
        yield Paragraph(text(NOTHING))
        return
    columns = (Column(7, "center"), Column(31), Column(31), Column(16), Column(15, "center"))
    header = row("STT", "Tồn tại, hạn chế", "Kiến nghị", "Nơi thực hiện", "Thời hạn")
    rows = tuple(
        row(
            number,
            point.finding,
            point.recommendation or "Nhắc nhở",
            point.responsible,
            show(point.due_on) if point.due_on else "",
        )
        for number, point in enumerate(points, 1)
    )
    yield Table(columns, rows, (header,), size=12)


def _opinion(one: Inspection) -> Iterator[Block]:
    if not one.is_self:
        yield Heading(text(f"IV. Ý KIẾN CỦA {one.subject_name.upper()}"))
        yield from _points(one.opinion)


def _points(part: str) -> Iterator[Block]:
    found = lines_of(part)
    if not found:
        yield Paragraph(text(NOTHING))
    elif len(found) == 1:
        yield Paragraph(text(found[0]))
    else:
        yield from (Item(text(line)) for line in found)


def _signatures(one: Inspection) -> Iterator[Signature]:
    if one.secretary:
        yield Signature(("THƯ KÝ",), one.secretary)
    if not one.is_self:
        yield Signature(("ĐẠI DIỆN ĐƠN VỊ", "ĐƯỢC KIỂM TRA"), one.received_by)
    if one.with_front:
        yield Signature(("ĐẠI DIỆN ỦY BAN", "MẶT TRẬN TỔ QUỐC"), one.front_name)
    yield Signature(("NGƯỜI CHỦ TRÌ" if one.is_self else "TRƯỞNG ĐOÀN",), one.leader)
