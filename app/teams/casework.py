"""What teams must know of cases, lent by :mod:`app.mediation`, which is above."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from flask import Flask, current_app

from app.domain.actors import Actor
from app.domain.statistics.measures import Measure


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case that a mediator is still at; ``state`` is its name, ``address`` its page."""

    number: str
    state: str
    assigned_on: date
    address: str


@dataclass(frozen=True, slots=True)
class Caseload:
    """How many cases a mediator is at now, was given this year, and was given ever."""

    open: int = 0
    this_year: int = 0
    ever: int = 0


class Casework(Protocol):
    def open_cases(self, mediator_id: UUID, *, by: Actor) -> Sequence[OpenCase]:
        """The open cases of a mediator that ``by`` may meet, the oldest first."""

    def caseloads(self, team_id: UUID, *, today: date) -> Mapping[UUID, Caseload]:
        """By mediator, of everybody in the team who was ever given a case; one query."""

    def figures(
        self, team_id: UUID, measures: Sequence[Measure], first: date, last: date
    ) -> Sequence[int]:
        """How many cases of the team each of these counts in the period (both days included)."""


def init_app(app: Flask, casework: Casework) -> None:
    app.extensions["casework"] = casework


def casework() -> Casework:
    return current_app.extensions["casework"]
