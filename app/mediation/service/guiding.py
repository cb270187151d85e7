"""Where the parties were guided, and that the place took the matter in (Điều 6 of the decree)."""

from datetime import date
from uuid import UUID

from app.db import transaction
from app.domain.actors import Actor
from app.domain.mediation import guiding
from app.domain.mediation.acts import Act
from app.mediation.models import MediationCase
from app.mediation.service.sight import take_case
from app.records import journal


def take_over(
    case_id: UUID,
    *,
    guided_to: str,
    taken_over_on: date,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> MediationCase:
    """The parties are in the hands of the body that decides."""
    with transaction() as session:
        case = take_case(session, case_id, Act.TAKE_OVER, by=by, revision=revision)
        guiding.check_take_over(
            case.state,
            guided_to=guided_to,
            taken_over_on=taken_over_on,
            ended_on=case.ended_on,
            today=today,
        )
        case.guided_to, case.taken_over_on = guided_to, taken_over_on
        journal.write(case, Act.TAKE_OVER, by=by)
    return case
