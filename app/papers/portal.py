"""What the law makes public, ready for the unit's portal: the paper, and what is filled in there.

Only kinds of paper that are written for the public have such a file (``PaperKind.is_public``);
no paper of a mediation is one. Nothing is sent: somebody puts the file up and notes where.
"""

from datetime import date
from hashlib import sha256
from io import BytesIO
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile

from app.db import transaction
from app.domain.actors import Actor
from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.papers import check_posting, dated
from app.papers import pdf
from app.papers.acts import PaperAct
from app.papers.codes import from_json
from app.papers.files import file_name, seen
from app.papers.models import MadePaper
from app.papers.pdf import Copy
from app.papers.service import made, take_to_note
from app.papers.sight import paper_kind
from app.records import journal
from app.records.model import label

SHEET = "thong-tin.txt"
BOM = "\ufeff"  # by which a plain editor of Windows knows the letters


def has_file(paper: MadePaper) -> bool:
    """Whether it may be put up: for the public, signed, with its number, and not withdrawn."""
    is_numbered = paper.symbol is None or paper.number is not None
    is_issued = paper.signed_on is not None and is_numbered and paper.withdrawn_on is None
    return paper_kind(paper.kind).is_public and is_issued


def portal_file(paper: MadePaper) -> tuple[str, bytes]:
    """The name and bytes of a ZIP with the PDF and its sheet; raises
    :class:`app.papers.pdf.NoPdf` where there is no typesetter."""
    _check(paper)
    rendered = made(paper)
    name, marks = file_name(rendered), seen(rendered.marks)
    content = pdf.render([Copy(one, marks) for one in rendered.papers], title=rendered.title)
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as bundle:
        bundle.writestr(f"{name}.pdf", content)
        bundle.writestr(SHEET, BOM + _sheet(paper, f"{name}.pdf", content))
    return f"{name}.zip", kept.getvalue()


def note_posting(
    paper_id: UUID, *, posted_on: date, address: str, revision: int, today: date, by: Actor
) -> MadePaper:
    """Note when and where it was put up; put up again, the last day and address stand."""
    with transaction() as session:
        paper = take_to_note(session, paper_id, revision=revision, by=by)
        _check(paper)
        check_posting(posted_on, address, signed_on=paper.signed_on, today=today)
        paper.posted_on, paper.posted_at = posted_on, address
        journal.write(paper, PaperAct.POST, by=by)
    return paper


def _check(paper: MadePaper) -> None:
    if not has_file(paper):
        raise RuleViolation(
            "Chỉ đăng văn bản thuộc loại công khai, đã ký, đã có số và chưa thu hồi."
        )


def _sheet(paper: MadePaper, name: str, content: bytes) -> str:
    """A line for each box that a portal asks for."""
    head = from_json(paper.content)[0].head
    on_paper = (head.dated or dated(paper.signed_on)).removeprefix("ngày ")
    issued = show(paper.issued_on) if paper.issued_on else on_paper
    facts = (
        ("Loại văn bản", paper_kind(paper.kind).label),
        ("Tên văn bản", paper.title),
        ("Cơ quan ban hành", " ".join(head.authority)),
        ("Số, ký hiệu", paper.number or head.number),
        ("Ngày ban hành", issued),
        (label(MadePaper.code), paper.code),
        ("Tệp", name),
        ("SHA-256", sha256(content).hexdigest()),
    )
    return "".join(f"{words}: {value}\r\n" for words, value in facts if value)
