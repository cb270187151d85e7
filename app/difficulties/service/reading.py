"""Reading the log: the list, how many stand open in each unit, what a report may draw on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Row, tuple_

from app.db import db, times
from app.difficulties.models import Difficulty
from app.difficulties.sight import visible_difficulties
from app.domain.actors import Actor
from app.domain.difficulties import AskedOf, DifficultyField, DifficultyState
from app.guidance.service.reading import written_about

PAGE = 50
DRAWN = 100  # what a report offers at most; the newest
_PLACE = (Difficulty.found_on, Difficulty.id)
_LINE = (
    Difficulty.id,
    Difficulty.unit,
    Difficulty.found_on,
    Difficulty.field,
    Difficulty.title,
    Difficulty.asked_of,
    Difficulty.other_body,
    Difficulty.state,
    Difficulty.answered_on,
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to."""

    unit: str | None = None
    field: DifficultyField | None = None
    state: DifficultyState | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page, newest first; ``told`` are those about which this office has written."""

    lines: Sequence[Row]
    told: set[UUID]
    has_more: bool


@dataclass(frozen=True, slots=True)
class Open:
    """Of one unit: how many stand in the log, wait for an answer, and wait for a superior."""

    unit: str
    all: int
    open: int
    asked_above: int


def list_page(
    by: Actor, wanted: Wanted, *, before: tuple[date, UUID] | None = None, limit: int | None = None
) -> Page:
    """At most ``limit`` lines found before that place, in two queries."""
    limit = limit or PAGE
    rows = db.select(*_LINE).where(visible_difficulties(by))
    for column, value in (
        (Difficulty.unit, wanted.unit),
        (Difficulty.field, wanted.field),
        (Difficulty.state, wanted.state),
    ):
        if value is not None:
            rows = rows.where(column == value)
    if before is not None:
        rows = rows.where(tuple_(*_PLACE) < before)
    newest = [one.desc() for one in _PLACE]
    found = db.session.execute(rows.order_by(*newest).limit(limit + 1)).all()
    lines = found[:limit]
    return Page(lines, written_about([one.id for one in lines], by), len(found) > limit)


def open_by_unit(by: Actor) -> list[Open]:
    """A line for each unit that has noted something, in the order of their codes."""
    is_open = Difficulty.state == DifficultyState.OPEN
    rows = (
        db.select(
            Difficulty.unit,
            db.func.count(),
            times(is_open),
            times(is_open & (Difficulty.asked_of == AskedOf.SUPERIOR)),
        )
        .where(visible_difficulties(by))
        .group_by(Difficulty.unit)
        .order_by(Difficulty.unit)
    )
    return [Open(*row) for row in db.session.execute(rows)]
