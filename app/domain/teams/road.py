"""A road: the table of which act leads from which state where, and on what basis.

An act that leaves the state as it is has no target. In one state an act means one thing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.domain.legal import LegalBasis

S = TypeVar("S", bound=LabelledEnum)
A = TypeVar("A", bound=LabelledEnum)


@dataclass(frozen=True, slots=True)
class Step(Generic[S, A]):
    """One row: a source ``None`` means the record is born, a target ``None`` that it stays."""

    sources: tuple[S | None, ...]
    act: A
    target: S | None
    basis: LegalBasis | None


class Road(Generic[S, A]):
    """The rows of one kind of record; ``noun`` begins a refusal: ``"Cuộc bầu"``."""

    def __init__(self, noun: str, steps: Iterable[Step[S, A]]):
        self.noun, self.steps = noun, tuple(steps)
        self._by_move = {(source, step.act): step for step in self.steps for source in step.sources}

    def acts_from(self, state: S | None) -> list[A]:
        """What may be done in a state, in the order of the table."""
        return [act for (source, act) in self._by_move if source is state]

    def next_state(self, current: S | None, act: A) -> S:
        """The state after the act; a refusal names what can be done instead."""
        try:
            step = self._by_move[current, act]
        except KeyError:
            raise RuleViolation(self._refusal(current, act), basis=self._basis(act)) from None
        state = step.target or current
        assert state is not None, "a record is born into a state"
        return state

    def _refusal(self, current: S | None, act: A) -> str:
        if current is None:
            return f"{self.noun} chưa được ghi nên chưa thể ghi “{act.label}”."
        possible = "; ".join(f"“{other.label}”" for other in self.acts_from(current))
        return (
            f"{self.noun} đang ở tình trạng “{current.label}” nên không thể ghi “{act.label}”. "
            + (f"Việc có thể ghi lúc này: {possible}." if possible else "Việc này đã kết thúc.")
        )

    def _basis(self, act: A) -> LegalBasis | None:
        return next(step.basis for step in self.steps if step.act is act)
