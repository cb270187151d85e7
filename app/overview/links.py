"""The way from each number to what was counted."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from flask import url_for

from app.domain.actors import OFFICE_ROLES, Permission
from app.domain.mediation.states import CaseResult, CaseState
from app.domain.statistics.measures import Part
from app.domain.statistics.sheets import Line, Number
from app.overview.service.cases import Month, What, group_of
from app.overview.service.picture import Picture
from app.statistics.routes.blueprint import Shown


class Links:
    """None wherever this person may not meet what stands behind a number, or no list of a room
    shows exactly that."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self._by = picture.area.scope.by
        self._shown = Shown(picture.cases.sheet, picture.asked.unit, picture.asked.boundaries)
        self._ways: dict[int, str | None] = {}

    def behind(self, what: What, line: Line | None = None, kind: Part | None = None) -> str | None:
        """The list of the cases that a cell of the sheet counts.

        An address is made once for a column: a province has a thousand cells.
        """
        if line is not None and not line.key:
            return None
        number = self._picture.cases.column(what, kind)
        if number not in self._ways:
            column = self._shown.form.column(number)
            assert column is not None
            self._ways[number] = self._shown.behind(column, None)
        way = self._ways[number]
        return f"{way}&dong={line.key}" if way and line else way

    def cells(
        self, whats: Sequence[tuple[What, str]], line: Line | None
    ) -> list[tuple[Number, str | None, str]]:
        """Of each of these: what the line counts, the way to it, and the words given with it."""
        cases = self._picture.cases
        return [(cases.of(what, line), self.behind(what, line), told) for what, told in whats]

    def month(self, month: Month, *, settled: bool = False) -> str | None:
        """The register of the month, or those of it that were settled."""
        more = {"ket-qua": CaseResult.SETTLED.value} if settled else {}
        return self._register(nam=month.first.year, thang=month.first.month, **more)

    def overdue(self, state: CaseState) -> str | None:
        return self._register(**{"tinh-trang": state.value, "qua-han": "y"})

    def dialogues(self) -> str | None:
        dialogues = self._picture.dialogues
        if dialogues is None or not self._picture.area.lists_are_the_same:
            return None
        return url_for("reports.dialogue", nam=dialogues.year, **self._unit)

    def answers(self) -> str | None:
        if self._picture.dialogues is None or not self._picture.area.lists_are_the_same:
            return None
        return url_for("dialogue.owed", **self._unit)

    def reports(self) -> str | None:
        owed = self._picture.reports
        return (
            url_for("statistics.owed_reports", ky=owed.kind.value, nam=owed.year) if owed else None
        )

    def narrowed(self, line: Line) -> str | None:
        """This page for a unit below."""
        area = self._picture.area
        if not area.is_by_unit or line.key == area.unit:
            return None
        return f"{self._narrowed}&don-vi={line.key}"

    @cached_property
    def _narrowed(self) -> str:
        """What the addresses of all units below begin with."""
        kind = self._picture.asked.kind
        more = {} if kind is Part.ALL else {"loai": kind.value}
        address = {name: one for name, one in self._shown.address.items() if name != "don-vi"}
        return url_for("overview.index", **address, **more)

    @property
    def _unit(self) -> dict[str, str]:
        area = self._picture.area
        is_narrowed = self._by.role in OFFICE_ROLES and not area.is_whole
        return {"don-vi": area.unit} if is_narrowed else {}

    def _register(self, **narrowed: Any) -> str | None:
        group = group_of(self._picture.asked.kind)
        is_met = self._by.may(Permission.SEE_CASES) and self._picture.area.lists_are_the_same
        if not is_met or group is None:
            return None
        more = {"nhom": group} if group else {}
        return url_for("mediation.index", **narrowed, **more, **self._unit)
