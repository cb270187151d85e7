"""What a text is found by: its words in one spelling, and what somebody asks for.

The same cutting serves what is kept and what is asked, so that they can meet: ``hoà`` is
``hòa``, ``05/2026`` is the one thing ``5/2026``, a telephone number is its digits.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.domain.words import canon, fold

MOST_KEPT = 2000  # different words of one record; the longest minutes have fewer
MOST_ASKED = 8
LONGEST = 40  # letters of a word that count
EXCERPT = 160

_PIECE = re.compile(
    r"""
    (?P<date>  (?<![0-9/.-]) [0-9]{1,2} (?P<cut>[/.-]) [0-9]{1,2} (?P=cut) [0-9]{4} (?![0-9/]) )
  | (?P<phone> (?<!\w) (?: 0[0-9]{8,10} (?!\w)
                         | 0[0-9]{2,4} (?:[ .-][0-9]{3,4}){1,2} (?!\w)
                         | \+84 [ .-]? [0-9]{1,9} (?:[ .-][0-9]{2,4})* (?!\w)
                         | 84[0-9]{9} (?!\w) ) )
  | (?P<pair>  [0-9]{1,9} / [0-9]{1,9} (?!\w) )
  | (?P<money> [0-9]{1,3} (?:\.[0-9]{3})+ (?!\w) )
  | (?P<word>  [^\W_]+ )
    """,
    re.VERBOSE,
)
_DATE = re.compile(r"[0-9]{1,2}([.-])[0-9]{1,2}\1[0-9]{4}")
_FOREIGN = re.compile(r"[^\x00-\u024f\u1e00-\u1eff]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: where it stands, without marks, and as written where it has some."""

    start: int
    end: int
    plain: str
    marked: str | None


@dataclass(frozen=True, slots=True)
class Term:
    """A word that must be there; ``begins``: one that begins so will do."""

    text: str
    begins: bool = False


Terms = tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for. ``grades`` are ever wider, best first; none finds nothing."""

    grades: tuple[Terms, ...]

    @property
    def widest(self) -> Terms:
        return self.grades[-1]


def sought(term: Term) -> str:
    """``term`` as it stands among kept words, which have a space on either side."""
    return f" {term.text}" if term.begins else f" {term.text} "


def words_kept(text: str) -> str:
    """The words a text is found by: each once without marks, and once as written."""
    kept: dict[str, None] = {}
    for word in words_in(text):
        kept[word.plain] = None
        if word.marked:
            kept[word.marked] = None
        if len(kept) >= MOST_KEPT:
            break
    return " ".join(kept)


def asked_for(text: str) -> Asked:
    """All words must be there, in any order; the last may be only begun.

    What was typed with its marks comes first as it was typed, then what differs in marks.
    """
    words = list(words_in(text))[:MOST_ASKED]
    if not words:
        return Asked(())
    plain = tuple(Term(word.plain) for word in words)
    marked = tuple(Term(word.marked or word.plain) for word in words)
    grades = []
    for terms in dict.fromkeys((marked, plain)):
        grades.append(terms)
        if _may_go_on(terms[-1].text):
            grades.append((*terms[:-1], Term(terms[-1].text, begins=True)))
    return Asked(tuple(grades))


def whole(text: str) -> str:
    """All of a text as the one word that nobody can type: ``##lovanpang``, however its marks are.

    Asked for by it, a record of that name is found at once, where its words one by one are in
    every second record.
    """
    return "##" + "".join(word.plain for word in words_in(text))


def words_in(text: str) -> Iterator[Word]:
    """The words of a text (NFC), in order."""
    composed = unicodedata.normalize("NFC", text)
    for found in _PIECE.finditer(_FOREIGN.sub(_known_letter, composed)):
        cut = _cut_word if found.lastgroup == "word" else _cut_number
        plain, marked = cut(found.group())
        if plain:
            yield Word(found.start(), found.end(), plain, marked)


def excerpt(text: str, asked: Asked, length: int = EXCERPT) -> list[tuple[str, bool]]:
    """A part of ``text`` around the first word found, cut into pieces: words, and if found."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    hits = [(word.start, word.end) for word in words_in(text) if _is_asked(word, asked)]
    first = hits[0][0] if hits else 0
    start = 0 if first < length * 3 // 4 else text.rfind(" ", 0, first - length // 4) + 1
    end = len(text)
    if end - start > length:
        end = max(text.rfind(" ", start, start + length), hits[0][1] if hits else start + 1)
    pieces, place = [("… " if start else "", False)], start
    for here, there in hits:
        if here >= start and there <= end:
            pieces += [(text[place:here], False), (text[here:there], True)]
            place = there
    pieces.append((text[place:end] + (" …" if end < len(text) else ""), False))
    return [piece for piece in pieces if piece[0]]


def _is_asked(word: Word, asked: Asked) -> bool:
    terms = asked.widest if asked.grades else ()
    return any(
        word.plain.startswith(term.text) if term.begins else word.plain == term.text
        for term in terms
    )


def _may_go_on(word: str) -> bool:
    """Whether the last word may be only begun: no single letter, no whole ``5/2026``."""
    return len(word) > 1 and not re.fullmatch(r"[0-9]+/[0-9]{4}|[0-9/]+/[0-9]+/[0-9]+", word)


@lru_cache(16384)  # a language has few words, and a book says them often
def _cut_word(text: str) -> tuple[str, str | None]:
    """A word without marks, and as written where it has some."""
    word = "".join(c for c in canon(text.casefold()) if c.isalnum())[:LONGEST]
    if re.fullmatch(r"[0-9]{1,2}", word):
        return str(int(word)), None
    plain = fold(word)[:LONGEST]
    return plain, word if word != plain else None


def _cut_number(text: str) -> tuple[str, None]:
    """A telephone number, a date, ``05/2026`` or a sum as the one thing that it is."""
    if "/" in text or _DATE.fullmatch(text):
        return "/".join(str(int(one)) for one in re.split(r"[/.-]", text)), None
    digits = re.sub(r"\D", "", text)
    is_from_abroad = text.startswith("+84") or re.fullmatch("84[0-9]{9}", text)
    return ("0" + digits[2:] if is_from_abroad else digits)[:LONGEST], None


def _known_letter(found: re.Match[str]) -> str:
    """A letter or digit that the database takes for one too; a space for anything newer."""
    return found.group() if unicodedata.ucd_3_2_0.category(found.group())[0] in "LN" else " "
