"""Papers as DOCX, to be changed in Word: the same content and layout as the PDF.

python-docx is imported where it is used: a commune's server that prints nothing does not
carry it.
"""

from collections.abc import Sequence
from io import BytesIO
from math import ceil
from typing import Any

from app.papers.blocks import (
    Heading,
    Item,
    Paper,
    Paragraph,
    Run,
    Signature,
    Signatures,
    Table,
)
from app.papers.docx_parts import (
    ALIGN,
    add_grid,
    add_line,
    add_prose,
    add_table,
    drop_first,
    element,
)
from app.papers.lines import (
    COUNTRY,
    FINGERPRINT,
    MOTTO,
    RECIPIENTS,
    Marks,
    Top,
    laid_out,
    recipient_lines,
    top_of,
)

FONT = "Times New Roman"
WIDTH, WIDTH_LANDSCAPE = 165, 252  # mm between the margins
INDENT = 12.7  # mm
LOW, TALL = 56, 74  # points left for a signature, without and beside a fingerprint
MOTTO_RULE, ABOUT_RULE, NAME_RULE = 55, 45, 22  # mm
LETTER, SPARE = 2.55, 20  # mm: a bold letter of 14 points on average, and a word's length
AIR = 10  # points above what follows a table


def render(papers: Sequence[Paper], marks: Marks) -> bytes:
    """The papers as one file for Word or LibreOffice, each with page numbers of its own."""
    from docx.shared import Pt

    document = _document(papers[0])
    for place, paper in enumerate(papers):
        if place:
            document.add_section()
        _furnish(document.sections[-1], paper, marks, is_first=place == 0)
        _top(document, paper, top_of(paper, marks))
        width = WIDTH_LANDSCAPE if paper.landscape else WIDTH
        body = laid_out(paper)
        for number, block in enumerate(body):
            after = body[number + 1] if number + 1 < len(body) else None
            written = _block(document, block, width, stays=isinstance(after, Signatures))
            below_table = isinstance(body[number - 1], Table) if number else not paper.title
            if written is not None and below_table:
                written.paragraph_format.space_before = Pt(AIR)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _document(paper: Paper) -> Any:
    from docx import Document
    from docx.oxml.ns import qn
    from docx.shared import Pt

    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(14)
    for which in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        normal.element.rPr.rFonts.set(qn(which), FONT)
    normal.element.rPr.append(element("w:lang", val="vi-VN"))
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.space_before = Pt(0)
    document.core_properties.title = paper.title or paper.about
    document.core_properties.author = ""
    return document


def _furnish(section: Any, paper: Paper, marks: Marks, *, is_first: bool) -> None:
    """The sheet; the page number from page 2 on, in the middle of the upper margin; the foot."""
    from docx.shared import Mm, Pt

    long, short = Mm(297), Mm(210)
    section.page_width, section.page_height = (long, short) if paper.landscape else (short, long)
    section.orientation = int(paper.landscape)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section._sectPr.append(element("w:pgNumType", start="1"))
    section.different_first_page_header_footer = True
    if not is_first:
        return  # a later section shows the head and foot of the first
    number = section.header.paragraphs[0]
    number.alignment = 1
    for kind, words in (("begin", ""), ("", " PAGE "), ("end", "")):
        run = number.add_run()
        run.font.size = Pt(13)
        if kind:
            run._r.append(element("w:fldChar", fldCharType=kind))
        else:
            field = element("w:instrText")
            field.text = words
            run._r.append(field)
    for footer in (section.footer, section.first_page_footer):
        foot = footer.paragraphs[0]
        foot.alignment = 1
        foot.add_run(marks.foot).font.size = Pt(9)
    if marks.across:
        for across in (section.header.add_paragraph(), section.first_page_header.paragraphs[0]):
            across.alignment = 1
            across.add_run(marks.across).bold = True


def _top(document: Any, paper: Paper, top: Top) -> None:
    width = WIDTH_LANDSCAPE if paper.landscape else WIDTH
    if top.authority:
        _authority(document, paper, top)
    elif not paper.head.annex:
        add_line(document, COUNTRY, bold=True, size=12)
        add_line(document, MOTTO, bold=True, size=13, rule=(width - MOTTO_RULE) // 2)
        add_line(document, top.place_and_day, italic=True, align="right", after=6)
    if paper.title:
        about = "" if top.regarding else paper.about
        add_line(document, paper.title, bold=True, before=10, after=0 if about else AIR)
        if about:
            rule, sides = (width - ABOUT_RULE) // 2, _sides(about, width)
            add_line(document, about, bold=True, rule=rule, after=AIR, sides=sides)


def _sides(words: str, width: int) -> int:
    """How far (mm) a centred title keeps from both margins, so that its last line is no single
    word; 0 where it fits on one line."""
    length = len(words) * LETTER
    lines = ceil(length / width)
    return max(0, int(width - length / lines - SPARE) // 2) if lines > 1 else 0


def _authority(document: Any, paper: Paper, top: Top) -> None:
    shares = (126, 126) if paper.landscape else (68, 97)
    table = add_grid(document, 2, shares)
    left, right = table.rows[0].cells
    if top.superior:
        add_line(left, top.superior, size=12)
    for place, line in enumerate(top.authority):
        last = place == len(top.authority) - 1
        add_line(left, line, bold=True, size=12, rule=(shares[0] - NAME_RULE) // 2 if last else 0)
    add_line(right, COUNTRY, bold=True, size=12)
    add_line(right, MOTTO, bold=True, size=13, rule=(shares[1] - MOTTO_RULE) // 2)
    left, right = table.rows[1].cells
    add_line(left, top.number, size=13)
    if top.regarding:
        add_line(left, top.regarding, size=12)
    add_line(right, top.place_and_day, italic=True, size=13)
    for cell in (cell for row in table.rows for cell in row.cells):
        drop_first(cell)


def _block(document: Any, block: object, width: int, *, stays: bool) -> Any:
    """The paragraph that was written; None for what is a table in Word."""
    paragraph = None
    match block:
        case Heading(text, centred):
            align = "center" if centred else "left"
            paragraph = add_prose(document, text, align, reach=width, bold=True)
            paragraph.paragraph_format.keep_with_next = True
        case Paragraph(text, align, indent):
            first = INDENT if indent and align in ("justify", "left") else 0
            paragraph = add_prose(document, text, align, reach=width, first=first)
            paragraph.paragraph_format.keep_with_next = stays
        case Item(text, mark, level):
            words = (Run(f"{mark} "), *text)
            first = INDENT + 8 * level
            paragraph = add_prose(document, words, "justify", reach=width, first=first)
            paragraph.paragraph_format.keep_with_next = stays
        case Table():
            add_table(document, block, width, stays=stays)
        case Signatures():
            _signatures(document, block, width)
    return paragraph


def _signatures(document: Any, block: Signatures, width: int) -> None:
    is_alone = len(block.boxes) == 1 and not block.recipients
    boxes: list[Signature | None] = [*block.boxes]
    if block.recipients or is_alone:
        boxes.insert(0, None)  # one alone signs on the right, as people are used to
    across = 2 if len(boxes) == 4 else 3
    is_tall = any(box.fingerprint for box in block.boxes)
    for start in range(0, len(boxes), across):
        some = boxes[start : start + across]
        stays = start + across < len(boxes)
        _signing(document, some, block, width / len(some), is_tall=is_tall, stays=stays)


def _signing(
    document: Any,
    boxes: Sequence[Signature | None],
    block: Signatures,
    width: float,
    *,
    is_tall: bool,
    stays: bool,
) -> None:
    """One row of signatures, the names in line however many titles stand above them.

    Where no box stands, on the left, are those to whom the paper goes. ``stays``: another row
    follows, and does not begin a page without this one.
    """
    table = add_grid(document, 1, [width] * len(boxes))
    table.rows[0]._tr.get_or_add_trPr().append(element("w:cantSplit"))
    most = max(len(box.titles) for box in boxes if box)
    for cell, box in zip(table.rows[0].cells, boxes, strict=True):
        if box is None:
            _recipients(cell, block)
        else:
            _signature(cell, box, width, lines=most, is_tall=is_tall)
        for paragraph in cell.paragraphs if stays else ():
            paragraph.paragraph_format.keep_with_next = True


def _signature(cell: Any, box: Signature, width: float, *, lines: int, is_tall: bool) -> None:
    """``lines`` has the longest title beside it; ``is_tall``: one has a box for a fingerprint."""
    for number, title in enumerate(box.titles):
        add_line(cell, title, bold=True, before=0 if number else AIR)
    if box.note:
        add_line(cell, box.note, italic=True, size=13)
    for _ in range(lines - len(box.titles)):
        add_line(cell, "")
    if box.fingerprint:
        _fingerprint(cell, width)
    else:
        add_line(cell, "", after=TALL if is_tall else LOW)
    add_line(cell, box.name, bold=True)
    drop_first(cell)


def _recipients(cell: Any, block: Signatures) -> None:
    if not block.recipients:
        return
    add_line(cell, RECIPIENTS, bold=True, italic=True, size=12, align="left", before=AIR)
    for line in recipient_lines(block):
        add_line(cell, line, size=11, align="left")
    drop_first(cell)


def _fingerprint(cell: Any, width: float) -> None:
    """A framed paragraph at the right, as high as a thumb is long."""
    from docx.shared import Mm, Pt

    paragraph = cell.add_paragraph()
    paragraph.alignment = ALIGN["center"]
    form = paragraph.paragraph_format
    form.left_indent, form.right_indent = Mm(max(0, width - 32)), Mm(6)
    form.space_before, form.space_after = Pt(4), Pt(4)
    run = paragraph.add_run(FINGERPRINT)
    run.italic, run.font.size = True, Pt(10)
    for _ in range(5):
        run.add_break()
    border = element("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        border.append(element(f"w:{side}", val="single", sz="6", space="1", color="000000"))
    paragraph._p.get_or_add_pPr().append(border)
