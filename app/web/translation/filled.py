"""Sentences that the code has filled in, found again among all that it can say.

There are a thousand of them, and each word that is looked up may be one: so a sentence is asked
only for those that begin with its first word and whose longest run of words stands in it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from app.domain.calendar import WEEKDAYS

STOP = ". "  # between two sentences
WEEKDAY = "|".join(WEEKDAYS)
NAME = re.compile(r"\{(\w+)\}")
_KINDS = (  # by the name of the place
    (re.compile(r"_at(_\d)?$"), r"[0-9][0-9/:. ]*"),
    (
        re.compile(
            r"((?:^|_)on|_for|days?|event|month|year|late|joined|filled|length|since|earliest)(_\d)?$"
        ),
        rf"(?:(?:{WEEKDAY}), )?-?[0-9][0-9/:.]*",
    ),
    (re.compile(r"^roman$"), r"[IVX]+"),
    (re.compile(r"^amount(_\d)?$"), r"-?[0-9.]+\sđồng"),
)


class Sentence:
    """One with places, and its ``text`` in the other language."""

    def __init__(self, message: str, text: str):
        self.text = text
        self._pieces = NAME.split(message)
        words = self._pieces[::2]
        self.longest = max(words, key=len)
        self.length = sum(map(len, words))
        self.stops = message.count(STOP)
        first, space, _ = words[0].partition(" ")
        self.first_word = first if space else ""  # or else a place is part of it

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(
            "".join(_place(one) if n % 2 else re.escape(one) for n, one in enumerate(self._pieces)),
            re.DOTALL,
        )

    def places_in(self, words: str) -> dict[str, str] | None:
        """What stands in each place; None where ``words`` are another sentence."""
        found = self._pattern.fullmatch(words) if self.longest in words else None
        return found.groupdict() if found else None


class Sentences:
    """All of one language, those that say the most first."""

    def __init__(self, told: Iterable[tuple[str, str]]):
        known = sorted((Sentence(*one) for one in told), key=lambda one: one.length, reverse=True)
        self._anywhere = [one for one in known if not one.first_word]
        self._beginning = {
            word: [one for one in known if one.first_word in (word, "")]
            for word in {one.first_word for one in known}
        }

    def fitting(self, words: str) -> Iterator[tuple[Sentence, dict[str, str]]]:
        """The sentences that ``words`` may be, each with what stands in its places."""
        for one in self._beginning.get(words.partition(" ")[0], self._anywhere):
            places = one.places_in(words)
            if places is not None:
                yield one, places


def kind_of(name: str) -> str:
    """What may stand in a place: ``ngày {held_on}`` must not fit ``ngày làm việc``."""
    return next((kind for pattern, kind in _KINDS if pattern.search(name)), ".*?")


def _place(name: str) -> str:
    return f"(?P<{name}>{kind_of(name)})"
