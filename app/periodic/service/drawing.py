"""What a report may draw from the log of difficulties."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Row

from app.db import db
from app.difficulties.models import Difficulty
from app.difficulties.sight import visible_difficulties
from app.domain.actors import Actor
from app.domain.periodic.words import Drawn
from app.units.service import unit_names

OFFERED = 100  # the newest; a report with more points is read by nobody


def offered(first: date, last: date, *, by: Actor) -> Sequence[Row]:
    """The difficulties that stood open on some day of the period, the newest first."""
    rows = db.select(
        Difficulty.id,
        Difficulty.unit,
        Difficulty.found_on,
        Difficulty.title,
        Difficulty.state,
    ).where(
        visible_difficulties(by),
        Difficulty.found_on <= last,
        db.or_(Difficulty.closed_on.is_(None), Difficulty.closed_on >= first),
    )
    newest = (Difficulty.found_on.desc(), Difficulty.id.desc())
    return db.session.execute(rows.order_by(*newest).limit(OFFERED)).all()


def drawn_of(ids: Collection[UUID], *, by: Actor) -> dict[UUID, Drawn]:
    """The words of these difficulties, oldest first; of another unit with its name."""
    rows = db.select(Difficulty).where(Difficulty.id.in_(ids), visible_difficulties(by))
    found = db.session.scalars(rows.order_by(Difficulty.found_on, Difficulty.id)).all()
    names = unit_names({one.unit for one in found})
    return {
        one.id: Drawn(
            title=one.title,
            details=one.details,
            cause=one.cause,
            proposal=one.proposal,
            asked_of=one.asked_of,
            other_body=one.other_body,
            unit_name="" if one.unit in by.books else names.get(one.unit, one.unit),
        )
        for one in found
    }
