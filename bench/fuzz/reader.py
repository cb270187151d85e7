"""What is fuzzed: a function of the invented bytes, its refusals, and what it begins with."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Reader:
    """``takes`` is given text or, with ``seeds`` that are no text, the parts of one of them, each
    altered for itself and of the kind it was."""

    name: str
    takes: Callable[[Any], Any]
    refusals: tuple[type[Exception], ...] = ()
    seeds: tuple[Any, ...] = ("",)
    words: tuple[str, ...] = ()
    """Words of the language that is read: they are found sooner than letter by letter."""

    @property
    def is_of_text(self) -> bool:
        return isinstance(self.seeds[0], str)


class Broken(AssertionError):
    """What a reader promises does not hold."""


def promise(holds: object, words: str) -> None:
    if not holds:
        raise Broken(words)
