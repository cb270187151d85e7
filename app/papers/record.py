"""How the shared machinery sees a paper that was made."""

from flask import url_for

from app.attachments.sight import watched_subject
from app.domain.actors import Permission
from app.papers.acts import PaperAct
from app.papers.models import MadePaper
from app.papers.sight import found_papers, visible_papers
from app.records.types import RecordType


def _line(paper: MadePaper) -> tuple[str, str]:
    number = paper.number and f"Số {paper.number}."
    return paper.title, " ".join(filter(None, (number, f"Mã đối chiếu {paper.code}.")))


MADE_PAPER = RecordType(
    key="made_paper",
    label="Văn bản đã lập",
    model=MadePaper,
    acts=PaperAct,
    address=lambda paper: url_for("papers.detail", paper_id=paper.id),
    visible=visible_papers,
    found=found_papers,
    attachable_by=Permission.ATTACH,
    line=_line,
    watched=watched_subject,
)
