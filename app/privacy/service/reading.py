"""Reading the registers of this room."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, tuple_

from app.db import db
from app.domain.actors import Actor
from app.domain.privacy.requests import RUNNING, RequestKind, RequestState
from app.privacy.models import DataRequest, Erasure
from app.privacy.sight import visible_erasures, visible_requests

PAGE = 50
MOST_STONES = 1000
_PLACE = (DataRequest.received_on, DataRequest.id)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the register is narrowed to; ``late`` are those whose day has passed."""

    kind: RequestKind | None = None
    state: RequestState | None = None
    late: bool = False


def list_requests(
    by: Actor,
    wanted: Wanted,
    *,
    today: date,
    before: tuple[date, UUID] | None = None,
    limit: int | None = None,
) -> tuple[Sequence[DataRequest], bool]:
    """At most ``limit`` requests before that place, newest first, and whether more follow."""
    limit = limit or PAGE
    rows = db.select(DataRequest).where(visible_requests(by))
    if wanted.kind is not None:
        rows = rows.where(DataRequest.kind == wanted.kind)
    if wanted.state is not None:
        rows = rows.where(DataRequest.state == wanted.state)
    if wanted.late:
        rows = rows.where(DataRequest.state.in_(RUNNING), DataRequest.due_on < today)
    if before is not None:
        rows = rows.where(tuple_(*_PLACE) < before)
    newest = [one.desc() for one in _PLACE]
    found = db.session.scalars(rows.order_by(*newest).limit(limit + 1)).all()
    return found[:limit], len(found) > limit


def running_requests(by: Actor) -> Select[tuple[DataRequest]]:
    """Those that wait for somebody, the nearest day first."""
    rows = db.select(DataRequest).where(visible_requests(by), DataRequest.state.in_(RUNNING))
    return rows.order_by(DataRequest.due_on, DataRequest.id)


def last_number(unit: str, year: int) -> int:
    """The last number of the register of that year; 0 where there is none."""
    rows = db.select(db.func.max(DataRequest.number)).where(
        DataRequest.unit == unit, DataRequest.year == year
    )
    return db.session.scalar(rows) or 0


def list_stones(by: Actor) -> Sequence[Erasure]:
    """What was erased in reach, the newest first."""
    rows = db.select(Erasure).where(visible_erasures(by)).order_by(Erasure.id.desc())
    return db.session.scalars(rows.limit(MOST_STONES)).all()
