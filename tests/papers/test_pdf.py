"""What comes out of the printer: all of it, in our letters, on sheets of A4."""

from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from pypdf import PdfReader

from app.papers.blocks import (
    Heading,
    Paper,
    Paragraph,
    Signature,
    Signatures,
    bold,
    italic,
    text,
)
from app.papers.letters import BOX, with_boxes
from app.papers.lines import Marks, lines_of
from app.papers.pdf import Copy, render
from tests.papers.samples import (
    AGREEMENT,
    ALL,
    ANNEX,
    DECISION,
    PEOPLE,
    a_register,
    pages_of,
    squeezed,
)

A4 = (595, 842)
MARKS = Marks(foot="Mã đối chiếu K7M2-QF9X")


def printed(paper, marks=MARKS):
    return pages_of(render([Copy(paper, marks)], title="Thử"))


@pytest.mark.parametrize("paper", ALL, ids=lambda paper: paper.title)
def test_every_line_stands_on_the_paper(paper):
    whole = squeezed("".join(printed(paper)))
    for line in lines_of(paper, MARKS):
        for cell in line.split(" | "):
            assert squeezed(cell) in whole, line


@pytest.mark.parametrize("sign", ["👍", "☐", "✓", "\uf0b7", "ꪼꪕ", "漢"])
def test_a_sign_that_our_letters_do_not_have_keeps_no_paper_back(sign):
    paper = Paper(PEOPLE, "BIÊN BẢN", (Paragraph(text(f"Hai bên đồng ý {sign} và ký tên.")),))
    content = render([Copy(paper, MARKS)], title="Thử")
    whole = squeezed("".join(pages_of(content)))
    assert squeezed(f"Hai bên đồng ý {BOX * len(sign)} và ký tên.") in whole


def test_every_sign_that_is_said_to_be_there_is():
    """A single one that is not would end the making of the paper."""
    signs = "".join(map(chr, range(32, 0x110000)))
    held = "".join(one for one in signs if with_boxes(one) == one and one.isprintable())
    assert len(held) > 2000
    lines = [held[at : at + 60] for at in range(0, len(held), 60)]
    paper = Paper(PEOPLE, "CHỮ", tuple(Paragraph(text(bold(line), italic(line))) for line in lines))
    assert len(printed(paper)) > 1


def test_the_letters_travel_with_the_file_and_the_sheet_is_a4():
    reader = PdfReader(BytesIO(render([Copy(AGREEMENT, MARKS)], title="Thử")))
    for page in reader.pages:
        fonts = page["/Resources"]["/Font"]
        for font in fonts.values():
            (inner,) = font["/DescendantFonts"]
            descriptor = inner.get_object()["/FontDescriptor"]
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
            assert "LiberationSerif" in descriptor["/FontName"]
        assert [round(side) for side in page.mediabox[2:]] == list(A4)


@pytest.mark.parametrize("paper", [*ALL, a_register(3)], ids=lambda paper: paper.title)
def test_who_listens_to_a_paper_hears_its_language_its_title_and_its_headings(paper):
    content = render([Copy(paper, MARKS)], title="Sổ thử")
    reader = PdfReader(BytesIO(content))
    catalogue = reader.trailer["/Root"]
    assert catalogue["/Lang"] == "vi"
    assert catalogue["/MarkInfo"]["/Marked"]
    assert reader.metadata.title == "Sổ thử"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content
    levels = [level for level in _roles(catalogue["/StructTreeRoot"]) if level in ("/H1", "/H2")]
    headings = sum(isinstance(block, Heading) for block in paper.body)
    assert levels == ["/H1"] + ["/H2"] * headings


def _roles(element):
    """The kinds of the parts of a tagged paper, in the order in which they are read."""
    if isinstance(element, dict):
        yield element.get("/S")
        inner = element.get("/K", [])
        for one in inner if isinstance(inner, list) else [inner]:
            yield from _roles(one.get_object() if hasattr(one, "get_object") else one)


@pytest.mark.parametrize(("rows", "sheets"), [(1, 1), (40, 4), (400, 26)])
def test_a_register_is_printed_to_its_last_line(rows, sheets):
    pages = printed(a_register(rows))
    whole = squeezed("".join(pages))
    assert all(f"Tranhchấpthứ{number}vềranhgiới" in whole for number in range(1, rows + 1))
    assert len(pages) == sheets
    assert squeezed(f"Tranh chấp thứ {rows} về ranh giới") in squeezed(pages[-1])
    assert "Vàng A Sùng" in pages[-1]
    assert all("Cột 10" in page and "(10)" in page for page in pages if "thứ" in page)


@pytest.mark.parametrize("lines", range(15, 40))
def test_signatures_never_stand_alone_on_a_page(lines):
    body = tuple(Paragraph(text(f"Dòng thứ {number}.")) for number in range(lines))
    signed = Signatures((Signature(("TỔ TRƯỞNG",), "Vàng A Sùng"),))
    pages = printed(Paper(PEOPLE, "BÁO CÁO", (*body, signed)))
    assert "TỔ TRƯỞNG" in pages[-1]
    assert "Vàng A Sùng" in pages[-1]
    assert f"Dòng thứ {lines - 1}." in pages[-1]


def test_the_number_of_the_page_stands_from_page_two_on():
    pages = printed(a_register(40))
    assert not pages[0].lstrip().startswith("1\n")
    assert [page.split("\n")[0].strip() for page in pages[1:]] == ["2", "3", "4"]
    assert all("4 trang" in page for page in pages)


def test_papers_that_go_together_count_their_own_pages():
    copies = [Copy(a_register(40), MARKS), Copy(AGREEMENT, MARKS), Copy(DECISION, MARKS)]
    pages = pages_of(render(copies, title="Thử"))
    assert len(pages) == 6
    assert "1 trang" in pages[4]
    assert "4 trang" not in pages[4]
    assert not pages[4].lstrip().startswith("5")


def test_an_annex_begins_with_its_title():
    (page,) = printed(ANNEX)
    assert page.lstrip().startswith("PHỤ LỤC")
    assert "CỘNG HÒA" not in page
    assert "tháng" not in page


def test_number_and_day_stay_open_until_they_are_known():
    (open_one,) = printed(DECISION)
    assert "/QĐ-UBND" in open_one
    assert "năm 2026" in open_one
    assert "05/QĐ-UBND" not in open_one
    (numbered,) = printed(DECISION, Marks("05/QĐ-UBND", date(2026, 3, 9), "Mã"))
    assert "Số: 05/QĐ-UBND" in numbered
    assert "ngày 09 tháng 3 năm 2026" in numbered


@pytest.mark.parametrize(
    "hostile",
    ["#panic()", "$x^2$", "*đậm* _nghiêng_", "@nhãn <label>", "\\u{200b}", "a" * 400, "//c", "`r`"],
)
def test_what_people_write_is_never_read_as_markup(hostile):
    paper = Paper(PEOPLE, "GIẤY", (Paragraph(text(hostile, " hết.")),))
    assert squeezed(hostile) in squeezed("".join(printed(paper)))


def test_names_of_signatures_stand_in_line_however_many_titles_are_above_them():
    boxes = (Signature(("THƯ KÝ",), "Vũ Thị Mười"), Signature(("TRƯỞNG", "BAN"), "Trần Văn Sỹ"))
    paper = Paper(PEOPLE, "BIÊN BẢN", (Paragraph(text("Hết.")), Signatures(boxes)))
    printed_page = pypdfium2.PdfDocument(render([Copy(paper, MARKS)], title="Thử"))[
        0
    ].get_textpage()
    found = [printed_page.search(box.name).get_next() for box in boxes]
    tops = [printed_page.get_charbox(first)[3] for first, _ in found]
    assert tops[0] == pytest.approx(tops[1], abs=1)


def test_each_typed_line_begins_indented():
    paper = Paper(PEOPLE, "BIÊN BẢN", (Paragraph(text("Một.\nHai.")), Paragraph(text("Ba."))))
    page = pypdfium2.PdfDocument(render([Copy(paper, MARKS)], title="Thử"))[0].get_textpage()
    places = [page.search(one).get_next()[0] for one in ("Một.", "Hai.", "Ba.")]
    assert len({round(page.get_charbox(one)[0], -1) for one in places}) == 1
