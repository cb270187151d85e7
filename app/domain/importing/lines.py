"""What is told of a line of an old register, and what it is held against."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from app.domain.importing.people import Person
from app.domain.importing.values import Meant


@dataclass(frozen=True, slots=True)
class Line:
    """A line that can go into the book; ``mediator_id`` is one known by the name, and ``note``
    keeps every word of the line that has no place of its own."""

    team_id: UUID
    received_on: date
    meant: Meant
    ended_on: date | None
    number: int | None
    people: tuple[Person, ...]
    summary: str
    category: str | None
    words: str
    mediator_id: UUID | None
    note: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong; ``column`` counts from 0, None where it is the whole line."""

    column: int | None
    sentence: str


@dataclass(frozen=True, slots=True)
class TeamKnown:
    id: UUID
    name: str
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Meanings:
    """What a person said that words of this register mean, by the words folded."""

    results: Mapping[str, Meant] = field(default_factory=dict)
    categories: Mapping[str, str] = field(default_factory=dict)
    teams: Mapping[str, UUID] = field(default_factory=dict)


@dataclass(slots=True)
class Known:
    """What the book knows; who takes a line in adds its number to ``numbers``."""

    today: date
    teams: Mapping[UUID, TeamKnown]
    team_id: UUID | None = None
    mediators: Mapping[tuple[UUID, str], UUID] = field(default_factory=dict)
    closed: frozenset[tuple[UUID, int]] = frozenset()
    numbers: set[tuple[UUID, int, int]] = field(default_factory=set)
    keeps_numbers: bool = True


@dataclass(frozen=True, slots=True)
class Checked:
    """``line`` is None where there are problems, or where the line is not to be taken in."""

    line: Line | None
    problems: tuple[Problem, ...] = ()
    is_left_out: bool = False
