"""Acts on a planned conference: add, change, strike; after issuing only beside what stood."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.actors import Actor
from app.domain.dialogue import plans as rules
from app.domain.dialogue.year import is_arranged
from app.domain.plans import PlanState
from app.records import journal
from app.records.locking import take
from app.units.service import check_own_villages
from app.yearplan.acts import SessionAct
from app.yearplan.conferences import conferences
from app.yearplan.facts import SessionFacts
from app.yearplan.models import DialoguePlan, PlannedSession


def plan_session(
    plan_id: UUID, facts: SessionFacts, *, reason: str = "", today: date, by: Actor
) -> PlannedSession:
    """Put a conference into the plan; into an issued one with the reason."""
    with transaction() as session:
        plan = take(session, DialoguePlan, plan_id, by=by)
        rules.check_amending(plan.state, reason, what="bổ sung phiên")
        return _add(session, plan, facts, reason, None, today=today, by=by)


def change_session(
    session_id: UUID,
    facts: SessionFacts,
    *,
    reason: str = "",
    revision: int,
    today: date,
    by: Actor,
) -> PlannedSession:
    """Correct a conference of a draft, or let another take the place of an issued one."""
    with transaction() as session:
        held = take(session, PlannedSession, session_id, by=by, revision=revision)
        plan = take(session, DialoguePlan, held.plan_id, by=by)
        rules.check_unstruck(held.struck_on)
        rules.check_amending(plan.state, reason, what="điều chỉnh phiên")
        if plan.state is PlanState.ISSUED:
            _strike(plan, held, reason, today=today, by=by)
            return _add(session, plan, facts, reason, held.id, today=today, by=by)
        rules.check_quarter(facts.quarter)
        check_own_villages(session, *facts.villages, by=by)
        facts.write_into(held)
        journal.correct(held, SessionAct.CORRECT, by=by)
    return held


def strike_session(
    session_id: UUID, *, reason: str = "", revision: int, today: date, by: Actor
) -> PlannedSession:
    """Take a conference out of the plan; its row stays, with the day and the reason."""
    with transaction() as session:
        held = take(session, PlannedSession, session_id, by=by, revision=revision)
        plan = take(session, DialoguePlan, held.plan_id, by=by)
        rules.check_unstruck(held.struck_on)
        rules.check_amending(plan.state, reason, what="bỏ phiên")
        _strike(plan, held, reason, today=today, by=by)
    return held


def restore_session(session_id: UUID, *, by: Actor) -> PlannedSession:
    """Take a striking back while the plan is a draft; what an issued plan has lost by a reason
    comes back by another session, with its own."""
    with transaction() as session:
        held = take(session, PlannedSession, session_id, by=by)
        rules.check_draft(take(session, DialoguePlan, held.plan_id, by=by).state)
        if held.struck_on is not None:
            held.struck_on = None
            journal.write(held, SessionAct.RESTORE, by=by)
    return held


def _strike(
    plan: DialoguePlan, held: PlannedSession, reason: str, *, today: date, by: Actor
) -> None:
    """The row keeps a reason only where it leaves an issued plan: the copy still names it."""
    linked = conferences().of_sessions([held.id]).get(held.id, ())
    rules.check_not_arranged(is_arranged(one.state for one in linked))
    held.struck_on = today
    held.strike_reason = reason if plan.state is PlanState.ISSUED else ""
    journal.write(held, SessionAct.STRIKE, by=by, reason=reason or None)


def _add(
    session: Session,
    plan: DialoguePlan,
    facts: SessionFacts,
    reason: str,
    replaces_id: UUID | None,
    *,
    today: date,
    by: Actor,
) -> PlannedSession:
    rules.check_quarter(facts.quarter)
    check_own_villages(session, *facts.villages, by=by)
    added = PlannedSession(
        unit=by.unit, plan_id=plan.id, year=plan.year, replaces_id=replaces_id, amend_reason=""
    )
    facts.write_into(added)
    act = SessionAct.PLAN
    if plan.state is PlanState.ISSUED:
        added.amended_on, added.amend_reason, act = today, reason, SessionAct.AMEND
    journal.write(added, act, by=by, reason=added.amend_reason or None)
    return added
