"""The small parts of a DOCX: lines, texts and tables as Word wants them.

python-docx is imported where it is used, for it is slow to load.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil
from typing import Any

from app.papers.blocks import LINE, Cell, Row, Run, Table, Text
from app.papers.lines import dots, header_of

CENTRE = 1  # of the height of a cell
ALIGN = {"left": 0, "center": 1, "right": 2, "justify": 3}


def add_prose(
    place: Any, text: Text, align: str, *, reach: float, first: float = 0, bold: bool = False
) -> Any:
    """A paragraph; a blank at its end goes on to the right margin, ``reach`` mm from the left."""
    from docx.shared import Mm

    paragraph = place.add_paragraph()
    # justified, a line of dots would push the words before it apart
    paragraph.alignment = ALIGN["left" if text and text[-1].blank else align]
    if first:
        paragraph.paragraph_format.first_line_indent = Mm(first)
    *words, last = text or [Run()]
    if last.blank > LINE // 2:
        _go_on(paragraph, reach)
        last = replace(last, text="\n".join(["\t"] * ceil(last.blank / LINE)), blank=0)
    write(paragraph, (*words, last), bold=bold)
    return paragraph


def _go_on(paragraph: Any, reach: float) -> None:
    """A tab of this paragraph is dots up to the right margin, whatever is typed before it."""
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Mm

    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Mm(reach), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def write(paragraph: Any, text: Text, *, size: int = 14, bold: bool = False) -> None:
    from docx.shared import Pt

    for run in text:
        written = paragraph.add_run(run.text or (dots(run.blank) if run.blank else ""))
        written.bold, written.italic = bold or run.bold, run.italic
        written.font.size = Pt(size)


def add_line(
    place: Any,
    words: str,
    *,
    bold: bool = False,
    italic: bool = False,
    size: int = 14,
    align: str = "center",
    before: int = 0,
    after: int = 0,
    rule: int = 0,
    sides: int = 0,
) -> None:
    """One line, ``sides`` mm from both margins; ``rule`` draws a line below it, indented by so
    many mm on both sides."""
    from docx.shared import Mm, Pt

    paragraph = place.add_paragraph()
    paragraph.alignment = ALIGN[align]
    if sides:
        form = paragraph.paragraph_format
        form.left_indent = form.right_indent = Mm(sides)
    paragraph.paragraph_format.space_before = Pt(before)
    paragraph.paragraph_format.space_after = Pt(0 if rule else after)
    run = paragraph.add_run(words)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    if rule:
        below = place.add_paragraph()
        form = below.paragraph_format
        form.space_after, form.line_spacing = Pt(max(2, after)), Pt(4)
        form.left_indent = form.right_indent = Mm(rule)
        border = element("w:pBdr")
        border.append(element("w:top", val="single", sz="6", space="0", color="000000"))
        below._p.get_or_add_pPr().append(border)


def add_grid(place: Any, rows: int, widths: Sequence[float], *, borders: bool = False) -> Any:
    """A table of fixed widths (mm): Word reads them from the cells, LibreOffice from the grid."""
    from docx.shared import Mm

    table = place.add_table(rows=rows, cols=len(widths))
    if borders:
        table.style = "Table Grid"
        margins = element("w:tblCellMar")
        for side, room in (("top", 40), ("left", 57), ("bottom", 40), ("right", 57)):
            margins.append(element(f"w:{side}", w=str(room), type="dxa"))  # 57 are 1 mm
        table._tbl.tblPr.append(margins)
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = Mm(width)
    return table


def drop_first(cell: Any) -> None:
    """A new cell begins with an empty paragraph that nobody asked for."""
    cell._tc.remove(cell.paragraphs[0]._p)


def element(name: str, **values: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(name)
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


def add_table(document: Any, table: Table, width: int, *, stays: bool) -> None:
    """``stays``: the last rows are kept with what follows, for a signature never stands alone."""
    header = header_of(table)
    rows = (*header, *table.rows)
    shares = [width * one.width / sum(c.width for c in table.columns) for one in table.columns]
    made = add_grid(document, len(rows), shares, borders=table.borders)
    reaching = [0] * len(table.columns)
    for place, (row, found) in enumerate(zip(rows, made._tbl.tr_lst, strict=True)):
        is_head = place < len(header)
        settings = found.get_or_add_trPr()
        settings.append(element("w:cantSplit"))
        if is_head:
            settings.append(element("w:tblHeader"))
        kept = stays and place >= len(rows) - 2
        _fill(made, place, row, table, reaching, is_head=is_head, kept=kept)


def _fill(
    made: Any,
    place: int,
    row: Row,
    table: Table,
    reaching: list[int],
    *,
    is_head: bool,
    kept: bool,
) -> None:
    at = 0
    is_plain = not any(reaching) and not any(cell.span > 1 or cell.rows > 1 for cell in row)
    for cell in row:
        while at < len(reaching) and reaching[at]:
            at += 1
        found = _cell(made, place, at, cell, is_plain=is_plain)
        if is_head:
            found.vertical_alignment = CENTRE
        paragraph = found.paragraphs[0]
        align = "center" if is_head or cell.span > 1 else table.columns[at].align
        paragraph.alignment = ALIGN[align]
        paragraph.paragraph_format.space_after = 0
        paragraph.paragraph_format.keep_with_next = kept or None
        write(paragraph, cell.text, size=table.size, bold=is_head)
        for one in range(at, min(at + cell.span, len(reaching))):
            reaching[one] = cell.rows
        at += cell.span
    reaching[:] = [max(0, left - 1) for left in reaching]


def _cell(made: Any, place: int, at: int, cell: Cell, *, is_plain: bool) -> Any:
    """The cell in which to write. Asking the table for one reads all of it: in a plain row
    the cells stand in order and are taken as they are."""
    from docx.table import _Cell

    if is_plain:
        return _Cell(made._tbl.tr_lst[place].tc_lst[at], made)
    first = made.cell(place, at)
    if cell.span > 1 or cell.rows > 1:
        return first.merge(made.cell(place + cell.rows - 1, at + cell.span - 1))
    return first
