"""What is counted, in its smallest pieces: so many cases, so many mediators alike in all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.labels import LabelledEnum
from app.domain.mediation.rounds import Standing
from app.domain.teams.composition import LawTraining, Sex


class Entry(LabelledEnum):
    """How a case came into the work of a period; every case of it has exactly one."""

    RECEIVED = "received", "Tiếp nhận trong kỳ"
    CARRIED = "carried", "Kỳ trước chuyển sang"
    RESUMED = "resumed", "Đã kết thúc ở kỳ trước, hòa giải tiếp trong kỳ"


@dataclass(frozen=True, slots=True)
class CaseCell:
    """Cases that share everything but their row, and how many each row has of them.

    ``standing`` is how they stood at the end of the period's last day; the rest is told only
    where a form asks.
    """

    numbers: Mapping[str, int]
    entry: Entry
    standing: Standing
    category: str | None = None
    is_written: bool | None = None
    is_public: bool | None = None
    started_late: bool | None = None


@dataclass(frozen=True, slots=True)
class MediatorCell:
    """The same of mediators who were in office on the period's last day."""

    numbers: Mapping[str, int]
    sex: Sex
    is_minority: bool
    law_training: LawTraining
    is_leader: bool
    is_trained: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """Everything that a sheet is filled from; teams and villages by row."""

    cases: Sequence[CaseCell] = ()
    mediators: Sequence[MediatorCell] = ()
    teams: Mapping[str, int] = field(default_factory=dict)
    villages: Mapping[str, int] = field(default_factory=dict)

    @property
    def rows(self) -> set[str]:
        """The rows of which something was counted."""
        cells = (*self.cases, *self.mediators)
        return {*(row for one in cells for row in one.numbers), *self.teams, *self.villages}
