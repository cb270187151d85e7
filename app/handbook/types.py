"""What a chapter consists of; words in square brackets stand on the screen just so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.actors import Permission

_SCREEN = re.compile(r"\[([^]]+)]")


@dataclass(frozen=True, slots=True)
class Part:
    """One task, step by step. ``key`` is its place in the page and in the sheets of the roles."""

    key: str
    title: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """What belongs together; ``rooms`` are the blueprints from whose pages one comes here."""

    slug: str
    title: str
    about: str
    permission: Permission
    rooms: tuple[str, ...]
    parts: tuple[Part, ...]


def runs(words: str) -> Iterator[tuple[str, bool]]:
    """The pieces of a step, each with whether it is quoted from the screen."""
    for place, piece in enumerate(_SCREEN.split(words)):
        if piece:
            yield piece, place % 2 == 1


def plain(words: str) -> str:
    """A step as it is searched: without its brackets."""
    return "".join(piece for piece, _ in runs(words))
