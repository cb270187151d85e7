"""Sums of money as people here write them: whole đồng, a dot between the thousands."""

import re

MOST = 10**15  # more than the province's budget: a slip of the hand
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}  # hai mươi mốt, hai mươi tư, hai mươi lăm
_BILLION = 10**9
_TYPED = re.compile(r"(\d{1,3}(?:[., ]\d{3})+|\d+)\s*(?:đ|đồng|vnđ|vnd)?", re.IGNORECASE)


def in_figures(number: int) -> str:
    """``1.500.000``."""
    return f"{number:,}".replace(",", ".")


def show_money(amount: int) -> str:
    """``1.500.000 đồng``."""
    return f"{in_figures(amount)} đồng"


def in_words(amount: int) -> str:
    """``Một triệu năm trăm nghìn đồng``: whole đồng as they are read aloud.

    "lẻ" before a single digit (not "linh"), "nghìn" (not "ngàn"), "tỷ"; a group of three zeros
    is not read. Raises ``ValueError`` for less than nothing.
    """
    if amount < 0:
        raise ValueError(amount)
    words = _read(amount, is_first=True) or _DIGITS[0]
    return f"{words[0].upper()}{words[1:]} đồng"


def _read(number: int, *, is_first: bool) -> str:
    """A number in words, "" for nothing; where it is not the first, with its leading zeros."""
    billions, rest = divmod(number, _BILLION)
    words = [f"{_read(billions, is_first=is_first)} tỷ"] if billions else []
    for value, name in ((rest // 10**6, " triệu"), (rest // 1000 % 1000, " nghìn"), (rest, "")):
        if group := value % 1000:
            words.append(_group(group, is_first=is_first and not words) + name)
    return " ".join(words)


def _group(number: int, *, is_first: bool) -> str:
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    words = [] if is_first and not hundreds else [_DIGITS[hundreds], "trăm"]
    if tens == 1:
        words.append("mười")
    elif tens:
        words += [_DIGITS[tens], "mươi"]
    elif ones and words:
        words.append("lẻ")
    if ones:
        words.append(_one(tens, ones))
    return " ".join(words)


def _one(tens: int, ones: int) -> str:
    if tens > 1:
        return _AFTER_TENS.get(ones, _DIGITS[ones])
    return "lăm" if tens == 1 and ones == 5 else _DIGITS[ones]


def parse_money(text: str) -> int:
    """Whole đồng out of ``1.500.000``, ``1500000`` or ``1 500 000 đồng``.

    Raises ``ValueError`` with a Vietnamese sentence.
    """
    found = _TYPED.fullmatch(text.strip())
    if not found:
        raise ValueError("Số tiền không đúng. Hãy nhập số đồng, ví dụ 1.500.000 hoặc 1500000.")
    digits = re.sub(r"\D", "", found[1])
    if len(digits) > 16 or int(digits) > MOST:
        raise ValueError("Số tiền quá lớn. Hãy kiểm tra lại số chữ số 0.")
    return int(digits)
