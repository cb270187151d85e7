"""Old registers were typed in fonts with their own letters: .VnTime (TCVN3) and VNI-Times.

What a file holds is then not the word but the places of its letters in such a font. Of
.VnTimeH, whose small letters look like capitals, the small letters are what is stored.
"""

import re
import unicodedata
from collections.abc import Iterable

from app.domain.labels import LabelledEnum


class Encoding(LabelledEnum):
    UNICODE = "unicode", "Unicode"
    TCVN3 = "tcvn3", "TCVN3 (phông .VnTime)"
    VNI = "vni", "VNI (phông VNI-Times)"


_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
# The five tones of each vowel, in the order of their places in the font.
_TCVN3_TONES = _GRAVE + _HOOK + _TILDE + _ACUTE + _DOT
_TCVN3_VOWELS = {
    "a": "µ¶·¸¹",
    "ă": "»¼½¾Æ",
    "â": "ÇÈÉÊË",
    "e": "ÌÎÏÐÑ",
    "ê": "ÒÓÔÕÖ",
    "i": "×ØÜÝÞ",
    "o": "ßáâãä",
    "ô": "åæçèé",
    "ơ": "êëìíî",
    "u": "ïñòóô",
    "ư": "õö÷øù",
    "y": "úûüýþ",
}
_TCVN3_LETTERS = dict(zip("¨©ª«¬\xad®¡¢£¤¥¦§", "ăâêôơưđĂÂÊÔƠƯĐ", strict=True))
# In VNI the mark stands behind its vowel as a letter of its own.
_VNI_TONES = {"ø": _GRAVE, "ù": _ACUTE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
_VNI_ROOFS = {
    _CIRCUMFLEX: {"â": "", "à": _GRAVE, "á": _ACUTE, "å": _HOOK, "ã": _TILDE, "ä": _DOT},
    _BREVE: {"ê": "", "è": _GRAVE, "é": _ACUTE, "ú": _HOOK, "ü": _TILDE, "ë": _DOT},
}
_VNI_LETTERS = {
    "ñ": "đ",
    "ô": "ơ",
    "ö": "ư",
    "æ": "ỉ",
    "ó": "ĩ",
    "ò": "ị",
    "î": "ỵ",
}


def _composed(*parts: str) -> str:
    return unicodedata.normalize("NFC", "".join(parts))


def _tcvn3() -> dict[int, str]:
    table = {ord(place): letter for place, letter in _TCVN3_LETTERS.items()}
    for vowel, places in _TCVN3_VOWELS.items():
        for place, tone in zip(places, _TCVN3_TONES, strict=True):
            table[ord(place)] = _composed(vowel, tone)
    return table


def _vni() -> dict[str, str]:
    table = dict(_VNI_LETTERS)
    bases = {letter: letter for letter in "aeouy"} | {"ô": "ơ", "ö": "ư"}
    for place, vowel in bases.items():
        table |= {place + mark: _composed(vowel, tone) for mark, tone in _VNI_TONES.items()}
    for roof, marks in _VNI_ROOFS.items():
        for vowel in "aeo" if roof == _CIRCUMFLEX else "a":
            table |= {vowel + mark: _composed(vowel, roof, tone) for mark, tone in marks.items()}
    for place, letter in tuple(table.items()):
        table[place.upper()] = letter.upper()
        table[place[0].upper() + place[1:]] = letter.upper()
    return table


_TCVN3_TABLE = _tcvn3()
_VNI_TABLE = _vni()
_VNI_PLACES = re.compile("|".join(sorted(map(re.escape, _VNI_TABLE), key=len, reverse=True)))
_INVISIBLE = {code: None for code in range(0x20) if chr(code) not in "\t\n"} | dict.fromkeys(
    (0x7F, 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)
)
# Letters that stand in a text of one way of typing and in none of the others.
_SIGNS = {
    Encoding.UNICODE: re.compile("[ăđơưĂĐƠƯẠ-ỹ]"),
    Encoding.TCVN3: re.compile("[µ¶·¸¹»¼½¾®©¨ª«¬\xad¡¢£¤¥¦§ßÆÇ×ÞÐ÷þ]"),
    Encoding.VNI: re.compile(
        "[aeouyôö][øûï]|[aeyuôö][õù]|ae|[ae][âáàåãäêéèúüë]|o[âåäõù]|[ñö]", re.I
    ),
}


def decoded(text: str, encoding: Encoding) -> str:
    """The words of a text as Unicode, composed (NFC)."""
    if text.isascii():
        return text
    if encoding is Encoding.TCVN3:
        return text.translate(_TCVN3_TABLE)
    if encoding is Encoding.VNI:
        return _VNI_PLACES.sub(lambda found: _VNI_TABLE[found[0]], text)
    return unicodedata.normalize("NFC", text)


def cleaned(text: str, encoding: Encoding) -> str:
    """The words as Unicode, with single spaces and nothing invisible; lines are kept."""
    if not text.isascii():
        text = decoded(text, encoding)
    if text.isprintable() and "  " not in text and text.strip() == text:
        return text
    if text.isprintable():
        return " ".join(text.split())
    visible = text.replace("\r\n", "\n").replace("\r", "\n").translate(_INVISIBLE)
    return "\n".join(" ".join(line.split()) for line in visible.split("\n")).strip()


def guess(texts: Iterable[str], hint: Encoding | None = None) -> Encoding:
    """How these texts were typed, by the letters that only one way of typing has; where they do
    not tell, as the fonts of the file ``hint``."""
    text = unicodedata.normalize("NFC", "\n".join(one for one in texts if not one.isascii()))
    if not text:
        return Encoding.UNICODE
    found = {encoding: len(signs.findall(text)) for encoding, signs in _SIGNS.items()}
    return max(Encoding, key=lambda one: (found[one], one is hint))
