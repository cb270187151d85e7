"""Which signs the letters of the papers have, and what stands for the others.

``fonts/SIGNS`` tells it, in ranges: those that all four cuts of Liberation Serif have.
"""

import re
from functools import cache
from pathlib import Path

SIGNS = Path(__file__).parent / "fonts" / "SIGNS"
BOX = "□"
_UNSEEN = "\ufe00-\ufe0f"  # these say how the sign before them looks


def with_boxes(text: str) -> str:
    """The text with a box for each sign that cannot be printed: an emoji, a tick, a word in Tai
    Viet, the bullets of a word processor. Who signs the paper sees that something stood there."""
    return _missing().sub(BOX, text)


@cache
def _missing() -> re.Pattern[str]:
    ranges = (one.partition("-") for one in SIGNS.read_text("ascii").split())
    held = "".join(
        f"{re.escape(chr(int(first, 16)))}-{re.escape(chr(int(last or first, 16)))}"
        for first, _, last in ranges
    )
    return re.compile(f"[^{held}{_UNSEEN}]")
