"""What teams asked for and were paid, as the office holds it: nobody's share."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from app.domain.mediation.states import CaseResult
from app.domain.quarters import Quarter
from app.domain.remuneration.rates import SHIPPED
from app.domain.remuneration.requests import ItemKind, RequestState
from app.remuneration.models import PaymentItem, PaymentRequest

Row = tuple[type, dict[str, Any]]
Ended = tuple[UUID, date, CaseResult]
(RATE,) = SHIPPED


class Payments:
    """The cases of one unit that ended, and the requests of its teams for each quarter."""

    def __init__(self, base: Callable[[], dict[str, Any]], first: date, today: date) -> None:
        self._base, self._first, self._today = base, first, today
        self._ended: defaultdict[tuple[UUID, Quarter], list[Ended]] = defaultdict(list)

    def note(self, team: UUID, case: UUID, ended: date, result: CaseResult) -> None:
        self._ended[team, Quarter.of(ended)].append((case, ended, result))

    def rows(self, teams: list[UUID]) -> Iterator[Row]:
        quarter = Quarter.of(self._first)
        while quarter.last_day < self._today:
            for team in teams:
                yield from self._request(team, quarter)
            quarter = quarter.next()

    def _request(self, team: UUID, quarter: Quarter) -> Iterator[Row]:
        """Paid, but for the last quarter, of which the commune has still to decide."""
        cases, base = self._ended[team, quarter], self._base()
        filed = quarter.last_day + timedelta(days=5)
        is_paid = filed + timedelta(days=60) < self._today
        request = {
            **base,
            "team_id": team,
            "year": quarter.year,
            "quarter": quarter.number,
            "state": RequestState.HANDED_OVER if is_paid else RequestState.CONFIRMED,
            "opened_on": filed,
            "cases": len(cases),
            "months": 3,
            "case_amount": sum(RATE.level(result) for _, _, result in cases),
            "team_amount": 3 * RATE.team_month,
            "accident_amount": 0,
            "register_shown": True,
            "filed_on": filed,
            "decision_due_on": filed + timedelta(days=7),
            "decided_on": filed + timedelta(days=6) if is_paid else None,
            "paid_on": filed + timedelta(days=8) if is_paid else None,
            "handed_on": filed + timedelta(days=10) if is_paid else None,
        }
        yield PaymentRequest, request
        months = [date(quarter.year, 3 * quarter.number - 2 + at, 1) for at in range(3)]
        of = {"request_id": base["id"], "team_id": team, "stands": True}
        for month in months:
            amount = {"level": RATE.team_month, "amount": RATE.team_month}
            yield (
                PaymentItem,
                {**self._base(), **of, **amount, "kind": ItemKind.TEAM, "month": month},
            )
        for case, ended, result in cases:
            told = {"kind": ItemKind.CASE, "case_id": case, "ended_on": ended, "result": result}
            level = RATE.level(result)
            yield PaymentItem, {**self._base(), **of, **told, "level": level, "amount": level}
