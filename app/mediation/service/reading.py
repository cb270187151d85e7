"""Lists of cases, page by page: plain rows, one statement, no counting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, tuple_

from app.db import db
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.mediation.models import MediationCase, Partner
from app.mediation.service.narrowing import CaseFilter, first_ids
from app.mediation.service.sight import visible
from app.records.search.asking import MOST_COUNTED
from app.teams.models import Team

PAGE = 20  # a page of the paper register, and 5 KB on the line
EXCERPT = 160  # letters of the content that a line of the register shows
_position = tuple_(MediationCase.received_on, MediationCase.id)
_OLDEST = (MediationCase.received_on, MediationCase.id)
_NEWEST = (MediationCase.received_on.desc(), MediationCase.id.desc())
_LINES = db.select(
    MediationCase.id,
    MediationCase.unit,
    MediationCase.book_number,
    MediationCase.book_year,
    MediationCase.received_on,
    MediationCase.parties_line,
    db.func.substr(MediationCase.summary, 1, EXCERPT + 1).label("summary"),
    MediationCase.category,
    MediationCase.state,
    MediationCase.result,
    MediationCase.repeats_id,
    MediationCase.start_due_on,
    MediationCase.performance_due_on,
    MediationCase.ended_on,
    Team.name.label("team_name"),
    db.select(db.func.min(Partner.joint_code))
    .where(Partner.case_id == MediationCase.id)
    .correlate(MediationCase)
    .scalar_subquery()
    .label("joint_code"),
).join(Team, Team.id == MediationCase.team_id)


@dataclass(frozen=True, slots=True)
class CasePage:
    """One page of the list; ``previous`` and ``next`` are places to go on from, or None."""

    lines: Sequence[Row[Any]]
    previous: str | None
    next: str | None


def list_cases(
    wanted: CaseFilter,
    *,
    by: Actor,
    after: str | None = None,
    before: str | None = None,
    limit: int | None = None,
) -> CasePage:
    """Newest first, ``limit`` at a time, from a place that an earlier page gave."""
    limit = limit or PAGE
    where, order = [visible(by)], _NEWEST
    if before:
        where, order = [*where, _position > _read_place(before)], _OLDEST
    elif after:
        where = [*where, _position < _read_place(after)]
    ids = first_ids(wanted, *where, order=order, limit=limit + 1).subquery()
    rows = _LINES.join(ids, ids.c.id == MediationCase.id).order_by(*order).limit(limit + 1)
    found = db.session.execute(rows).all()
    more, lines = len(found) > limit, found[:limit]
    if before:
        lines = lines[::-1]
    has_previous = more if before else bool(after)
    has_next = bool(before) or more
    return CasePage(
        lines,
        previous=_place(lines[0]) if has_previous and lines else None,
        next=_place(lines[-1]) if has_next and lines else None,
    )


def count_cases(wanted: CaseFilter, *, by: Actor, most: int | None = None) -> int | None:
    """How many there are, to one more than ``most`` (a thousand); of words it is not counted."""
    if wanted.words:
        return None
    most = most or MOST_COUNTED
    ids = first_ids(wanted, visible(by), order=(), limit=most + 1).subquery()
    rows = db.select(ids.c.id).limit(most + 1).subquery()
    return db.session.scalar(db.select(db.func.count()).select_from(rows))


def years_received(by: Actor) -> list[int]:
    """The years in which cases that ``by`` may meet were received, newest first."""
    days = db.select(MediationCase.received_on).where(visible(by)).limit(1)
    first, last = (db.session.scalar(days.order_by(*order)) for order in (_OLDEST, _NEWEST))
    return list(range(last.year, first.year - 1, -1)) if first and last else []


def _place(line: Row[Any]) -> str:
    return f"{line.received_on.isoformat()}_{line.id.hex}"


def _read_place(text: str) -> tuple[date, UUID]:
    day, _, case_id = text.partition("_")
    try:
        return date.fromisoformat(day), UUID(case_id)
    except ValueError:
        raise RuleViolation(
            "Địa chỉ của trang này không đúng. Hãy mở lại danh sách từ trang đầu."
        ) from None
