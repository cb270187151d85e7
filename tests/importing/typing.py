"""Typing Vietnamese as it was typed in .VnTime (TCVN3) and VNI-Times: the way back, for tests."""

import unicodedata

_TONES = "\u0300\u0309\u0303\u0301\u0323"
_TCVN3 = {
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
_PLAIN = dict(zip("ăâêôơưđĂÂÊÔƠƯĐ", "¨©ª«¬\xad®¡¢£¤¥¦§", strict=True))
_VNI_TONES = dict(zip(_TONES, "øûõùï", strict=True))
_VNI_ROOF = {"": "â", **dict(zip(_TONES, "àåãáä", strict=True))}
_VNI_BOW = {"": "ê", **dict(zip(_TONES, "èúüéë", strict=True))}
_VNI_I = dict(zip(_TONES, "ìæóíò", strict=True))


def _parts(letter: str) -> tuple[str, str]:
    """A letter without its tone, and the tone."""
    parts = unicodedata.normalize("NFD", letter)
    tone = next((c for c in parts if c in _TONES), "")
    return unicodedata.normalize("NFC", parts.replace(tone, "") if tone else parts), tone


def to_tcvn3(text: str) -> str:
    """.VnTime has no capital letters with a tone: they are typed small."""
    typed = ""
    for letter in unicodedata.normalize("NFC", text):
        base, tone = _parts(letter)
        if tone:
            typed += _TCVN3[base.lower()][_TONES.index(tone)]
        else:
            typed += _PLAIN.get(letter, letter)
    return typed


def to_vni(text: str) -> str:
    typed = ""
    for letter in unicodedata.normalize("NFC", text):
        base, tone = _parts(letter)
        small = base.lower()
        if small == "i" and tone:
            one = _VNI_I[tone]
        elif small == "y" and tone == "\u0323":
            one = "î"
        elif small in "ơư" and small:
            one = {"ơ": "ô", "ư": "ö"}[small] + (_VNI_TONES[tone] if tone else "")
        elif small == "đ":
            one = "ñ"
        elif small in "âêô" and small:
            one = {"â": "a", "ê": "e", "ô": "o"}[small] + _VNI_ROOF[tone]
        elif small == "ă":
            one = "a" + _VNI_BOW[tone]
        else:
            one = small + (_VNI_TONES[tone] if tone else "")
        typed += one.upper() if letter.isupper() else one
    return typed
