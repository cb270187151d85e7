"""What a plan must know of conferences, lent by :mod:`app.dialogue`, which is above."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from flask import Flask, current_app

from app.domain.dialogue.lifecycle import DialogueState


@dataclass(frozen=True, slots=True)
class LinkedConference:
    """A conference arranged for a planned session or a request."""

    id: UUID
    title: str
    state: DialogueState
    held_on: date


Linked = Mapping[UUID, Sequence[LinkedConference]]


class Conferences(Protocol):
    def of_sessions(self, ids: Collection[UUID]) -> Linked:
        """By planned session, the oldest conference first; one query."""

    def of_requests(self, ids: Collection[UUID]) -> Linked:
        """By request of voters, the oldest conference first; one query."""

    def years_met(self, unit: str, years: Collection[int]) -> set[int]:
        """In which of the years a conference of the government was held; one query."""


def init_app(app: Flask, conferences: Conferences) -> None:
    app.extensions["conferences"] = conferences


def conferences() -> Conferences:
    return current_app.extensions["conferences"]
