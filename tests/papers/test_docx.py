"""The same paper to be changed in Word."""

from io import BytesIO

import pytest
from docx import Document
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_TAB_LEADER

from app.papers import docx
from app.papers.blocks import Paper, Paragraph, Signature, Signatures, fact, text, written
from app.papers.lines import Marks, lines_of
from tests.papers.samples import AGREEMENT, ALL, PEOPLE, a_register, squeezed, words_of_docx

MARKS = Marks(foot="Mã đối chiếu K7M2-QF9X")


@pytest.mark.parametrize("paper", [*ALL, a_register(40)], ids=lambda paper: paper.title)
def test_it_says_what_the_printed_one_says(paper):
    whole = squeezed(words_of_docx(docx.render([paper], MARKS)))
    for line in lines_of(paper, MARKS):
        for cell in line.split(" | "):
            assert squeezed(cell) in whole, line


def test_sheet_margins_letters_and_foot_are_those_of_the_decree():
    document = Document(BytesIO(docx.render([AGREEMENT], MARKS)))
    (section,) = document.sections
    assert [round(side.mm) for side in (section.page_width, section.page_height)] == [210, 297]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side.mm) for side in margins] == [20, 20, 30, 15]
    assert document.styles["Normal"].font.name == "Times New Roman"
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header.paragraphs[0]._p.xml
    assert section.first_page_header.paragraphs[0].text == ""
    for footer in (section.footer, section.first_page_footer):
        assert footer.paragraphs[0].text == "Mã đối chiếu K7M2-QF9X"


def test_each_typed_line_is_a_paragraph_with_its_indent():
    terms = Paragraph((*text("Hai bên: "), *text("1. Dời hàng rào.\n\n2. Giữ mốc.\n3. Bắt tay.")))
    paper = Paper(PEOPLE, "BIÊN BẢN", (terms, Paragraph(text("Hết."))))
    lines = [one for one in Document(BytesIO(docx.render([paper], MARKS))).paragraphs if one.text]
    own = [one for one in lines if one.text[0] in "H23"]
    said = ["Hai bên: 1. Dời hàng rào.", "2. Giữ mốc.", "3. Bắt tay.", "Hết."]
    assert [one.text for one in own] == said
    assert len({one.paragraph_format.first_line_indent for one in own}) == 1


def test_papers_that_go_together_are_one_file_each_on_its_own_sheet():
    document = Document(BytesIO(docx.render([AGREEMENT, a_register(3)], MARKS)))
    first, second = document.sections
    assert first.page_width < first.page_height
    assert second.page_width > second.page_height
    assert all('w:pgNumType w:start="1"' in one._sectPr.xml for one in document.sections)


def test_the_head_of_a_table_stands_again_on_each_page():
    document = Document(BytesIO(docx.render([a_register(40)], MARKS)))
    table = max(document.tables, key=lambda one: len(one.rows))
    assert ["w:tblHeader" in row._tr.xml for row in table.rows[:3]] == [True, True, False]
    assert len(table.rows) == 42


def test_names_of_signatures_stand_in_line_however_many_titles_are_above_them():
    boxes = (Signature(("THƯ KÝ",), "Vũ Thị Mười"), Signature(("TRƯỞNG", "BAN"), "Trần Văn Sỹ"))
    paper = Paper(PEOPLE, "BIÊN BẢN", (Paragraph(text("Hết.")), Signatures(boxes)))
    table = Document(BytesIO(docx.render([paper], MARKS))).tables[-1]
    assert [len(cell.paragraphs) for cell in table.rows[0].cells] == [5, 5]


def test_rows_of_signatures_stay_together_and_with_the_text():
    boxes = tuple(Signature((f"NGƯỜI {place}",)) for place in range(4))
    paper = Paper(PEOPLE, "BIÊN BẢN", (Paragraph(text("Hết.")), Signatures(boxes)))
    first, last = Document(BytesIO(docx.render([paper], MARKS))).tables[-2:]
    kept = [
        one.paragraph_format.keep_with_next
        for cell in first.rows[0].cells
        for one in cell.paragraphs
    ]
    assert set(kept) == {True}
    assert "keepNext" not in last._tbl.xml


def test_a_long_title_leaves_no_single_word_on_its_last_line():
    """Sixty-eight letters across: one line would hold all but the last word."""
    about = "Người được đề nghị công nhận là hòa giải viên của Tổ hòa giải bản Nà"
    words = {"short": "Công nhận hòa giải viên", "long": about}
    for which, said in words.items():
        paper = Paper(PEOPLE, "DANH SÁCH", (), about=said)
        lines = Document(BytesIO(docx.render([paper], MARKS))).paragraphs
        indent = next(one for one in lines if one.text == said).paragraph_format.left_indent
        assert (indent is not None) == (which == "long")


def test_a_dotted_line_goes_up_to_the_margin_whatever_stands_before_it():
    paper = Paper(PEOPLE, "ĐƠN", (fact("Địa chỉ", None), Paragraph(written(None, lines=2))))
    document = Document(BytesIO(docx.render([paper], MARKS)))
    dotted = [one for one in document.paragraphs if "\t" in one.text]
    assert [one.text for one in dotted] == ["Địa chỉ: \t", "\t\n\t"]
    for one in dotted:
        (stop,) = one.paragraph_format.tab_stops
        assert (round(stop.position.mm), stop.leader) == (165, WD_TAB_LEADER.DOTS)


def test_the_head_of_a_column_stands_in_the_middle_as_in_print():
    table = max(
        Document(BytesIO(docx.render([a_register(1)], MARKS))).tables, key=lambda one: len(one.rows)
    )
    rows = [{cell.vertical_alignment for cell in one.cells} for one in table.rows]
    assert (rows[0], rows[-1]) == ({WD_ALIGN_VERTICAL.CENTER}, {None})
