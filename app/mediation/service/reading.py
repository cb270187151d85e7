"""Lists of cases, page by page: plain rows, one statement, no counting."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, tuple_

from app.db import db
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.mediation.models import MediationCase, Partner
from app.mediation.service.narrowing import CaseFilter, first_ids
from app.mediation.service.sight import readable, shown, team_told, visible
from app.records.search import nearest
from app.records.search.asking import MOST_COUNTED
from app.teams.models import Team
from app.units.service.sight import kept_for_each

PAGE = 20  # a page of the paper register, and 5 KB on the line
EXCERPT = 160  # letters of the content that a line of the register shows
_position = tuple_(MediationCase.received_on, MediationCase.id)
_PLACE = tuple_(db.bindparam("day", type_=db.Date()), db.bindparam("id", type_=db.Uuid()))
_OLDEST = (MediationCase.received_on, MediationCase.id)
_NEWEST = (MediationCase.received_on.desc(), MediationCase.id.desc())


@dataclass(frozen=True, slots=True)
class CasePage:
    """One page of the list; ``previous`` and ``next`` are places to go on from, or None."""

    lines: Sequence[Row[Any]]
    previous: str | None
    next: str | None


_Place = dict[str, Any]
_Lines = Sequence[Row[Any]]


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
    place = before or after
    way = "before" if before else "after" if after else ""
    at = dict(zip(("day", "id"), _read_place(place), strict=True)) if place else {}
    page = _sought_page if wanted.words else _any_page
    found = page(by, wanted, way, limit + 1, at)
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


def _page(
    by: Actor, wanted: CaseFilter, way: str, limit: int, *, among_near: bool = False
) -> Select[Any]:
    """The lines from a place on, ``after`` or ``before`` it; or the first of all."""
    where, order = [_met(wanted, by)], _OLDEST if way == "before" else _NEWEST
    if among_near:
        wanted = replace(wanted, words="")
        where.append(MediationCase.id.in_(db.bindparam("near", expanding=True)))
    if way:
        where.append(_position > _PLACE if way == "before" else _position < _PLACE)
    ids = first_ids(wanted, *where, order=order, limit=limit).subquery()
    return _lines(by).join(ids, ids.c.id == MediationCase.id).order_by(*order).limit(limit)


_kept_page = kept_for_each(_page)


def _any_page(by: Actor, wanted: CaseFilter, way: str, limit: int, place: _Place) -> _Lines:
    return db.session.execute(_kept_page(by, wanted, way, limit), place).all()


def _sought_page(by: Actor, wanted: CaseFilter, way: str, limit: int, place: _Place) -> _Lines:
    """Words are looked up before: among the nearest cases that hold them, and only where those
    give no page among all."""
    bound = {"since" if way == "before" else "upto": place["day"]} if way else {}
    near, are_all = nearest(MediationCase, wanted.words, **bound)
    whatever = replace(wanted, words="?")  # the statement is the same for all words
    rows = _kept_page(by, whatever, way, limit, among_near=True)
    found = db.session.execute(rows, {**place, "near": near}).all()
    if are_all or len(found) == limit:
        return found
    return db.session.execute(_page(by, wanted, way, limit), place).all()


def count_cases(wanted: CaseFilter, *, by: Actor, most: int | None = None) -> int | None:
    """How many there are, to one more than ``most`` (a thousand); of words it is not counted."""
    if wanted.words:
        return None
    most = most or MOST_COUNTED
    ids = first_ids(wanted, _met(wanted, by), order=(), limit=most + 1).subquery()
    rows = db.select(ids.c.id).limit(most + 1).subquery()
    return db.session.scalar(db.select(db.func.count()).select_from(rows))


def years_received(by: Actor) -> list[int]:
    """The years in which cases that ``by`` may meet were received, newest first."""
    first, last = db.session.execute(_first_and_last_day(by)).one()
    return list(range(last.year, first.year - 1, -1)) if first and last else []


@kept_for_each
def _first_and_last_day(by: Actor) -> Select[tuple[date | None, date | None]]:
    days = db.select(MediationCase.received_on).where(visible(by)).limit(1)
    return db.select(*(days.order_by(*order).scalar_subquery() for order in (_OLDEST, _NEWEST)))


def _met(wanted: CaseFilter, by: Actor) -> ColumnElement[bool]:
    """Words are looked for in what this person may read, or a name would be found out by them."""
    return readable(by) if wanted.words else visible(by)


def _lines(by: Actor) -> Select[Any]:
    """A line of the register; a restricted case still to be opened without its people."""
    return db.select(
        MediationCase.id,
        MediationCase.unit,
        MediationCase.book_number,
        MediationCase.book_year,
        MediationCase.received_on,
        shown(MediationCase.parties_line, by),
        shown(db.func.substr(MediationCase.summary, 1, EXCERPT + 1).label("summary"), by),
        MediationCase.category,
        MediationCase.state,
        MediationCase.result,
        MediationCase.repeats_id,
        MediationCase.restricted_because.is_not(None).label("is_restricted"),
        MediationCase.start_due_on,
        MediationCase.performance_due_on,
        MediationCase.ended_on,
        team_told(by).label("team_name"),
        db.select(db.func.min(Partner.joint_code))
        .where(Partner.case_id == MediationCase.id)
        .correlate(MediationCase)
        .scalar_subquery()
        .label("joint_code"),
    ).join(Team, Team.id == MediationCase.team_id)


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
