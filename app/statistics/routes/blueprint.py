"""The blueprint, and what its pages share: the form, the period and the unit of an address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import quote

from flask import Blueprint, request, url_for

from app.domain.labels import Term
from app.domain.statistics.forms import Column, Form
from app.domain.statistics.headings import head_of, path_of
from app.domain.statistics.sheets import Line, Sheet
from app.domain.units import Boundaries
from app.statistics.forms.period import PeriodForm
from app.statistics.service.behind import may_look
from app.web.access import current_actor
from app.web.context import today

bp = Blueprint("statistics", __name__, url_prefix="/thong-ke")


@dataclass(frozen=True)
class Shown:
    """A sheet as a page shows it: with links to what stands behind its numbers."""

    sheet: Sheet
    unit: str | None = None
    boundaries: Boundaries = Boundaries.TODAY
    is_frozen: bool = False  # numbers of a day gone by: what stands behind them may have changed

    @property
    def form(self) -> Form:
        return self.sheet.form

    @property
    def head(self) -> list:
        return head_of(self.form)

    def path(self, column: Column) -> Term:
        return path_of(column)

    def behind(self, column: Column, line: Line | None) -> str | None:
        """The address of what was counted; None where this person may not meet it."""
        way = self._ways[column.number]
        return f"{way}&dong={quote(line.key)}" if way and line else way

    def cells(
        self, line: Line | None, numbers: Sequence[int | None]
    ) -> list[tuple[int | None, str | None, Term]]:
        """What stands in the cells of a line: the number, the way behind it, what it counts."""
        return [
            (number, self.behind(column, line) if number else None, self.path(column))
            for column, number in zip(self.form.columns, numbers, strict=True)
        ]

    @cached_property
    def _ways(self) -> Mapping[int, str | None]:
        """What the addresses of the numbers of each column begin with: a sheet has thousands."""
        by, facts = current_actor(), {"code": self.form.code, "version": self.form.version}
        way = url_for("statistics.behind", **facts, **self.address)
        return {
            one.number: f"{way}&cot={one.number}"
            if may_look(one.measure, by) and not self.is_frozen
            else None
            for one in self.form.columns
        }

    @property
    def address(self) -> dict[str, Any]:
        days = {"first": _typed(self.sheet.first), "last": _typed(self.sheet.last)}
        then = {"boundaries": "then"} if self.boundaries is Boundaries.THEN else {}
        return days | ({"don-vi": self.unit} if self.unit else {}) | then


def asked_period() -> PeriodForm:
    """The period of the address; without one this year until today."""
    asked = "first" in request.args or "last" in request.args
    year = date(today().year, 1, 1)
    facts = {"first": year, "last": today(), "boundaries": asked_boundaries()}
    return PeriodForm(request.args if asked else None, **facts)


def asked_boundaries() -> Boundaries:
    is_then = request.args.get("boundaries") == Boundaries.THEN.value
    return Boundaries.THEN if is_then else Boundaries.TODAY


def asked_unit() -> str | None:
    return request.args.get("don-vi") or None


def _typed(day: date) -> str:
    return day.strftime("%d/%m/%Y")
