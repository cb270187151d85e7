"""Money written out, as papers write it beside the figures.

The words are those of the formal northern language ("nghìn", "linh", "tỷ"), in which an
amount is written out beside its figures.
"""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_BILLION = 10**9
_GROUPS = ((10**6, "triệu"), (10**3, "nghìn"), (1, ""))


def in_words(number: int) -> str:
    """``2350000`` as "hai triệu ba trăm năm mươi nghìn"."""
    if number < 0:
        return f"âm {in_words(-number)}"
    if number == 0:
        return _DIGITS[0]
    billions, rest = divmod(number, _BILLION)
    words = [in_words(billions), "tỷ"] if billions else []
    for size, name in _GROUPS:
        group, rest = divmod(rest, size)
        if group:
            words += [_below_thousand(group, is_full=bool(words)), name]
    return " ".join(filter(None, words))


def money_in_words(amount: int) -> str:
    """``400000`` as "Bốn trăm nghìn đồng"."""
    words = in_words(amount)
    return f"{words[0].upper()}{words[1:]} đồng"


def _below_thousand(number: int, *, is_full: bool) -> str:
    """1 to 999; ``is_full`` says the hundreds even where there are none ("không trăm linh hai")."""
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    words = [_DIGITS[hundreds], "trăm"] if hundreds or is_full else []
    if tens == 0 and ones:
        words += ["linh", _DIGITS[ones]] if words else [_DIGITS[ones]]
    elif tens:
        words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
        words += _after_tens(tens, ones)
    return " ".join(words)


def _after_tens(tens: int, ones: int) -> list[str]:
    if ones == 0:
        return []
    if ones == 1 and tens > 1:
        return ["mốt"]
    return ["lăm"] if ones == 5 else [_DIGITS[ones]]
