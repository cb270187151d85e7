"""Names, addresses and years as they stand in one cell: who is on which side of a case."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.domain.mediation.parties import Side
from app.domain.words import fold

LONGEST = 200
_MARKED = re.compile(r"(?:^|[\s;,.])bên\s+(?P<side>a|b|1|2)\s*[:\-–]\s*", re.I)
_BETWEEN_SIDES = (
    re.compile(r"\s+với\s+|\s+và\s+bên\s+|\s+kiện\s+", re.I),
    re.compile(r"\n+"),
    re.compile(r"\s+[–—-]\s+|\s*;\s*"),
)
_BETWEEN_PEOPLE = re.compile(r"\s*[;\n]\s*|\s+và\s+|\s+&\s+")
_LEADING = re.compile(
    r"^\s*(?:\d+[.)]|[-+•])\s*|^\s*(?:ông|bà|anh|chị|cụ|em|bên [ab12])\s*[:.]?\s+", re.I
)
_BORN = re.compile(r"(?:sinh\s*năm|sinh|năm\s*sinh|sn|s\.n)\s*[:.]?\s*((?:19|20)\d\d)", re.I)
_IN_LINE = re.compile(r" – |, ")
_IN_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*")
_PLACES = frozenset(
    re.findall(
        r"\w+", "ban thon to xa phuong khu xom ap pho duong so tdp khom lang buon tinh huyen tuoi"
    )
)


@dataclass(frozen=True, slots=True)
class Person:
    """A party as far as the register tells; ``address`` keeps every other word of the cell."""

    side: Side
    name: str
    birth_year: int | None = None
    address: str | None = None


def people_in(text: str, side: Side, address: str = "") -> tuple[Person, ...]:
    """The people of one side: ``Lò Văn Pâng, sn 1975, bản Tả Lèng; Lò Thị Mai``; of whom the cell
    itself does not say where they live, it is ``address``."""
    told = _told_in(text)
    return tuple([Person(side, name, year, other or address or None) for name, year, other in told])


@lru_cache(maxsize=4096)
def _told_in(text: str) -> tuple[tuple[str, int | None, str], ...]:
    """Name, year of birth and the other words of each; a register names many again and again,
    each time of another house."""
    return tuple(one for part in _BETWEEN_PEOPLE.split(text) for one in _of_part(part))


@lru_cache(maxsize=4096)
def both_sides(text: str) -> tuple[Person, ...]:
    """Both sides out of one cell; who stands first is side A."""
    parts = _marked_sides(text) or _divided(text.strip())
    sides = [Side.A, *[Side.B] * (len(parts) - 1)]
    return tuple(
        person for side, part in zip(sides, parts, strict=True) for person in people_in(part, side)
    )


def _marked_sides(text: str) -> list[str]:
    """``Bên A: … Bên B: …``"""
    found = list(_MARKED.finditer(text))
    if len(found) < 2:
        return []
    ends = [one.start() for one in found[1:]] + [len(text)]
    return [text[one.end() : end].strip(" ;,.\n") for one, end in zip(found, ends, strict=True)]


def _divided(text: str) -> list[str]:
    for between in _BETWEEN_SIDES:
        parts = [part for part in between.split(text) if part and not part.isspace()]
        if len(parts) > 1:
            return parts
    return [text]


def _of_part(text: str) -> list[tuple[str, int | None, str]]:
    """One person with what is said of them, or several names between commas."""
    text = _LEADING.sub("", text).strip(" ,.;")
    if not text:
        return []
    born = _BORN.search(text)
    rest = _BORN.sub("", text) if born else text
    pieces = [" ".join(one.split()) for one in _IN_BRACKETS.sub(r", \1, ", rest).split(",")]
    pieces = [_LEADING.sub("", one).strip(" .") for one in pieces]
    name, *others = [one for one in pieces if one] or [text]
    names = [name]
    while others and _is_name(others[0]) and not born:
        names.append(others.pop(0))
    told = ", ".join(others)
    year = int(born[1]) if born else None
    return [(one, year, told) for one in names]


def _is_name(text: str) -> bool:
    words = text.split()
    return (
        2 <= len(words) <= 5
        and not any(c.isdigit() for c in text)
        and fold(words[0]) not in _PLACES
        and fold(words[-1]) not in _PLACES
        and all(word[0].isupper() for word in words)
    )


@lru_cache(maxsize=4096)
def names_in(text: str) -> tuple[str, ...]:
    """The names of several people, as mediators stand in one cell."""
    parts = re.split(r"[,;\n+/]|\s+và\s+|\s+-\s+", text)
    names = (_LEADING.sub("", part).strip(" .") for part in parts)
    return tuple(" ".join(name.split()) for name in names if name)


def sign_of(people: Sequence[Person]) -> str:
    """Who quarrels, whoever is named first: the same people give the same sign."""
    return sign_of_names(one.name for one in people if one.side is not Side.RELATED)


def sign_of_line(line: str) -> str:
    """The same of the parties as the book writes them on one line."""
    return sign_of_names(_IN_LINE.split(line.partition(" (liên quan")[0]))


def sign_of_names(names: Iterable[str]) -> str:
    return "|".join(sorted({" ".join(fold(name).split()) for name in names}))
