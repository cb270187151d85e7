"""What the chapters hand back: counts, and of them the lines of the table."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

LONGEST = "longest "
Tally = dict[str, float]
"""What was counted. Of two parts of one chapter the sum counts; of a name that begins with
``longest`` the larger."""


@dataclass(frozen=True, slots=True)
class Figure:
    """``holds``: no fault was seen; ``is_full``: the run was as large as the target asks. Without
    ``seen`` it was not played."""

    name: str
    target: str
    seen: str = ""
    holds: bool = True
    is_full: bool = True

    @property
    def verdict(self) -> str:
        if not self.seen:
            return "not run"
        if not self.holds:
            return "MISS"
        return "holds" if self.is_full else "holds, smaller run"


@dataclass(slots=True)
class Ground:
    """A furnished commune (its people ``canbo0`` and on), to be copied, never used itself."""

    commune: Path
    team: UUID | None
    work: Path
    seed: int = 1
    count: int = field(default=0)

    def next(self) -> int:
        self.count += 1
        return self.count

    def copy(self) -> Path:
        """A commune of one's own."""
        return shutil.copytree(self.commune, self.work / f"commune{self.next()}")


@dataclass(frozen=True, slots=True)
class Chapter:
    """``full``: how much the target asks, in the unit that ``help`` names; ``part``: at most so
    much is played at a time, and kept; ``people``: for whom a commune is furnished before;
    ``why_not`` says what is missing here.

    ``figures`` is asked with an empty tally where nothing was played.
    """

    name: str
    help: str
    full: float
    part: float
    play: Callable[[Ground, float], Tally]
    figures: Callable[[Tally], Sequence[Figure]]
    least: float = 1
    people: int = 0
    why_not: Callable[[], str] = str


def together(one: Tally, other: Tally) -> Tally:
    """Two parts of one chapter as one."""
    merged = dict(one)
    for name, value in other.items():
        known = merged.get(name, 0)
        merged[name] = max(known, value) if name.startswith(LONGEST) else known + value
    return merged
