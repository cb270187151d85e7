"""Lists of cases, page by page: plain rows, one statement, no counting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, tuple_

from app.db import db
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.mediation.states import OPEN, CaseState
from app.domain.words import fold
from app.mediation.models import MediationCase
from app.mediation.service.sight import visible
from app.teams.models import Team

PAGE = 20  # a page of the paper register, and 5 KB on the line
EXCERPT = 160  # letters of the content that a line of the register shows
_position = tuple_(MediationCase.received_on, MediationCase.id)
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
    MediationCase.start_due_on,
    MediationCase.performance_due_on,
    MediationCase.ended_on,
    Team.name.label("team_name"),
).join(Team, Team.id == MediationCase.team_id)


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """What a list is narrowed to; ``open_only`` takes the cases still to be ended."""

    words: str = ""
    state: CaseState | None = None
    open_only: bool = False
    team_id: UUID | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class CasePage:
    """One page of the list; ``previous`` and ``next`` are places to go on from, or None."""

    lines: Sequence[Row[Any]]
    previous: str | None
    next: str | None


def list_cases(
    wanted: CaseFilter, *, by: Actor, after: str | None = None, before: str | None = None
) -> CasePage:
    """Newest first, ``PAGE`` at a time, from a place that an earlier page gave."""
    rows = _narrowed(_LINES.where(visible(by)), wanted)
    if before:
        rows = rows.where(_position > _read_place(before))
        rows = rows.order_by(MediationCase.received_on, MediationCase.id)
    else:
        if after:
            rows = rows.where(_position < _read_place(after))
        rows = rows.order_by(MediationCase.received_on.desc(), MediationCase.id.desc())
    found = db.session.execute(rows.limit(PAGE + 1)).all()
    more, lines = len(found) > PAGE, found[:PAGE]
    if before:
        lines = lines[::-1]
    has_previous = more if before else bool(after)
    has_next = bool(before) or more
    return CasePage(
        lines,
        previous=_place(lines[0]) if has_previous and lines else None,
        next=_place(lines[-1]) if has_next and lines else None,
    )


def _narrowed(rows: Select[Any], wanted: CaseFilter) -> Select[Any]:
    if wanted.state is not None:
        rows = rows.where(MediationCase.state == wanted.state)
    if wanted.open_only:
        rows = rows.where(MediationCase.state.in_(OPEN))
    if wanted.team_id is not None:
        rows = rows.where(MediationCase.team_id == wanted.team_id)
    if wanted.unit:
        rows = rows.where(MediationCase.unit == wanted.unit)
    for word in fold(wanted.words).split():
        rows = rows.where(MediationCase.search_text.contains(word, autoescape=True))
    return rows


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
