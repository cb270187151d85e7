"""Sums of money as people here write them: whole đồng, a dot between the thousands."""

import re

MOST = 10**15  # more than the province's budget: a slip of the hand
_TYPED = re.compile(r"(\d{1,3}(?:[., ]\d{3})+|\d+)\s*(?:đ|đồng|vnđ|vnd)?", re.IGNORECASE)


def in_figures(number: int) -> str:
    """``1.500.000``."""
    return f"{number:,}".replace(",", ".")


def show_money(amount: int) -> str:
    """``1.500.000 đồng``."""
    return f"{in_figures(amount)} đồng"


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
