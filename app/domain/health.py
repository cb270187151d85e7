"""What is well and what is not with the machine of an office: pure thresholds and words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.labels import LabelledEnum

MB, GB = 10**6, 10**9
DISK_LOW = 4
"""Times the least that must be free, below which it is told that the disk fills up."""
MEMORY_LOW, MEMORY_BAD = 300 * MB, 100 * MB
CLOCK_LOW, CLOCK_BAD = timedelta(minutes=5), timedelta(hours=24)
"""How far a clock may be off before people are told, and before nothing is recorded any more."""
SILENT_LOW, SILENT_BAD = timedelta(days=3), timedelta(days=14)
"""How long the superior may not have been reached."""


class Standing(LabelledEnum):
    GOOD = "good", "Tốt"
    LOOK = "look", "Nên xem"
    BAD = "bad", "Phải xử lý"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: how it stands, in a sentence, and what there is to do."""

    key: str
    label: str
    standing: Standing
    sentence: str
    to_do: str = ""


def of_disk(free: int, least: int) -> Standing:
    """``free`` bytes on the disk of the instance; below ``least`` nothing new is taken."""
    return _lower_is_worse(free, DISK_LOW * least, least)


def of_memory(available: int) -> Standing:
    """``available`` bytes of memory that programs may still take."""
    return _lower_is_worse(available, MEMORY_LOW, MEMORY_BAD)


def _lower_is_worse(left: int, low: int, bad: int) -> Standing:
    if left < bad:
        return Standing.BAD
    return Standing.LOOK if left < low else Standing.GOOD


def of_clock(now: datetime, last_line: datetime | None, apart: timedelta | None) -> Standing:
    """``last_line``: when the newest record was written; ``apart``: how far the superior's clock
    was from ours when it last answered. A clock behind the book's own last line is wrong for
    certain."""
    behind = last_line - now if last_line else timedelta()
    if behind > CLOCK_BAD:
        return Standing.BAD
    off = max(behind, abs(apart) if apart is not None else timedelta())
    return Standing.LOOK if off > CLOCK_LOW else Standing.GOOD


def of_silence(last: datetime | None, *, now: datetime) -> Standing:
    """``last``: when the superior was last reached."""
    if last is None or now - last > SILENT_BAD:
        return Standing.BAD if last else Standing.LOOK
    return Standing.LOOK if now - last > SILENT_LOW else Standing.GOOD


def worst(findings: list[Finding]) -> Standing:
    return worst_of(one.standing for one in findings)


def worst_of(standings: Iterable[Standing]) -> Standing:
    return max(standings, key=list(Standing).index, default=Standing.GOOD)
