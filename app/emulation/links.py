"""The way from a number of a team, a mediator or a unit to the cases that it counts."""

from datetime import date
from typing import Any, Protocol
from uuid import UUID

from flask import url_for

from app.domain.actors import OFFICE_ROLES, TEAM_ROLES, Actor, Permission
from app.domain.emulation.awards import NomineeKind
from app.domain.mediation.states import CaseResult
from app.mediation.service.narrowing import days_of


class Subject(Protocol):
    kind: Any
    of_unit: Any
    team_id: Any
    mediator_id: Any


class Links:
    """None wherever this person may not meet the cases, or the register has no such list: it
    knows years and months, of a commune's teams and mediators, and of an office's units."""

    def __init__(self, first: date, last: date, *, by: Actor, today: date) -> None:
        self._by = by
        self._days = _days(first, last, today)

    def received(self, one: Subject) -> str | None:
        return self._register(one)

    def settled(self, one: Subject) -> str | None:
        return self._register(one, **{"ket-qua": CaseResult.SETTLED.value})

    def not_settled(self, one: Subject) -> str | None:
        return self._register(one, **{"ket-qua": CaseResult.NOT_SETTLED.value})

    def trained(self, one: Subject) -> str | None:
        """The classes of a mediator."""
        may = self._by.may(Permission.SEE_TRAINING) and self._is_own(one)
        if one.kind is not NomineeKind.MEDIATOR or not may:
            return None
        return url_for("training.mediator", mediator_id=one.mediator_id)

    def subject(self, one: Subject) -> str | None:
        """The page of the team or mediator itself, or the teams of a unit."""
        if one.kind is NomineeKind.TEAM:
            return url_for("teams.detail", team_id=one.team_id)
        if one.kind is NomineeKind.MEDIATOR and self._is_own(one):
            return url_for("teams.mediator", mediator_id=one.mediator_id)
        return None

    def _register(self, one: Subject, **narrowed: str) -> str | None:
        who = self._who(one)
        if who is None or self._days is None or not self._by.may(Permission.SEE_CASES):
            return None
        return url_for("mediation.index", **self._days, **who, **narrowed)

    def _who(self, one: Subject) -> dict[str, str | UUID] | None:
        if self._by.role in TEAM_ROLES:
            return None  # a leader's register also holds the cases of others that the team helps in
        is_office = self._by.role in OFFICE_ROLES
        if one.kind is NomineeKind.UNIT:
            return {"don-vi": one.of_unit} if is_office else None
        if is_office or not self._is_own(one):
            return None
        who = {"to": one.team_id}
        return who | {"hoa-giai-vien": one.mediator_id} if one.mediator_id else who

    def _is_own(self, one: Subject) -> bool:
        return one.of_unit in self._by.books


def _days(first: date, last: date, today: date) -> dict[str, int] | None:
    """A whole year or month, also one that is not over yet."""
    for month in (None, first.month):
        begins, ends = days_of(first.year, month)
        if first == begins and last in (ends, min(ends, today)):
            return {"nam": first.year} if month is None else {"nam": first.year, "thang": month}
    return None
