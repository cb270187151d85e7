"""Which chapters there are for whom, and which of their parts hold some words."""

import re
from collections.abc import Sequence
from functools import cache

from app.domain.actors import Actor
from app.domain.words import fold
from app.handbook.chapters import CHAPTERS
from app.handbook.types import Chapter, Part, plain


def chapters_of(by: Actor) -> tuple[Sequence[Chapter], Sequence[Chapter]]:
    """The chapters of this person's own work, and those of others."""
    own = [one for one in CHAPTERS if by.may(one.permission)]
    return own, [one for one in CHAPTERS if one not in own]


def parts_with(words: str) -> Sequence[tuple[Chapter, Part]]:
    """The parts that hold most of the words, however they are marked; first those whose title
    does. Who asks "tôi quên mật khẩu rồi" is not sent away for the words around the matter."""
    wanted = _words(words)
    held = {pair: len(wanted & known) for pair, known in _index()}
    most = max(held.values())
    best = [pair for pair, number in held.items() if number == most > 0]
    return sorted(best, key=lambda pair: -len(wanted & _words(pair[1].title)))


@cache
def _index() -> Sequence[tuple[tuple[Chapter, Part], frozenset[str]]]:
    return [
        ((chapter, part), _words(" ".join([chapter.title, part.title, *map(plain, part.steps)])))
        for chapter in CHAPTERS
        for part in chapter.parts
    ]


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", fold(text)))
