"""What became of the agreements that parties put to the court, counted in requests."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.mediation.court import CourtState

FILED = tuple(state for state in CourtState if state is not CourtState.NOT_FILED)
OUTCOMES = tuple(state for state in FILED if not state.is_open)


@dataclass(frozen=True, slots=True)
class CourtFigures:
    """One line: the requests filed in a period, by where each stands."""

    unit: str
    by_state: Mapping[CourtState, int]

    @property
    def filed(self) -> int:
        return sum(self.by_state.get(state, 0) for state in FILED)

    @property
    def undecided(self) -> int:
        """Filed, and the court has not said what becomes of it."""
        return self.filed - sum(self.by_state.get(state, 0) for state in OUTCOMES)

    def of(self, state: CourtState) -> int:
        return self.by_state.get(state, 0)


def in_all(lines: Iterable[CourtFigures]) -> CourtFigures:
    """The line at the foot."""
    rows = list(lines)
    return CourtFigures("", {state: sum(one.of(state) for one in rows) for state in FILED})
