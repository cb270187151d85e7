"""The translations of one language, read from its .po file."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from app.web.translation.filled import NAME, STOP, WEEKDAY, Sentences

FOLDER = Path(__file__).resolve().parents[2] / "translations"
FROM_CODE = "python-brace-format"  # the flag of a sentence that the code fills in by itself
OF_CODE = "code"  # the context of a word of the code that a template uses in another sense

# places for a phrase of the code
_PHRASES = {
    "act",
    "case",
    "counted",
    "doers",
    "explanation",
    "how",
    "message",
    "missing",
    "noun",
    "possible",
    "quarter",
    "runs",
    "told",
    "wanted",
    "what",
    "whole",
    "whom",
    "within",
    "word",
    "words",
}
# what English writes with a capital wherever it stands
_PROPER = re.compile(r"[A-Z]{2}|(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Fatherland|People's")
_NUMBERED = re.compile(r"_\d$")
_QUOTED = re.compile(r"“([^”]*)”")
_COUNTED = re.compile(r"(\d[\d./, ]*) (\D.*?)( \([\d,]+%\))?")
_DATED = re.compile(r"(.+?),? (\d\d/\d\d/\d{4})")
_LONG_DATE = re.compile(rf"({WEEKDAY})(, \d\d/\d\d/\d{{4}})")


def file_of(language: str) -> Path:
    return FOLDER / language / "LC_MESSAGES" / "messages.po"


_Find = Callable[[str], str | None]


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
        self._filled = Sentences((one, told[one]) for one in filled if told.get(one))
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
        """First what is known word for word, then what leaves a phrase as it is."""
        return self._surely(words) or self._roughly(words)

    def _surely(self, words: str) -> str | None:
        return (
            self._word(words)
            or self._begun_otherwise(words, self._word)
            or self._whole(words)
            or self._sentences(words, self._surely)
            or self._quoted(words)
            or self._listed(words, {"; ": "; "})
            or self._fill(words)
            or self._begun_otherwise(words, self._fill)
            or self._counted(words)
            or self._dated(words)
            or self._listed(words, {", ": ", ", " và ": " and ", " hoặc ": " or "})
            or self._listed(words, {" – ": " – "})
        )

    def _roughly(self, words: str) -> str | None:
        return (
            self._fill_roughly(words)
            or self._begun_otherwise(words, self._fill_roughly)
            or self._sentences(words, self._found)
            or self._parted(words)
            or self._stopped(words)
        )

    def _begun_otherwise(self, words: str, find: _Find) -> str | None:
        """A label inside a sentence, or a word that begins one: ``báo cáo``, ``Báo cáo``."""
        first, rest = words[:1], words[1:]
        other = first.swapcase() + rest
        found = find(other) if other != words else None
        if not found:
            return None
        if first.isupper():
            return found[0].upper() + found[1:]
        return found if _PROPER.match(found) else found[0].lower() + found[1:]

    def _counted(self, words: str) -> str | None:
        """A number and what it counts: ``3 đơn vị``, ``2/3 vụ, việc đúng hạn (66,7%)``."""
        counted = _COUNTED.fullmatch(words)
        found = self._found(counted[2]) if counted else None
        return f"{counted[1]} {found}{counted[3] or ''}" if counted and found else None

    def _dated(self, words: str) -> str | None:
        """Words of the code and the day that they are about: ``ngày hội nghị 05/03/2026``."""
        dated = _DATED.fullmatch(words)
        found = self._surely(dated[1]) if dated else None
        return f"{found}{words[dated.end(1) :]}" if dated and found else None

    def _quoted(self, words: str) -> str | None:
        quoted = _QUOTED.fullmatch(words)
        found = self._surely(quoted[1]) if quoted else None
        return f"“{found}”" if found else None

    def _listed(self, words: str, marks: Mapping[str, str]) -> str | None:
        """Words of the code in a row, where each is known: ``“Hoãn”; “Hủy”``."""
        for between, other in marks.items():
            row = words.split(between)
            known = [self._surely(one) for one in row] if len(row) > 1 else []
            if known and all(known):
                return other.join(map(str, known))
        return None

    def _whole(self, words: str) -> str | None:
        """Several sentences that the code says in one breath."""
        return self._filled_in(words, str.isupper, words.count(STOP)) if STOP in words else None

    def _sentences(self, words: str, find: _Find) -> str | None:
        """Sentences in a row, where each is known."""
        sentences = words.split(STOP)
        if len(sentences) == 1:
            return None
        found = [find(one.removesuffix(".") + ".") for one in sentences]
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
        """A sentence the code has filled in, where all words of the code in it are known."""
        return self._filled_in(words, str.isupper)

    def _fill_roughly(self, words: str) -> str | None:
        """The same, though a phrase in it is not known; None where a label is not."""
        return self._filled_in(words, _may_stay)

    def _stopped(self, words: str) -> str | None:
        """Words that are a sentence of their own: ``14 giờ 30 phút.``"""
        found = self._surely(words[:-1]) if words.endswith(".") else None
        return f"{found}." if found else None

    def _filled_in(
        self, words: str, may_stay: Callable[[str], bool], stops: int | None = None
    ) -> str | None:
        for sentence, places in self._filled.fitting(words):
            if stops not in (None, sentence.stops):
                continue
            told = {name: self.of(places[name]) for name in places if is_of_code(name)}
            if all(
                told[name] != places[name]
                or not any(map(str.isalpha, told[name]))
                or may_stay(name)
                for name in told
            ):
                filled = {name: self._long_date(one) for name, one in places.items()} | told
                return NAME.sub(lambda place, filled=filled: filled[place[1]], sentence.text)
        return None

    def _long_date(self, words: str) -> str:
        """A day with its weekday, which is never a record's word; anything else stays."""
        day = _LONG_DATE.fullmatch(words)
        return f"{self._word(day[1])}{day[2]}" if day else words


def is_of_code(name: str) -> bool:
    return name.startswith(("label", "lower", "in_words")) or _may_stay(name)


def _may_stay(name: str) -> bool:
    return name.isupper() or _NUMBERED.sub("", name) in _PHRASES


def read(language: str) -> Catalogue:
    import polib  # only where the screen has another language

    entries = polib.pofile(str(file_of(language)))
    return Catalogue(
        told={one.msgid: one.msgstr for one in entries if not one.msgctxt},
        of_code={one.msgid: one.msgstr for one in entries if one.msgctxt == OF_CODE},
        filled=(one.msgid for one in entries if FROM_CODE in one.flags),
    )
