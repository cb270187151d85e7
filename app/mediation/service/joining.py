"""Two teams on one dispute (Điều 22): asked, answered, the Front told, ended."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.mediation import joint
from app.domain.mediation.acts import Act
from app.domain.mediation.joint import JointRole, PartnerDays, PartnerState
from app.domain.words import counted_key
from app.mediation.models import MediationCase, Partner
from app.mediation.service.sight import part_of, take_case
from app.records import journal
from app.teams.models import Team

_OPEN = (PartnerState.ASKED, PartnerState.AGREED)


def ask_partner(
    case_id: UUID,
    *,
    team_id: UUID | None = None,
    other_unit_name: str = "",
    other_team: str = "",
    contact: str = "",
    asked_on: date,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> MediationCase:
    """Another team of the commune, or of another commune, which is given a code."""
    with transaction() as session:
        case = take_case(session, case_id, Act.ASK_PARTNER, by=by, revision=revision)
        if team_id is not None:
            _other_team(session, case, team_id, by)
        joint.check_ask(
            case.state,
            is_own_commune=team_id is not None,
            other_unit_name=other_unit_name,
            is_asked_already=team_id is not None
            and any(one.team_id == team_id for one in partners_of(case.id) if is_open(one)),
            asked_on=asked_on,
            received_on=case.received_on,
            today=today,
        )
        journal.write(case, Act.ASK_PARTNER, by=by)
        partner = Partner(
            unit=case.unit,
            case_id=case.id,
            own_role=JointRole.LEAD,
            team_id=team_id,
            other_unit_name=None if team_id else other_unit_name,
            other_team=None if team_id else other_team or None,
            joint_code=None if team_id else joint.new_code(),
            contact=contact or None,
            asked_on=asked_on,
        )
        journal.write(partner, Act.ASK_PARTNER, by=by)
    return case


def join_partner(
    case_id: UUID,
    *,
    joint_code: str,
    other_unit_name: str,
    other_team: str = "",
    contact: str = "",
    agreed_on: date,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> MediationCase:
    """This commune's part of a dispute that another commune leads."""
    code = joint.read_code(joint_code)
    with transaction() as session:
        case = take_case(session, case_id, Act.JOIN_PARTNER, by=by, revision=revision)
        same = db.select(Partner.own_role).where(
            Partner.unit == case.unit, Partner.joint_code == code
        )
        roles = session.scalars(same).all()
        joint.check_join(
            case.state,
            other_unit_name=other_unit_name,
            is_own_code=JointRole.LEAD in roles,
            is_used_already=JointRole.PARTNER in roles,
            agreed_on=agreed_on,
            today=today,
        )
        journal.write(case, Act.JOIN_PARTNER, by=by)
        partner = Partner(
            unit=case.unit,
            case_id=case.id,
            own_role=JointRole.PARTNER,
            other_unit_name=other_unit_name,
            other_team=other_team or None,
            joint_code=code,
            contact=contact or None,
            asked_on=agreed_on,
            agreed_on=agreed_on,
        )
        journal.write(partner, Act.JOIN_PARTNER, by=by)
    return case


def answer_partner(
    case_id: UUID,
    *,
    partner_id: UUID,
    agrees: bool | None,
    answered_on: date,
    why_declined: str = "",
    revision: int | None = None,
    today: date,
    by: Actor,
) -> MediationCase:
    """The team that was asked takes part, or does not."""
    with transaction() as session:
        case = take_case(session, case_id, Act.ANSWER_PARTNER, by=by, revision=revision)
        partner = part_of(session, case, Partner, partner_id)
        joint.check_answer(
            case.state,
            days_of(partner),
            agrees=agrees,
            why_declined=why_declined,
            answered_on=answered_on,
            today=today,
        )
        if agrees:
            partner.agreed_on = answered_on
        else:
            partner.declined_on, partner.why_declined = answered_on, why_declined
        journal.write(case, Act.ANSWER_PARTNER, by=by)
        journal.write(partner, Act.ANSWER_PARTNER, by=by)
    return case


def tell_front(
    case_id: UUID,
    *,
    partner_id: UUID,
    told_on: date,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> MediationCase:
    """The heads of the Front's boards of both villages know."""
    with transaction() as session:
        case = take_case(session, case_id, Act.TELL_FRONT, by=by, revision=revision)
        partner = part_of(session, case, Partner, partner_id)
        joint.check_tell_front(case.state, days_of(partner), told_on=told_on, today=today)
        partner.front_told_on = told_on
        journal.write(case, Act.TELL_FRONT, by=by)
        journal.write(partner, Act.TELL_FRONT, by=by)
    return case


def end_partner(
    case_id: UUID,
    *,
    partner_id: UUID,
    ended_on: date,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> MediationCase:
    """The other team is no longer needed; what it did stays written."""
    with transaction() as session:
        case = take_case(session, case_id, Act.END_PARTNER, by=by, revision=revision)
        partner = part_of(session, case, Partner, partner_id)
        joint.check_end(case.state, days_of(partner), ended_on=ended_on, today=today)
        partner.ended_on = ended_on
        journal.write(case, Act.END_PARTNER, by=by)
        journal.write(partner, Act.END_PARTNER, by=by)
    return case


def partners_of(case_id: UUID) -> Sequence[Partner]:
    """Every team that was asked, the first first."""
    rows = db.select(Partner).where(Partner.case_id == case_id)
    return db.session.scalars(rows.order_by(Partner.id)).all()


def days_of(partner: Partner) -> PartnerDays:
    return PartnerDays(
        asked_on=partner.asked_on,
        agreed_on=partner.agreed_on,
        declined_on=partner.declined_on,
        front_told_on=partner.front_told_on,
        ended_on=partner.ended_on,
    )


def is_open(partner: Partner) -> bool:
    return days_of(partner).state in _OPEN


def teams_on(case: MediationCase) -> set[UUID]:
    """The team of the case and those of the commune that help it now: they may mediate."""
    helping = {
        one.team_id
        for one in partners_of(case.id)
        if one.team_id and days_of(one).state is PartnerState.AGREED
    }
    return {case.team_id} | helping


def other_teams(case: MediationCase, *, on: date, by: Actor) -> Sequence[tuple[UUID, str]]:
    """The teams of the commune that can be asked."""
    rows = db.select(Team.id, Team.name).where(
        Team.unit.in_(by.books),
        Team.id != case.team_id,
        db.or_(Team.closed_on.is_(None), Team.closed_on > on),
    )
    found = [tuple(row) for row in db.session.execute(rows)]
    return sorted(found, key=lambda row: counted_key(row[1]))


def _other_team(session: Session, case: MediationCase, team_id: UUID, by: Actor) -> None:
    team = session.get(Team, team_id)
    if team is None or team.unit not in by.books or team.id == case.team_id:
        raise RuleViolation("Tổ này không phải là tổ khác trong xã. Hãy chọn lại trong danh sách.")
