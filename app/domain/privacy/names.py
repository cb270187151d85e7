"""Where a person stands in a text, and a text without that person."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from app.domain.importing.encodings import Encoding, cleaned
from app.domain.words import canon, fold

ERASED = "(đã xóa theo yêu cầu)"
OUT_OF_TIME = "(đã hủy khi hết hạn lưu)"
FEWEST_DIGITS = 8  # of a telephone number, to be one person's


@dataclass(frozen=True, slots=True)
class Sought:
    """A person as they are looked for; ``phone`` and ``birth_year`` where they are known."""

    name: str
    birth_year: int | None = None
    phone: str = ""


def key_of(name: str) -> str:
    """A name as it is compared: ``"Lò  Văn PÁO"`` and ``"lo van pao"`` are one."""
    return " ".join(fold(canon(name)).split())


def digits_of(text: str) -> str:
    """The digits of a telephone number as it is dialled here; "" where they are too few."""
    digits = re.sub(r"\D", "", text)
    digits = f"0{digits[2:]}" if digits.startswith("84") and len(digits) > 9 else digits
    return digits if len(digits) >= FEWEST_DIGITS else ""


def pattern_of(name: str) -> re.Pattern[str] | None:
    """Finds the whole name in a folded text; None where nothing was asked."""
    words = key_of(name).split()
    if not words:
        return None
    return re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)")


def times_named(text: str, sought: re.Pattern[str] | None) -> int:
    return len(sought.findall(fold(_composed(text)))) if sought else 0


def is_name(text: str | None, name: str) -> bool:
    """Whether ``text`` is this name and nothing else."""
    return bool(text) and key_of(text or "") == key_of(name)


def without(value: Any, sought: re.Pattern[str] | None, phone: str, instead: str) -> Any:
    """``value`` (a text, or lists and maps of texts) with the person replaced in every text."""
    if isinstance(value, str):
        return _text_without(value, sought, phone, instead)
    if isinstance(value, list):
        return [without(one, sought, phone, instead) for one in value]
    if isinstance(value, dict):
        return {key: without(one, sought, phone, instead) for key, one in value.items()}
    return value


def texts_in(value: Any) -> list[str]:
    """Every text of a stored value, however deep it lies."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = list(value.values())
    return [text for one in value for text in texts_in(one)] if isinstance(value, list) else []


def readings(text: str) -> list[str]:
    """A cell of an old register as it is typed, and as each old way of typing reads it."""
    if text.isascii():
        return [text]
    return [text, *(cleaned(text, how) for how in Encoding if how is not Encoding.UNICODE)]


def has_phone(text: str, phone: str) -> bool:
    """Whether the number stands in the text, however it is spaced and dialled."""
    return bool(phone) and _dialled(phone).search(text) is not None


@lru_cache(maxsize=1)  # one is sought at a time; none is to be kept
def _dialled(phone: str) -> re.Pattern[str]:
    """``"0912345678"``, ``"0912.345.678"``, ``"(0912) 345 678"`` and ``"+84 912 345 678"``."""
    apart = r"\W{0,3}"
    abroad = rf"(?:\+|00)?84{apart}(?:0{apart})?"
    first = rf"(?:{abroad}|0{apart})" if phone[0] == "0" else phone[0] + apart
    return re.compile(rf"(?<!\d)\(?{first}{apart.join(phone[1:])}(?!\d)")


def _text_without(text: str, sought: re.Pattern[str] | None, phone: str, instead: str) -> str:
    if sought:
        text = _composed(text)
        for found in reversed(list(sought.finditer(fold(text)))):
            text = text[: found.start()] + instead + text[found.end() :]
    if phone:
        text = _dialled(phone).sub(lambda _: instead, text)
    return text


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
