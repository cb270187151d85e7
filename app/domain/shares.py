"""Parts of a whole."""


def percent(part: int, whole: int) -> float | None:
    """A share in 100, rounded to tenths; None of nothing."""
    return round(100 * part / whole, 1) if whole else None
