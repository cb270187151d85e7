"""Costs beside the payments of teams: noted, corrected, struck."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.budget.acts import CostAct
from app.budget.facts import CostFacts
from app.budget.models import Budget, Cost
from app.db import db, transaction
from app.dialogue.models import Dialogue
from app.domain.actors import Actor
from app.domain.budget import rules
from app.domain.budget.items import BudgetItem, BudgetState
from app.domain.errors import RuleViolation
from app.records import journal
from app.records.locking import take
from app.training.models import TrainingClass


def note_cost(facts: CostFacts, *, today: date, by: Actor) -> Cost:
    with transaction() as session:
        journal.refuse_repeat(session, by)
        _check(session, facts, by.unit, today, by)
        one = Cost(unit=by.unit)
        facts.write_into(one)
        journal.write(one, CostAct.NOTE, by=by)
    return one


def correct_cost(cost_id: UUID, facts: CostFacts, *, revision: int, today: date, by: Actor) -> Cost:
    with transaction() as session:
        one = _standing(session, cost_id, revision, today, by)
        _check(session, facts, one.unit, today, by)
        facts.write_into(one)
        journal.correct(one, CostAct.CORRECT, by=by)
    return one


def strike_cost(cost_id: UUID, reason: str, *, revision: int, today: date, by: Actor) -> Cost:
    """It stays in the list, struck, and counts no more."""
    with transaction() as session:
        one = take(session, Cost, cost_id, by=by, revision=revision)
        rules.check_striking(one.struck_on, reason)
        _check_year(session, one, today)
        one.struck_on, one.struck_because = today, reason
        journal.write(one, CostAct.STRIKE, by=by, reason=reason)
    return one


def restore_cost(cost_id: UUID, *, today: date, by: Actor) -> Cost:
    """Take a striking back while its year is open: it counts again."""
    with transaction() as session:
        one = take(session, Cost, cost_id, by=by)
        _check_year(session, one, today)
        if one.struck_on is not None:
            one.struck_on = one.struck_because = None
            journal.write(one, CostAct.RESTORE, by=by)
    return one


def _standing(session: Session, cost_id: UUID, revision: int, today: date, by: Actor) -> Cost:
    one = take(session, Cost, cost_id, by=by, revision=revision)
    if one.struck_on is not None:
        raise RuleViolation("Khoản chi này đã bỏ.")
    _check_year(session, one, today)
    return one


def _check_year(session: Session, one: Cost, today: date) -> None:
    """The year in which it stands must be open too."""
    state = _state(session, one.unit, one.spent_on.year)
    rules.check_cost(one.item, one.amount, one.spent_on, state=state, today=today)


def _check(session: Session, facts: CostFacts, unit: str, today: date, by: Actor) -> None:
    state = _state(session, unit, facts.spent_on.year)
    rules.check_cost(facts.item, facts.amount, facts.spent_on, state=state, today=today)
    wanted = (
        (Dialogue, facts.dialogue_id, BudgetItem.DIALOGUE, "hội nghị đối thoại"),
        (TrainingClass, facts.class_id, BudgetItem.TRAINING, "lớp bồi dưỡng"),
    )
    for model, key, item, words in wanted:
        if key is None:
            continue
        if facts.item is not item:
            raise RuleViolation(f"Khoản chi cho {words} thuộc mục “{item.label}”.")
        known = db.select(model.id).where(model.id == key, model.unit.in_(by.books))
        if session.scalar(known) is None:
            raise RuleViolation(f"Không có {words} này ở đơn vị.")


def _state(session: Session, unit: str, year: int) -> BudgetState | None:
    held = db.select(Budget.state).where(Budget.unit == unit, Budget.year == year)
    return session.scalar(held)
