"""Vietnamese words: one spelling to store, one folded form to search and to sort."""

import re
import unicodedata
from functools import lru_cache

_ALPHABET = {letter: place for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
# Two vowels that end a word and bear their tone on the second: hoà, khoẻ, thuỷ, but not quý.
_LATE_TONE = re.compile("(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?![^\\W\\d_])", re.IGNORECASE)


def tidy(text: str) -> str:
    """One spelling per word: composed letters (NFC), single spaces, lines kept.

    Control characters other than line ends are dropped, so nothing invisible is stored.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    visible = "".join(c for c in lines if c in "\n\t" or unicodedata.category(c)[0] != "C")
    composed = unicodedata.normalize("NFC", visible)  # last: a mark may have stood apart until now
    return "\n".join(" ".join(line.split()) for line in composed.split("\n")).strip()


def fold(text: str) -> str:
    """Lower case without marks: ``"Hoà giải ĐẤT"`` and ``"hòa giải đất"`` become one.

    One letter in, one letter out (for NFC text), so places found in the folded
    text are places in the original.
    """
    letters = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    return "".join(c for c in letters if not unicodedata.combining(c))


def canon(text: str) -> str:
    """One spelling (NFC, ``hòa`` and never ``hoà``): equal words are then equal letters."""
    return _LATE_TONE.sub(_tone_earlier, unicodedata.normalize("NFC", text))


def _tone_earlier(found: re.Match[str]) -> str:
    first, second = found.group()
    base, tone = unicodedata.normalize("NFD", second)
    return unicodedata.normalize("NFC", first + tone) + base


def named(name: str | None) -> str:
    """A person's name, or that it is not written: the superior does not have it to give back."""
    return name or "(chưa ghi họ tên)"


_CAPITAL = ("Tòa án",)


def mid_sentence(name: str) -> str:
    """A name as it stands inside a sentence: ``Phường Tân Phong`` as ``phường Tân Phong``; what
    has a capital everywhere keeps it."""
    return name if name.startswith(_CAPITAL) else name[:1].lower() + name[1:]


@lru_cache(maxsize=2048)  # the names of teams and units stand in order on many pages
def alphabet_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Key that sorts as the Vietnamese alphabet does: letters first, then tones."""
    letters, tones = [], []
    for char in unicodedata.normalize("NFC", text.casefold()):
        parts = unicodedata.normalize("NFD", char)
        tone = next((c for c in parts if c in _TONES), "")
        base = unicodedata.normalize("NFC", parts.replace(tone, "")) if tone else char
        letters.append(_ALPHABET.get(base, -1))
        tones.append(_TONES.get(tone, 0))
    return tuple(letters), tuple(tones)


def counted_key(text: str) -> list[tuple]:
    """Key of the alphabet that also counts: ``Tổ 2`` before ``Tổ 10``."""
    words = text.split()
    numbers = (word.isascii() and word.isdigit() for word in words)
    return [
        (0, int(word)) if is_number else (1, alphabet_key(word))
        for word, is_number in zip(words, numbers, strict=True)
    ]


def person_key(name: str) -> tuple:
    """Key that sorts people by given name, then by the names before it."""
    *before, given = name.split() or [""]
    return alphabet_key(given), alphabet_key(" ".join(before))
