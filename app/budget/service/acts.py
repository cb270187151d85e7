"""Acts on a budget: estimated line by line, allotted, settled, opened again."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.budget.acts import BudgetAct, BudgetLineAct
from app.budget.facts import LineFacts
from app.budget.models import Budget, BudgetLine
from app.budget.service.proposing import proposed_lines
from app.budget.service.reading import balances_of, lines_of
from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.budget import rules
from app.domain.budget.balance import in_all
from app.domain.budget.items import BudgetState
from app.domain.errors import RuleViolation
from app.domain.money import MOST
from app.records import journal
from app.records.locking import NotHere, take


def estimate(year: int, *, today: date, by: Actor) -> Budget:
    """Begin the budget of a year, with the lines that follow from teams and former cases."""
    with transaction() as session:
        journal.refuse_repeat(session, by)
        known = db.select(Budget.id).where(Budget.unit == by.unit, Budget.year == year)
        rules.check_year(year, today=today, has_one=session.scalar(known) is not None)
        held = Budget(unit=by.unit, year=year, state=BudgetState.ESTIMATED, estimated_on=today)
        journal.write(held, BudgetAct.ESTIMATE, by=by)
        for one in proposed_lines(year, today=today, by=by):
            line = BudgetLine(unit=by.unit, budget_id=held.id)
            line.item, line.details, line.count, line.level = (
                one.item,
                one.words,
                one.count,
                one.level,
            )
            journal.write(line, BudgetLineAct.ADD, by=by)
    return held


def add_line(budget_id: UUID, facts: LineFacts, *, by: Actor) -> BudgetLine:
    with transaction() as session:
        held = take(session, Budget, budget_id, by=by)
        rules.check_estimating(held.state)
        rules.check_line(facts.count, facts.level)
        line = BudgetLine(unit=held.unit, budget_id=held.id)
        facts.write_into(line)
        journal.write(line, BudgetLineAct.ADD, by=by)
    return line


def correct_line(line_id: UUID, facts: LineFacts, *, revision: int, by: Actor) -> BudgetLine:
    with transaction() as session:
        line = _open_line(session, line_id, revision, by)
        rules.check_line(facts.count, facts.level)
        facts.write_into(line)
        journal.correct(line, BudgetLineAct.CORRECT, by=by)
    return line


def strike_line(line_id: UUID, *, revision: int, today: date, by: Actor) -> BudgetLine:
    with transaction() as session:
        line = _open_line(session, line_id, revision, by)
        line.struck_on = today
        journal.write(line, BudgetLineAct.STRIKE, by=by)
    return line


def restore_line(line_id: UUID, *, by: Actor) -> BudgetLine:
    """Take a striking back while the budget is an estimate."""
    with transaction() as session:
        line = take(session, BudgetLine, line_id, by=by)
        rules.check_estimating(take(session, Budget, line.budget_id, by=by).state)
        if line.struck_on is not None:
            line.struck_on = None
            journal.write(line, BudgetLineAct.RESTORE, by=by)
    return line


def allot(
    budget_id: UUID,
    amounts: Mapping[UUID, int],
    *,
    allotted_on: date,
    document: str,
    revision: int,
    today: date,
    by: Actor,
) -> Budget:
    """Note what was allotted, in đồng by line; a line that is not named gets what it has."""
    with transaction() as session:
        held = take(session, Budget, budget_id, by=by, revision=revision)
        rules.check_allotting(held.state, allotted_on=allotted_on, document=document, today=today)
        if any(not 0 <= one <= MOST for one in amounts.values()):
            raise RuleViolation("Số được giao phải từ 0 đồng trở lên.")
        held.state, held.allotted_on, held.document = BudgetState.ALLOTTED, allotted_on, document
        journal.write(held, BudgetAct.ALLOT, by=by)
        for line in lines_of(held.id):
            if amounts.get(line.id, line.allotted) != line.allotted:
                line.allotted = amounts[line.id]
                journal.write(line, BudgetLineAct.ALLOT, by=by)
    return held


def settle(budget_id: UUID, *, settled_on: date, revision: int, today: date, by: Actor) -> Budget:
    """Close the year: from now on nothing is noted in it."""
    with transaction() as session:
        held = take(session, Budget, budget_id, by=by, revision=revision)
        owed = in_all(balances_of(held)).owed
        rules.check_settling(held.state, held.year, settled_on=settled_on, owed=owed, today=today)
        held.state, held.settled_on = BudgetState.SETTLED, settled_on
        journal.write(held, BudgetAct.SETTLE, by=by)
    return held


def reopen(budget_id: UUID, reason: str, *, revision: int, by: Actor) -> Budget:
    with transaction() as session:
        held = take(session, Budget, budget_id, by=by, revision=revision)
        rules.check_reopening(held.state, reason)
        held.state, held.settled_on, held.reopened_because = BudgetState.ALLOTTED, None, reason
        journal.write(held, BudgetAct.REOPEN, by=by, reason=reason)
    return held


def _open_line(session: Session, line_id: UUID, revision: int, by: Actor) -> BudgetLine:
    line = take(session, BudgetLine, line_id, by=by, revision=revision)
    rules.check_estimating(session.get_one(Budget, line.budget_id).state)
    if line.struck_on is not None:
        raise NotHere
    return line
