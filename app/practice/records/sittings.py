"""What goes on around a mediation in practice: help, guests, next sittings, answers, partners."""

from collections.abc import Sequence
from datetime import date, time
from random import Random
from typing import Any
from uuid import UUID

from app.db import db
from app.domain.actors import Actor
from app.domain.mediation.meetings import InvitedAs, InvitedBy
from app.domain.mediation.parties import Side, SupportNeed
from app.domain.mediation.states import CaseState
from app.domain.mediation.survey import Contentment
from app.mediation import service
from app.mediation.models import MediationCase, Partner
from app.mediation.service.surveying import ask_side
from app.practice.people import Person
from app.practice.records.commune import Seat

_OLD = 75  # years
_HOURS = (7, 8, 14, 15, 19)
_ANSWERS = (Contentment.CONTENT,) * 6 + (Contentment.PARTLY, Contentment.NO_ANSWER)
_FAR = {
    "other_unit_name": "Xã Sin Suối Hồ",
    "other_team": "Tổ hòa giải bản Chí Sáng",
    "contact": "ông Vàng A Chỉnh, tổ trưởng",
}


def needs_of(rng: Random, person: Person, *, on: date) -> dict[str, Any]:
    """Somebody old, or one who speaks the language of the village better."""
    if on.year - person.born >= _OLD:
        return {"needs": [SupportNeed.ELDERLY, SupportNeed.READING]}
    if person.ethnic_group != "Kinh" and rng.random() < 0.08:
        tongue = f"tiếng {person.ethnic_group}"
        return {"needs": [SupportNeed.INTERPRETER], "support_needs": tongue}
    return {}


def invite_guest(rng: Random, case_id: UUID, guest: Person, *, today: date, by: Actor) -> None:
    """Somebody whom both sides will hear."""
    invited_by = rng.choice(tuple(InvitedBy))
    service.invite(
        case_id,
        name=guest.name,
        invited_as=rng.choice((InvitedAs.ELDER, InvitedAs.RELATIVE, InvitedAs.NEIGHBOUR)),
        invited_by=invited_by,
        other_side_agrees=invited_by.is_party,
        today=today,
        by=by,
    )


def plan_next(rng: Random, case_id: UUID, seat: Seat, on: date, *, today: date, by: Actor) -> None:
    service.plan_meeting(
        case_id,
        planned_for=on,
        starts_at=time(rng.choice(_HOURS), 30),
        place=f"Nhà văn hóa {seat.village_name}",
        today=today,
        by=by,
    )


def ask_sides(rng: Random, case_id: UUID, on: date, *, today: date, by: Actor) -> None:
    for side in (Side.A, Side.B):
        answer = {"contentment": rng.choice(_ANSWERS), "asked_on": on}
        ask_side(case_id, side=side, **answer, today=today, by=by)


def join_some(seats: Sequence[Seat], *, today: date, by: Actor) -> None:
    """Two disputes of two villages, one of them in another commune, where none is written yet."""
    if db.session.scalar(db.select(Partner.id).where(Partner.unit == by.unit).limit(1)):
        return
    under_way = db.select(MediationCase).where(
        MediationCase.unit == by.unit, MediationCase.state == CaseState.IN_MEDIATION
    )
    cases = db.session.scalars(under_way.order_by(MediationCase.received_on).limit(2)).all()
    for case, is_near in zip(cases, (False, True), strict=False):
        others = [one.team_id for one in seats if one.team_id != case.team_id]
        where = {"team_id": others[0]} if is_near and others else _FAR
        service.ask_partner(case.id, **where, asked_on=today, today=today, by=by)
