"""Which chapters there are for whom, and which of their parts hold some words."""

from collections.abc import Sequence

from app.domain.actors import Actor
from app.domain.words import fold
from app.handbook.chapters import CHAPTERS
from app.handbook.types import Chapter, Part, plain


def chapters_of(by: Actor) -> tuple[Sequence[Chapter], Sequence[Chapter]]:
    """The chapters of this person's own work, and those of others."""
    own = [one for one in CHAPTERS if by.may(one.permission)]
    return own, [one for one in CHAPTERS if one not in own]


def parts_with(words: str) -> Sequence[tuple[Chapter, Part]]:
    """The parts that hold all of the words, however they are marked; first those whose title
    does."""
    wanted = fold(words).split()
    found = [(chapter, part) for chapter in CHAPTERS for part in chapter.parts]
    held = [pair for pair in found if _holds(_everything(*pair), wanted)]
    return sorted(held, key=lambda pair: not _holds(pair[1].title, wanted))


def _everything(chapter: Chapter, part: Part) -> str:
    return " ".join([chapter.title, part.title, *map(plain, part.steps)])


def _holds(text: str, wanted: Sequence[str]) -> bool:
    folded = fold(text)
    return bool(wanted) and all(word in folded for word in wanted)
