"""Single records as the pages of the exchange name them: in words, with the way to their page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from sqlalchemy import Row, select

from app.catalog import BY_KEY, RECORD_TYPES
from app.db import db
from app.domain.actors import Actor
from app.web.translation.phrases import named_record

Row_ = TypeVar("Row_")


@dataclass(frozen=True, slots=True)
class Page:
    """``address`` is None where there is no page of it here."""

    label: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Leaf(Generic[Row_]):
    """A page of a long list; ``older``: the place to go on after, or None."""

    rows: Sequence[Row_]
    older: str | None


def kind_in_words(key: str) -> str:
    return BY_KEY[key].label if key in BY_KEY else key


def pages_of(rows: Sequence[Row], by: Actor) -> dict[UUID, Page]:
    """The page of each record (``kind``, ``record_id``) that ``by`` may meet, a query per kind:
    its line may hold a name."""
    found: dict[UUID, Page] = {}
    for kind in RECORD_TYPES:
        if ids := [row.record_id for row in rows if row.kind == kind.key]:
            met = select(kind.model).where(kind.model.id.in_(ids), kind.visible(by))
            for record in db.session.scalars(met):
                found[record.id] = Page(named_record(kind, record), kind.address(record))
    return found
