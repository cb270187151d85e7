"""What a list of cases is narrowed to, said so that an index serves each part of it."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, true

from app.db import db
from app.domain.classification import CATEGORIES
from app.domain.mediation.assignment import AssignmentStatus
from app.domain.mediation.states import OPEN, CaseResult, CaseState
from app.mediation.models import Assignment, MediationCase
from app.records.search import narrowed

_TOOK = [status for status in AssignmentStatus if status.is_current]


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """What a list is narrowed to.

    ``open_only`` takes the cases still to be ended, ``late_on`` those past a date of theirs on
    that day, ``group`` the categories whose code begins so; ``month`` needs ``year``.
    """

    words: str = ""
    state: CaseState | None = None
    open_only: bool = False
    team_id: UUID | None = None
    unit: str | None = None
    year: int | None = None
    month: int | None = None
    group: str = ""
    result: CaseResult | None = None
    mediator_id: UUID | None = None
    late_on: date | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """All of it but what :meth:`branches` says."""
        asked = []
        if self.state is not None:
            asked.append(MediationCase.state == self.state)
        if self.team_id is not None:
            asked.append(MediationCase.team_id == self.team_id)
        if self.unit:
            asked.append(MediationCase.unit == self.unit)
        if self.year is not None:
            asked.append(MediationCase.received_on.between(*days_of(self.year, self.month)))
        if self.result is not None:
            asked.append(MediationCase.result == self.result)
        if self.mediator_id is not None:
            took = db.select(Assignment.case_id).where(
                Assignment.mediator_id == self.mediator_id, Assignment.status.in_(_TOOK)
            )
            asked.append(MediationCase.id.in_(took))
        if self.words:
            asked.append(narrowed(MediationCase, self.words, MediationCase.id))
        return asked

    def branches(self) -> list[ColumnElement[bool]]:
        """What can be one of several things: one condition for each, served by one index.

        Asked together, a database would sort all that fit before it gave the first page.
        """
        if self.late_on is not None:
            return [
                (MediationCase.state == CaseState.ASSIGNED)
                & (MediationCase.start_due_on < self.late_on)
                & self._also(),
                (MediationCase.state == CaseState.FOLLOWING_UP)
                & (MediationCase.performance_due_on < self.late_on)
                & self._also(),
            ]
        if self.open_only:
            return [(MediationCase.state == state) & self._also() for state in sorted(OPEN)]
        return [MediationCase.category == code for code in self._codes()]

    def _also(self) -> ColumnElement[bool]:
        """The group of categories and what is still open, where another thing branches."""
        group = MediationCase.category.in_(self._codes()) if self.group else true()
        is_open = MediationCase.state.in_(OPEN) if self.open_only else true()
        return group & is_open

    def _codes(self) -> list[str]:
        codes = [row.code for row in CATEGORIES if row.code.startswith(self.group)]
        return codes if self.group else []


def first_ids(wanted: CaseFilter, *where: Any, order: tuple[Any, ...], limit: int) -> Any:
    """The ids of the first cases that fit ``wanted`` and ``where``; of each branch so many."""
    rows = db.select(MediationCase.id).where(*where, *wanted.conditions())
    branches = wanted.branches()
    if not branches:
        return rows.order_by(*order).limit(limit)
    parts = [
        db.select(rows.where(branch).order_by(*order).limit(limit).subquery().c.id)
        for branch in branches
    ]
    return parts[0].union_all(*parts[1:]) if len(parts) > 1 else parts[0]


def days_of(year: int, month: int | None = None) -> tuple[date, date]:
    """The first and the last day of a year, or of its month."""
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])
