"""How agreements were kept: in all, and by their last days; of what has nothing to do, nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.shares import percent


@dataclass(frozen=True, slots=True)
class Compliance:
    """One line: ``agreed`` settled cases with things to do, ``performed`` of them all done;
    ``due`` things whose last day has come, ``on_time`` of them done by then."""

    unit: str
    agreed: int
    performed: int
    due: int
    on_time: int

    @property
    def performed_percent(self) -> float | None:
        """``performed / agreed``, in 100."""
        return percent(self.performed, self.agreed)

    @property
    def on_time_percent(self) -> float | None:
        """``on_time / due``, in 100."""
        return percent(self.on_time, self.due)


def in_all(lines: Iterable[Compliance]) -> Compliance:
    """The line at the foot."""
    rows = [(one.agreed, one.performed, one.due, one.on_time) for one in lines]
    return Compliance("", *(sum(column) for column in zip(*rows, strict=True)))
