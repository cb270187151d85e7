"""A paper as a file in the hand of a browser."""

import re
from collections.abc import Sequence
from dataclasses import replace

from flask import Response

from app.domain.words import fold
from app.instance import this_instance
from app.papers import docx, pdf
from app.papers.blocks import Paper
from app.papers.lines import Marks
from app.papers.pdf import Copy
from app.papers.service import Rendered

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PRACTICE = "BẢN TẬP"
# A browser's own viewer of PDF stands in the page as an object.
_POLICY = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'"


def as_pdf(rendered: Rendered) -> Response:
    """Shown in the browser; raises :class:`app.papers.pdf.NoPdf` where there is no typesetter."""
    copies = [Copy(paper, rendered.marks) for paper in rendered.papers]
    return as_print(copies, title=rendered.title, name=file_name(rendered))


def as_print(copies: Sequence[Copy], *, title: str, name: str) -> Response:
    """As :func:`as_pdf`, of papers that belong to no record."""
    response = as_file(
        pdf.render([Copy(one.paper, seen(one.marks)) for one in copies], title=title),
        "application/pdf",
        "inline",
        f"{name}.pdf",
    )
    response.headers["Content-Security-Policy"] = _POLICY
    return response


def as_docx(rendered: Rendered) -> Response:
    return as_word(rendered.papers, rendered.marks, name=file_name(rendered))


def as_word(papers: Sequence[Paper], marks: Marks, *, name: str) -> Response:
    """As :func:`as_docx`, of papers that belong to no record."""
    return as_file(docx.render(papers, seen(marks)), WORD, "attachment", f"{name}.docx")


def seen(marks: Marks) -> Marks:
    """The marks of a paper; from a practice book it says across each page that it is none."""
    if not this_instance().practice:
        return marks
    return replace(marks, across=PRACTICE, foot=f"{PRACTICE}, không có giá trị · {marks.foot}")


def as_file(content: bytes, media: str, how: str, name: str) -> Response:
    response = Response(content, content_type=media)
    response.headers["Content-Disposition"] = f'{how}; filename="{name}"'
    return response


def file_name(rendered: Rendered) -> str:
    """``van-ban-hoa-giai-thanh-K7M2-QF9X``: nobody's name stands in the name of a file."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(rendered.kind.label)).strip("-")
    return f"{words}-{rendered.code}"
