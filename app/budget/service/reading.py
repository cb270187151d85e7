"""Reading budgets: what was estimated, allotted and spent; of one year, and of many units."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, tuple_

from app.budget.models import Budget, BudgetLine, Cost
from app.budget.sight import visible_budgets, visible_costs
from app.db import db
from app.dialogue.models import Dialogue
from app.domain.actors import Actor
from app.domain.budget.balance import Balance, balances, in_all
from app.domain.budget.items import OF_MEDIATION, BudgetItem, BudgetState
from app.domain.quarters import Quarter
from app.remuneration.service.totals import Spent, spent
from app.teams.models import Team
from app.training.models import TrainingClass

PAGE = 50
_PLACE = (Cost.spent_on, Cost.id)


@dataclass(frozen=True, slots=True)
class OfUnit:
    """The year of a unit in one line."""

    budget: Budget
    whole: Balance


@dataclass(frozen=True, slots=True)
class OfTeam:
    """What one team was paid in a year; ``quarters`` are the sums of each, in đồng."""

    name: str
    cases: int
    support: int
    accidents: int
    quarters: Sequence[int]

    @property
    def whole(self) -> int:
        return sum(self.quarters)


def budgets_of(by: Actor) -> Sequence[Budget]:
    """Those of the own books, the newest year first."""
    rows = db.select(Budget).where(visible_budgets(by), Budget.unit.in_(by.books))
    return db.session.scalars(rows.order_by(Budget.year.desc(), Budget.id)).all()


def budget_of(unit: str, year: int) -> Budget | None:
    return db.session.scalar(db.select(Budget).where(Budget.unit == unit, Budget.year == year))


def lines_of(budget_id: UUID) -> Sequence[BudgetLine]:
    """Those that count, in the order of the items and as they were written."""
    rows = db.select(BudgetLine).where(
        BudgetLine.budget_id == budget_id, BudgetLine.struck_on.is_(None)
    )
    order = {item: at for at, item in enumerate(BudgetItem)}
    found = db.session.scalars(rows.order_by(BudgetLine.id)).all()
    return sorted(found, key=lambda one: order[one.item])


def balances_of(held: Budget) -> list[Balance]:
    """By item."""
    lines = [(one.item, one.estimated, one.allotted) for one in lines_of(held.id)]
    paid = spent([held.unit], held.year)
    return balances(lines, [*_paid(paid), *_costs([held.unit], held.year)[held.unit]], _owed(paid))


def below(by: Actor, year: int) -> list[OfUnit]:
    """The budgets of the units below, by code; four queries whatever their number."""
    from_below = Budget.unit.not_in(by.books)
    rows = db.select(Budget).where(visible_budgets(by), Budget.year == year, from_below)
    held = {one.unit: one for one in db.session.scalars(rows.order_by(Budget.unit))}
    lines: dict[UUID, list[tuple[BudgetItem, int, int]]] = {one.id: [] for one in held.values()}
    written = db.select(BudgetLine).where(
        BudgetLine.budget_id.in_(lines), BudgetLine.struck_on.is_(None)
    )
    for line in db.session.scalars(written):
        lines[line.budget_id].append((line.item, line.estimated, line.allotted))
    paid: dict[str, list[Spent]] = {unit: [] for unit in held}
    for one in spent(held, year):
        paid[one.unit].append(one)
    costs = _costs(held, year)
    return [
        OfUnit(
            one,
            in_all(balances(lines[one.id], [*_paid(paid[unit]), *costs[unit]], _owed(paid[unit]))),
        )
        for unit, one in held.items()
    ]


def money_of_mediation(by: Actor, year: int) -> tuple[int, int, int] | None:
    """What was allotted to mediation in the year, what teams were paid of it, in đồng, and how
    many units say so; None where no budget of the year is allotted in this person's reach."""
    rows = db.select(Budget.id, Budget.unit).where(
        visible_budgets(by), Budget.year == year, Budget.state != BudgetState.ESTIMATED
    )
    held = dict(iter(db.session.execute(rows)))
    if not held:
        return None
    lines = db.select(db.func.sum(BudgetLine.allotted)).where(
        BudgetLine.budget_id.in_(held),
        BudgetLine.struck_on.is_(None),
        BudgetLine.item.in_(OF_MEDIATION),
    )
    paid = spent(held.values(), year)
    return (
        int(db.session.scalar(lines) or 0),
        sum(one.case_amount + one.team_amount for one in paid),
        len(held),
    )


def teams_in(held: Budget) -> list[OfTeam]:
    """Each team that was paid for the year, by name."""
    rows: dict[UUID, list[Spent]] = {}
    for one in spent([held.unit], held.year):
        rows.setdefault(one.team_id, []).append(one)
    named = db.select(Team.id, Team.name).where(Team.id.in_(rows))
    names = dict(iter(db.session.execute(named)))
    found = [
        OfTeam(
            names.get(team_id) or "",
            sum(one.case_amount for one in some),
            sum(one.team_amount for one in some),
            sum(one.accident_amount for one in some),
            [sum(one.paid for one in some if one.quarter == at) for at in (1, 2, 3, 4)],
        )
        for team_id, some in rows.items()
    ]
    return sorted((one for one in found if one.whole), key=lambda one: one.name)


def cost_page(
    by: Actor, year: int, *, before: tuple[date, UUID] | None = None, limit: int = PAGE
) -> tuple[Sequence[Cost], bool]:
    """At most ``limit`` costs of the own books in a year, newest first; whether more follow."""
    rows = db.select(Cost).where(
        visible_costs(by),
        Cost.unit.in_(by.books),
        Cost.spent_on.between(date(year, 1, 1), date(year, 12, 31)),
    )
    if before is not None:
        rows = rows.where(tuple_(*_PLACE) < before)
    newest = [one.desc() for one in _PLACE]
    found = db.session.scalars(rows.order_by(*newest).limit(limit + 1)).all()
    return found[:limit], len(found) > limit


def subjects_of(costs: Sequence[Cost]) -> Mapping[UUID, str]:
    """The titles of the conferences and classes that costs were for."""
    found: dict[UUID, str] = {}
    for model, ids in (
        (Dialogue, {one.dialogue_id for one in costs}),
        (TrainingClass, {one.class_id for one in costs}),
    ):
        if ids - {None}:
            rows = db.select(model.id, model.title).where(model.id.in_(ids - {None}))
            found |= dict(iter(db.session.execute(rows)))
    return found


def _paid(some: Sequence[Spent]) -> Iterator[tuple[BudgetItem, int, int]]:
    for one in some:
        yield BudgetItem.CASES, one.quarter, one.case_amount
        yield BudgetItem.TEAMS, one.quarter, one.team_amount
        yield BudgetItem.ACCIDENTS, one.quarter, one.accident_amount


def _owed(some: Sequence[Spent]) -> Iterator[tuple[BudgetItem, int]]:
    for one in some:
        yield BudgetItem.CASES, one.owed_for_cases
        yield BudgetItem.TEAMS, one.owed_for_teams
        yield BudgetItem.ACCIDENTS, one.owed_for_accidents


def _costs(units: Collection[str], year: int) -> dict[str, list[tuple[BudgetItem, int, int]]]:
    """By unit: item, quarter and sum of what was spent in the year."""
    month: ColumnElement[int] = db.extract("month", Cost.spent_on)
    rows = (
        db.select(Cost.unit, Cost.item, month, db.func.sum(Cost.amount))
        .where(
            Cost.unit.in_(units),
            Cost.spent_on.between(date(year, 1, 1), date(year, 12, 31)),
            Cost.struck_on.is_(None),
        )
        .group_by(Cost.unit, Cost.item, month)
    )
    found: dict[str, list[tuple[BudgetItem, int, int]]] = {unit: [] for unit in units}
    for unit, item, at, amount in db.session.execute(rows):
        found[unit].append((item, Quarter.of(date(year, int(at), 1)).number, int(amount)))
    return found
