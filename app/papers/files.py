"""A paper as a file in the hand of a browser."""

import re

from flask import Response

from app.domain.words import fold
from app.papers import docx, pdf
from app.papers.pdf import Copy
from app.papers.service import Rendered

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# A browser's own viewer of PDF stands in the page as an object.
_POLICY = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'"


def as_pdf(rendered: Rendered) -> Response:
    """Shown in the browser; raises :class:`app.papers.pdf.NoPdf` where there is no typesetter."""
    copies = [Copy(paper, rendered.marks) for paper in rendered.papers]
    content = pdf.render(copies, title=rendered.title)
    response = _file(content, "application/pdf", "inline", f"{_name(rendered)}.pdf")
    response.headers["Content-Security-Policy"] = _POLICY
    return response


def as_docx(rendered: Rendered) -> Response:
    content = docx.render(rendered.papers, rendered.marks)
    return _file(content, WORD, "attachment", f"{_name(rendered)}.docx")


def _file(content: bytes, media: str, how: str, name: str) -> Response:
    response = Response(content, content_type=media)
    response.headers["Content-Disposition"] = f'{how}; filename="{name}"'
    return response


def _name(rendered: Rendered) -> str:
    """``van-ban-hoa-giai-thanh-K7M2-QF9X``: nobody's name stands in the name of a file."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(rendered.kind.label)).strip("-")
    return f"{words}-{rendered.code}"
