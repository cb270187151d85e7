"""Closing the file, and correcting what was written (T20, T21)."""

from datetime import date
from typing import Any
from uuid import UUID

from app.db import transaction
from app.domain.actors import Actor
from app.domain.classification import category
from app.domain.mediation import filing
from app.domain.mediation.acts import Act
from app.domain.mediation.states import CaseResult
from app.domain.mediation.transitions import next_state
from app.mediation.models import MediationCase
from app.mediation.service.alerts import has_open_alert
from app.mediation.service.clauses import has_open_clause
from app.mediation.service.court import has_open_inquiry
from app.mediation.service.facts import set_facts
from app.mediation.service.rounds import set_right
from app.mediation.service.sight import is_recorder, take_case
from app.records import journal

# What a correction may touch; states, numbers and results follow from acts alone.
CORRECTABLE = (
    "ground",
    "proposed_by",
    "received_on",
    "summary",
    "category",
    "domestic_violence",
    "started_on",
    "ended_on",
    "ending_note",
    "note",
)
# An agreement, its day too, is written anew beside the wrong one (REWRITE_AGREEMENT).
# May be set right where they stand, but not put in or taken out: only an act brings them.
_BY_ACT = ("ground", "received_on", "started_on", "ended_on")


def close_case(
    case_id: UUID,
    *,
    closed_on: date,
    is_paid_or_waived: bool,
    alerts_answered: bool,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> MediationCase:
    """Nothing is left to do: the file goes to the shelf.

    What the book itself knows to be unanswered nobody can say is answered.
    """
    with transaction() as session:
        case = take_case(session, case_id, Act.CLOSE, by=by, revision=revision)
        filing.check_close(
            case.state,
            has_open_clause=case.result is CaseResult.SETTLED and has_open_clause(case.id),
            has_open_inquiry=has_open_inquiry(case.id),
            is_paid_or_waived=is_paid_or_waived,
            alerts_answered=alerts_answered and not has_open_alert(case.id),
            closed_on=closed_on,
            ended_on=case.performed_on or case.ended_on,
            today=today,
        )
        set_facts(case, state=next_state(case.state, Act.CLOSE), closed_on=closed_on)
        journal.write(case, Act.CLOSE, by=by)
    return case


def correct_case(
    case_id: UUID,
    *,
    reason: str,
    facts: dict[str, Any],
    revision: int | None = None,
    today: date,
    by: Actor,
) -> MediationCase:
    """Set right or complete what was written; ``facts`` are columns of ``CORRECTABLE``.

    The journal keeps, field by field, what stood there before.
    """
    with transaction() as session:
        case = take_case(session, case_id, Act.CORRECT, by=by, revision=revision)
        wanted = {
            name: value
            for name, value in facts.items()
            if name in CORRECTABLE
            and value != getattr(case, name)
            and not (name in _BY_ACT and (value is None or getattr(case, name) is None))
            and not (name == "ended_on" and case.result is CaseResult.SETTLED)
        }
        filing.check_correct(
            reason=reason,
            changed=wanted,
            role=by.role,
            is_recorder=is_recorder(case, by),
        )
        if code := wanted.get("category"):
            category(code)
        set_facts(case, **wanted)
        filing.check_timeline(
            book_year=case.book_year,
            received_on=case.received_on,
            assigned_on=case.assigned_on,
            started_on=case.started_on,
            ended_on=case.ended_on,
            performed_on=case.performed_on,
            closed_on=case.closed_on,
            today=today,
        )
        journal.write(case, Act.CORRECT, by=by, reason=reason)
        set_right(case, Act.CORRECT, by=by)
    return case
