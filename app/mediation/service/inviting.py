"""Whom both sides will hear: a record per person invited (Điều 19)."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.mediation import sitting
from app.domain.mediation.acts import Act
from app.domain.mediation.meetings import InvitedAs, InvitedBy
from app.mediation.models import Invitee, MediationCase
from app.mediation.service.sight import take_case
from app.records import journal


def invite(
    case_id: UUID,
    *,
    name: str,
    invited_as: InvitedAs | None,
    invited_by: InvitedBy | None,
    other_side_agrees: bool = False,
    note: str = "",
    revision: int | None = None,
    today: date,  # the same for every act
    by: Actor,
) -> MediationCase:
    """Somebody is asked to come; whom a party invites, the other side has agreed to."""
    with transaction() as session:
        case = take_case(session, case_id, Act.INVITE, by=by, revision=revision)
        sitting.check_invite(
            case.state,
            name=name,
            invited_as=invited_as,
            invited_by=invited_by,
            other_side_agrees=other_side_agrees,
        )
        journal.write(case, Act.INVITE, by=by)
        invitee = Invitee(
            unit=case.unit,
            case_id=case.id,
            name=name,
            invited_as=invited_as,
            invited_by=invited_by,
            other_side_agrees=other_side_agrees if invited_by.is_party else None,
            note=note or None,
        )
        journal.write(invitee, Act.INVITE, by=by)
    return case


def invitees_of(case_id: UUID) -> Sequence[Invitee]:
    """Everybody who was invited, the first first."""
    rows = db.select(Invitee).where(Invitee.case_id == case_id)
    return db.session.scalars(rows.order_by(Invitee.id)).all()
