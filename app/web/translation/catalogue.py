"""The translations of one language, read from its .po file."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType

FOLDER = Path(__file__).resolve().parents[2] / "translations"
FROM_CODE = "python-brace-format"  # the flag of a sentence that the code fills in by itself
OF_CODE = "code"  # the context of a word of the code that a template uses in another sense

_NAME = re.compile(r"\{(\w+)\}")
_PHRASES = {"case", "told", "what", "whom", "words"}  # places for a phrase of the code
_COUNTED = re.compile(r"(\d[\d.]*) (.+)")
_IS_NUMBER = re.compile(r"(_on|_at|days?|month|year|late|joined|filled|length)(_\d)?$")


def file_of(language: str) -> Path:
    return FOLDER / language / "LC_MESSAGES" / "messages.po"


class Catalogue:
    """Vietnamese words and what they are in another language.

    ``told`` are the messages of the templates. ``of_code`` are words of the code that a
    template uses in another sense (``ngày`` of a date, and ``ngày`` that are counted).
    ``filled`` are the sentences in which the code has put values before a template sees
    them: ``Còn {days} ngày``. A place called ``label`` or ``lower`` holds words
    of the code, which are looked up in their turn; one of ``_PHRASES`` or called like a constant
    may hold them; any other holds a record's own and stays.
    """

    def __init__(
        self,
        told: Mapping[str, str],
        of_code: Mapping[str, str] = MappingProxyType({}),
        filled: Iterable[str] = (),
    ):
        self._told = told
        self._of_code = {**told, **of_code}
        self._filled = sorted(filled, key=len, reverse=True)
        self.of = lru_cache(maxsize=2048)(self._of)

    def exactly(self, words: str) -> str | None:
        """The translation of a whole message of a template; None where there is none."""
        return self._told.get(words) or None

    def _word(self, words: str) -> str | None:
        return self._of_code.get(words) or None

    def _of(self, text: str) -> str:
        """The words in the other language; as they are where it has none for them."""
        words = text.strip()
        found = self._found(words)
        return text.replace(words, found) if found else text

    def _found(self, words: str) -> str | None:
        return (
            self._word(words)
            or self._sentences(words)
            or self._counted(words)
            or self._fill(words)
            or self._begun_otherwise(words)
            or self._parted(words)
        )

    def _begun_otherwise(self, words: str) -> str | None:
        """A label inside a sentence, or a word that begins one: ``báo cáo``, ``Báo cáo``."""
        first, rest = words[:1], words[1:]
        other = first.swapcase() + rest
        found = self._word(other) or self._fill(other) if other != words else None
        if not found:
            return None
        return (found[0].lower() if first.islower() else found[0].upper()) + found[1:]

    def _counted(self, words: str) -> str | None:
        """A number and what it counts: ``3 đơn vị``."""
        counted = _COUNTED.fullmatch(words)
        found = self._found(counted[2]) if counted else None
        return f"{counted[1]} {found}" if counted and found else None

    def _sentences(self, words: str) -> str | None:
        """Sentences in a row, where each is known."""
        sentences = words.split(". ")
        if len(sentences) == 1:
            return None
        found = [self._found(one.removesuffix(".") + ".") for one in sentences]
        return " ".join(map(str, found)) if all(found) else None

    def _parted(self, words: str) -> str | None:
        """Words of the code beside what they are about: ``Kiến nghị kiểm tra: …``.

        What begins with a capital there may be a record's own, and stays.
        """
        for mark in (": ", ", "):
            what, _, about = words.partition(mark)
            first = self._found(what) if about else None
            then = self._found(about) if about[:1].islower() else None
            if first or (then and mark == ": "):
                return f"{first or what}{mark}{then or about}"
        return None

    def _fill(self, words: str) -> str | None:
        """A sentence the code has filled in; None too where a label in it has no translation."""
        for pattern, text in self._patterns:
            if found := pattern.fullmatch(words):
                places = found.groupdict()
                told = {name: self.of(places[name]) for name in places if _is_of_code(name)}
                if all(told[name] != places[name] for name in told if not _may_stay(name)):
                    filled = places | told
                    return _NAME.sub(lambda place, filled=filled: filled[place[1]], text)
        return None

    @cached_property
    def _patterns(self) -> list[tuple[re.Pattern[str], str]]:
        return [
            (_pattern(message), self._told[message])
            for message in self._filled
            if self._told.get(message)
        ]


def _is_of_code(name: str) -> bool:
    return name.startswith(("label", "lower", "in_words", "event")) or _may_stay(name)


def _may_stay(name: str) -> bool:
    return name in _PHRASES or name.isupper()


def _pattern(message: str) -> re.Pattern[str]:
    parts = _NAME.split(message)
    return re.compile(
        "".join(_value(one) if n % 2 else re.escape(one) for n, one in enumerate(parts)),
        re.DOTALL,
    )


def _value(name: str) -> str:
    """What may stand in a place: ``ngày {held_on}`` must not fit ``ngày làm việc``."""
    return f"(?P<{name}>{r'[0-9][0-9/:. ]*' if _IS_NUMBER.search(name) else '.*?'})"


def read(language: str) -> Catalogue:
    import polib  # only where the screen has another language

    entries = polib.pofile(str(file_of(language)))
    return Catalogue(
        told={one.msgid: one.msgstr for one in entries if not one.msgctxt},
        of_code={one.msgid: one.msgstr for one in entries if one.msgctxt == OF_CODE},
        filled=(one.msgid for one in entries if FROM_CODE in one.flags),
    )
