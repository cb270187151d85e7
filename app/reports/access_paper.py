"""The evidence sheet on paper: figures, where each is evidenced, the numbers in the books."""

from datetime import date

from app.domain.actors import InstanceRole, Permission
from app.domain.calendar import show
from app.domain.papers import day_in_words
from app.domain.units import place_of
from app.instance import this_instance
from app.papers.blocks import (
    Block,
    Cell,
    Column,
    Head,
    Heading,
    Paper,
    Paragraph,
    Row,
    Run,
    Signature,
    Signatures,
    Table,
    Text,
    bold,
    italic,
    row,
    text,
)
from app.papers.types import PaperKind
from app.reports.access import AccessSheet, Section

SMALL = 11
TITLE = "PHIẾU TÀI LIỆU CHỨNG MINH"


def paper_of(sheet: AccessSheet, *, unit_name: str, day: date) -> Paper:
    """``day`` is the day on which it was counted."""
    body: list[Block] = [
        Paragraph(text(bold("Đơn vị: "), unit_name), "left", indent=False),
        Paragraph(text(bold("Căn cứ: "), sheet.standard.basis), "left", indent=False),
        Paragraph(
            text(bold("Số liệu: "), f"từ ngày {show(sheet.first)} đến ngày {show(sheet.last)}"),
            "left",
            indent=False,
        ),
        _table(sheet),
    ]
    if sheet.standard.note:
        body.append(Paragraph(text(italic(sheet.standard.note)), "left", indent=False))
    if sheet.books:
        body += [Heading(text("Sổ theo dõi hoạt động hòa giải của các tổ")), _books(sheet)]
    if sheet.dialogues:
        body += [Heading(text("Hội nghị đối thoại")), _dialogues(sheet)]
    where = f"{place_of(unit_name)}, {day_in_words(day, day.year)}"
    body += [Paragraph(text(italic(where)), "right", indent=False), _end()]
    about = f"Chuẩn tiếp cận pháp luật năm {sheet.year}: hòa giải ở cơ sở, đối thoại"
    return Paper(Head(annex=True), TITLE, tuple(body), about=about)


def _table(sheet: AccessSheet) -> Table:
    columns = (Column(34), Column(15, "center"), Column(18, "center"), Column(33))
    rows: list[Row] = []
    for section in sheet.sections:
        rows.append((Cell(_heading(section), span=4),))
        rows += [row(one.label, _value(one.value), one.how, one.where) for one in section.lines]
    header = _bold_row("Nội dung", "Số liệu", "Cách tính", "Tài liệu chứng minh")
    return Table(columns, tuple(rows), (header,), size=SMALL)


def _heading(section: Section) -> Text:
    label = bold(f": {section.theme.label}")
    if section.indicator:
        return text(bold(section.indicator), label)
    return text(bold("Chỉ tiêu "), Run(blank=15), label)


def _value(value: str) -> Text:
    return text(value) if value else (Run(blank=9),)


def _books(sheet: AccessSheet) -> Table:
    columns = (Column(46), Column(14, "center"), Column(26, "center"), Column(14, "center"))
    rows = tuple(
        row(one.name, one.book_year, f"{one.first:02d} – {one.last:02d}", one.cases)
        for one in sheet.books
    )
    header = _bold_row("Tổ hòa giải", "Sổ năm", "Số trong sổ", "Vụ, việc")
    return Table(columns, rows, (header,), size=SMALL)


def _dialogues(sheet: AccessSheet) -> Table:
    columns = (Column(40), *(Column(15, "center") for _ in range(4)))
    rows = tuple(
        row(one.title, *map(_day, (one.announced_on, one.held_on)))
        + row(one.minutes_number, _day(one.published_on))
        for one in sheet.dialogues
    )
    header = _bold_row("Hội nghị", "Thông báo", "Tổ chức", "Biên bản số", "Công khai")
    return Table(columns, rows, (header,), size=SMALL)


def _bold_row(*words: str) -> Row:
    return tuple(Cell(text(bold(one))) for one in words)


def _day(day: date | None) -> str:
    return show(day) if day else ""


def _end() -> Signatures:
    titles = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    if this_instance().role is InstanceRole.OFFICE:
        titles = ("THỦ TRƯỞNG ĐƠN VỊ",)
    return Signatures(
        (
            Signature(("NGƯỜI LẬP PHIẾU",)),
            Signature(titles, note="(Ký, đóng dấu, ghi rõ họ tên)"),
        )
    )


ACCESS_PAPER = PaperKind(
    key="access_standard",
    label="Phiếu chuẩn tiếp cận pháp luật",
    subject="",  # about a year and no record: it is made on its page and kept nowhere
    permission=Permission.SEE_REPORTS,
    build=lambda sheet, ask: (paper_of(sheet, unit_name=this_instance().name, day=ask.today),),
)
