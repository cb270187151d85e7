"""Where a text calls a person by the given name alone, which no program can be sure of."""

import re
from collections.abc import Iterator

from app.domain.privacy.names import pattern_of
from app.domain.words import canon, fold

_WORD = re.compile(r"\w+")
#: After these a name is one in small letters too.
_TITLES = re.compile("ông|bà|cụ|bố|mẹ|bác|chú|thím|cô|cậu|mợ|dì|dượng|anh|chị|em|con|cháu|vợ|chồng")


def given_name(name: str) -> str:
    """The last word of a name: by it people are called."""
    return canon(name).split()[-1] if name.split() else ""


def times_called(text: str, name: str) -> int:
    """How often ``text`` has the given name where the whole name does not stand.

    With its own marks or without any, since ``hòa`` and ``hóa`` are other words than *Hoa*; in
    capitals, or in small letters behind a title as in ``bà hoa``.
    """
    called, whole = given_name(name), pattern_of(name)
    if whole is None or len(name.split()) < 2:
        return 0
    text = canon(text)
    named = [found.span() for found in whole.finditer(fold(text))]
    return sum(not any(first <= at < last for first, last in named) for at in _called(text, called))


def _called(text: str, called: str) -> Iterator[int]:
    spellings, before = {called.casefold(), fold(called)}, ""
    for found in _WORD.finditer(text):
        word = found[0]
        if word.casefold() in spellings and (word[0].isupper() or _TITLES.fullmatch(before)):
            yield found.start()
        before = word.casefold()
