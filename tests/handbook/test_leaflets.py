"""The sheet of each role: two pages, of work that the role may do."""

from io import BytesIO

import pypdfium2
import pytest

from app.domain.actors import GRANTS, Role
from app.handbook.chapters import CHAPTERS
from app.handbook.leaflets import leaflet_of, parts_of
from app.papers import pdf
from app.papers.lines import Marks
from app.papers.pdf import Copy

every_role = pytest.mark.parametrize("role", Role, ids=lambda role: role.value)


@every_role
def test_it_fills_two_pages(role):
    copy = Copy(leaflet_of(role), Marks(foot="Sổ Hòa Giải"))
    sheet = pypdfium2.PdfDocument(BytesIO(pdf.render([copy], title="Hướng dẫn")))
    assert len(sheet) == 2
    last = sheet[1].get_textpage().get_text_bounded()
    assert len(last) > 600, "the second page is nearly empty"


@every_role
def test_it_tells_of_what_the_role_may_do(role):
    chapter_of = {part.key: one for one in CHAPTERS for part in one.parts}
    for part in parts_of(role):
        assert chapter_of[part.key].permission in GRANTS[role], part.key


def test_its_letters_are_large_enough_for_eyes_of_sixty():
    template = (pdf.HERE / "paper.typ").read_text("utf-8")
    assert 'set text(font: "Liberation Serif", size: 14pt' in template
