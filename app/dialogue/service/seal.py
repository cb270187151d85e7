"""The signed text of the minutes under its check code, held against the record of today."""

from dataclasses import dataclass

from app.dialogue.models import Dialogue
from app.dialogue.papers.kinds import MINUTES
from app.domain.actors import Permission
from app.papers import service
from app.papers.models import MadePaper
from app.papers.types import Ask


@dataclass(frozen=True, slots=True)
class Seal:
    """``holds`` says whether the record would give the very text that was signed."""

    paper: MadePaper
    holds: bool


def seal_of(dialogue: Dialogue, ask: Ask) -> Seal | None:
    """None where nothing is signed, or for who may not read papers of this unit."""
    is_theirs = dialogue.unit in ask.by.books and ask.by.may(Permission.SEE_PAPERS)
    if not (is_theirs and dialogue.state.is_frozen):
        return None
    paper = service.current_paper(MINUTES, dialogue.id)
    if paper is None or paper.signed_on is None:
        return None
    return Seal(paper, holds=service.draft(MINUTES, dialogue.id, ask).code == paper.code)
