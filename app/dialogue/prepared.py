"""What the room must know of the preparation, lent by :mod:`app.preparation`, which is above."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from flask import Flask, current_app

from app.domain.dialogue.room import Group


@dataclass(frozen=True, slots=True)
class ReadyAnswer:
    """Who was named to answer a field, and what was written for it beforehand."""

    person: str
    body: str
    answer: str
    legal_basis: str


class Preparation(Protocol):
    def ready_answer(self, dialogue_id: UUID, field: str) -> ReadyAnswer | None:
        """What was made ready for a field; None where nobody was named."""

    def invited(self, dialogue_id: UUID) -> Sequence[Group]:
        """The groups of those invited by name, with their number, in the order of choosing."""


def init_app(app: Flask, preparation: Preparation) -> None:
    app.extensions["preparation"] = preparation


def preparation() -> Preparation:
    return current_app.extensions["preparation"]
