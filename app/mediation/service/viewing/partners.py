"""The teams of a case of two villages, and the other commune's part where both are held."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from app.db import db
from app.domain.actors import Actor
from app.domain.mediation.joint import PartnerState
from app.mediation.models import MediationCase, Partner
from app.mediation.models.case import book_number
from app.mediation.service.joining import days_of
from app.mediation.service.sight import visible
from app.teams.models import Team


@dataclass(frozen=True, slots=True)
class OtherPart:
    """The other commune's case of the same dispute, as an office above both sees it."""

    case_id: UUID
    unit: str
    number: str


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """One team that was asked; ``name`` is the team's, or the other commune's and its team's."""

    partner: Partner
    state: PartnerState
    name: str
    other: OtherPart | None


def partner_lines(
    case: MediationCase, partners: Sequence[Partner], by: Actor
) -> Sequence[PartnerLine]:
    """In at most two queries, whatever their number."""
    if not partners:
        return []
    named = db.select(Team.id, Team.name).where(Team.id.in_([one.team_id for one in partners]))
    names = {row.id: row.name for row in db.session.execute(named)}
    others = _others(case, [one.joint_code for one in partners if one.joint_code], by)
    return [
        PartnerLine(
            partner=one,
            state=days_of(one).state,
            name=names.get(one.team_id)
            or ", ".join(filter(None, (one.other_team, one.other_unit_name))),
            other=others.get(one.joint_code),
        )
        for one in partners
    ]


def _others(case: MediationCase, codes: Sequence[str], by: Actor) -> dict[str | None, OtherPart]:
    if not codes:
        return {}
    rows = (
        db.select(
            Partner.joint_code,
            MediationCase.id,
            MediationCase.unit,
            MediationCase.book_number,
            MediationCase.book_year,
        )
        .join(MediationCase, MediationCase.id == Partner.case_id)
        .where(Partner.joint_code.in_(codes), MediationCase.unit != case.unit, visible(by))
    )
    return {
        row.joint_code: OtherPart(row.id, row.unit, book_number(row.book_number, row.book_year))
        for row in db.session.execute(rows)
    }
