"""What the papers before a conference share: the head of who organises, who chairs and signs."""

from app.dialogue.models import Dialogue
from app.dialogue.papers.facts import organiser_on
from app.domain.dialogue.usual_texts import Coming
from app.domain.papers import authority_lines, signing_lines
from app.domain.units import place_of
from app.papers.blocks import Head, Paragraph, Signature, Signatures, fact
from app.papers.heads import name_of
from app.papers.types import Ask


def organisers_head(dialogue: Dialogue, ask: Ask, symbol: str) -> Head:
    """The head of who organises, with the number left open."""
    return Head(
        place=place_of(name_of(dialogue.unit, ask.today)),
        year=dialogue.held_on.year,
        authority=authority_lines(organiser_on(dialogue, ask.today)),
        symbol=symbol,
    )


def chaired(told: Coming, mark: str = "") -> list[Paragraph]:
    co_chair = f"; đồng chủ trì: {told.co_chair}" if told.co_chair else ""
    return [fact(f"{mark}Chủ trì", f"{told.chairs}{co_chair}" if told.chairs else None)]


def signed(name: str, post: str, recipients: tuple[str, ...]) -> Signatures:
    return Signatures((Signature(signing_lines(post), name, note=""),), recipients)
