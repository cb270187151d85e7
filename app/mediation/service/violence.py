"""Signs of domestic violence on a case: noted at any time, reported or explained."""

from datetime import date
from uuid import UUID

from app.db import transaction
from app.domain.actors import Actor
from app.domain.mediation.acts import Act
from app.domain.mediation.alerts import AlertKind
from app.domain.mediation.transitions import next_state
from app.domain.mediation.violence import check_reported
from app.mediation.models import MediationCase
from app.mediation.service.alerts import alerts_of
from app.mediation.service.sight import take_case
from app.records import journal


def note_violence(
    case_id: UUID,
    *,
    no_alert_because: str = "",
    revision: int | None = None,
    today: date,  # the same for every act
    by: Actor,
) -> MediationCase:
    """The signs show while the case goes on; they are taken back by a correction only."""
    with transaction() as session:
        case = take_case(session, case_id, Act.NOTE_VIOLENCE, by=by, revision=revision)
        next_state(case.state, Act.NOTE_VIOLENCE)
        case.domestic_violence = True
        case.no_alert_because = no_alert_because or case.no_alert_because
        journal.write(case, Act.NOTE_VIOLENCE, by=by)
    return case


def report_or_explain(case: MediationCase, why_not: str) -> None:
    """Before beginning and before settling: a report of the violence, or words why not.

    Joins the act that asks for it; the words stay on the case.
    """
    check_reported(
        has_signs=bool(case.domestic_violence),
        is_reported=is_reported(case),
        why_not=why_not or case.no_alert_because or "",
    )
    if case.domestic_violence and why_not:
        case.no_alert_because = why_not


def is_reported(case: MediationCase) -> bool:
    return any(one.kind is AlertKind.VIOLENCE for one in alerts_of(case.id))
