"""Papers for tests that show every block once, and how their files are read back."""

import re
from io import BytesIO

from docx import Document
from pypdf import PdfReader

from app.papers.blocks import (
    Cell,
    Column,
    Head,
    Heading,
    Item,
    Paper,
    Paragraph,
    Run,
    Signature,
    Signatures,
    Table,
    bold,
    fact,
    italic,
    row,
    text,
)

PEOPLE = Head(place="Tân Phong", year=2026)
OFFICE = Head("Tân Phong", 2026, ("ỦY BAN NHÂN DÂN", "PHƯỜNG TÂN PHONG"), symbol="QĐ-UBND")
SIGNATURES = Signatures(
    (
        Signature(("BÊN A",), "Lò Văn Pâng", fingerprint=True),
        Signature(("BÊN B",), "Tẩn A Lù", fingerprint=True),
        Signature(("HÒA GIẢI VIÊN",), "Lò Thị Liên"),
    )
)
AGREEMENT = Paper(
    PEOPLE,
    "VĂN BẢN HÒA GIẢI THÀNH",
    (
        Heading(text("I. Các bên")),
        fact("Bên A", "Lò Văn Pâng, sinh năm 1968"),
        fact("Bên B", None),
        Item(text("Trả 2.000.000 đồng trước ngày 30/6/2026;"), "1."),
        Paragraph(text("Hai bên ", bold("tự nguyện"), " thỏa thuận, ", italic("không ai ép"), ".")),
        SIGNATURES,
    ),
    about="Về tranh chấp ranh giới nương",
)
DECISION = Paper(
    OFFICE,
    "QUYẾT ĐỊNH",
    (
        Paragraph(text("Căn cứ Luật Hòa giải ở cơ sở;")),
        Heading(text("QUYẾT ĐỊNH:"), centred=True),
        Paragraph(text(bold("Điều 1. "), "Công nhận ông Lò Văn Một là hòa giải viên.")),
        Signatures((Signature(("CHỦ TỊCH",), "Lò Văn Hai", note=""),), ("Như Điều 1", "Lưu: VT")),
    ),
    about="Công nhận hòa giải viên",
)
MERGED = Paper(
    PEOPLE,
    "BẢNG",
    (
        Table(
            (Column(1, "center"), Column(3), Column(2), Column(2)),
            (row("1", "Lò Văn Pâng", "x", ""),),
            (
                (Cell(text("STT"), rows=2), Cell(text("Họ tên"), rows=2), Cell(text("Kết quả"), 2)),
                row("Thành", "Không thành"),
            ),
            numbered=True,
        ),
        Paragraph((Run(blank=40), Run(" và "), Run(blank=200))),
    ),
)
ANNEX = Paper(
    Head(annex=True),
    "PHỤ LỤC",
    (Paragraph(text("Kèm theo biên bản.")), SIGNATURES),
    about="Thành phần dự hội nghị",
)
ALL = (AGREEMENT, DECISION, MERGED, ANNEX)


def a_register(rows: int) -> Paper:
    """Ten columns across, with the team leader's signature at the end."""
    columns = tuple(Column(width) for width in (5, 10, 15, 26, 25, 27, 7, 8, 13, 12))
    lines = tuple(
        row(
            number,
            "02/03/2026",
            "Lò Thị Liên",
            "Lò Văn Pâng, 58 tuổi, bản Tả Lèng; Tẩn A Lù",
            f"Tranh chấp thứ {number} về ranh giới nương ngô giáp suối.",
            "Hai nhà dời hàng rào về mốc cũ.",
            "x",
            "",
            "",
            "",
        )
        for number in range(1, rows + 1)
    )
    header = row(*(f"Cột {number}" for number in range(1, 11)))
    table = Table(columns, lines, (header,), numbered=True, size=10)
    leader = Signatures((Signature(("TỔ TRƯỞNG",), "Vàng A Sùng"),))
    return Paper(PEOPLE, "SỔ THEO DÕI", (table, leader), landscape=True)


def squeezed(words: str) -> str:
    """Letters only: where a line breaks says nothing."""
    return re.sub(r"[\s.…\u200b]+", "", words)


def pages_of(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def words_of_docx(content: bytes) -> str:
    """All text of the file in the order of reading, cells included."""
    document = Document(BytesIO(content))
    tag = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
    return "".join(node.text or "" for node in document.element.body.iter(tag))
