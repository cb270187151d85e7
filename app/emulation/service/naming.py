"""Whom a submission names: its own nominees, and those of units below that it gathers."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement

from app.db import db
from app.domain.emulation.awards import NomineeState
from app.emulation.models import Gathered, Nominee


def listed(submission_id: UUID) -> Sequence[Nominee]:
    """Its own whom it has not taken off, collectives first, as they stand."""
    rows = db.select(Nominee).where(
        Nominee.submission_id == submission_id, Nominee.state != NomineeState.WITHDRAWN
    )
    return collectives_first(db.session.scalars(rows.order_by(Nominee.place, Nominee.id)))


def holds(ids: Collection[UUID]) -> ColumnElement[bool]:
    """What one of these submissions has gathered and has not taken off."""
    return Gathered.submission_id.in_(ids) & (Gathered.state != NomineeState.WITHDRAWN)


def gathered_in(submission_id: UUID) -> Sequence[Gathered]:
    """What it holds of units below and has not taken off."""
    rows = db.select(Gathered).where(holds([submission_id]))
    return db.session.scalars(rows.order_by(Gathered.place, Gathered.id)).all()


def awards_in(submission_id: UUID, nominees: Iterable[Nominee]) -> Mapping[UUID, str]:
    """For which form of reward it puts each of these forward."""
    held = {one.nominee_id: one for one in gathered_in(submission_id)}
    return {one.id: put_forward_for(one, held.get(one.id)) for one in nominees}


def put_forward_for(one: Nominee, held: Gathered | None) -> str:
    """The form of reward: what its unit asked for, or what an office suggests in its place."""
    return (held.award if held else "") or one.award


def named_in(submission_id: UUID) -> Sequence[Nominee]:
    """Everybody it names; one whom the unit below has withdrawn is not there any more."""
    rows = (
        db.select(Nominee)
        .join(Gathered, Gathered.nominee_id == Nominee.id)
        .where(holds([submission_id]), Nominee.state == NomineeState.PROPOSED)
    )
    theirs = db.session.scalars(rows.order_by(Gathered.place, Gathered.id))
    return collectives_first([*listed(submission_id), *theirs])


def collectives_first(nominees: Iterable[Nominee]) -> list[Nominee]:
    return sorted(nominees, key=lambda one: not one.kind.is_collective)
