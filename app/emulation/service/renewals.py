"""Which returned proposal was proposed again, and by which."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Row
from sqlalchemy.orm import aliased

from app.db import db
from app.domain.actors import Actor
from app.domain.emulation.awards import NomineeState, Outcome, SubmissionState
from app.emulation.models import AwardDecision, Nominee, Submission
from app.emulation.sight import visible_nominees


def is_renewed() -> ColumnElement[bool]:
    """Whether a later proposal stands, in a draft or put up, that proposes this one again."""
    later = aliased(Nominee)
    return (
        db.exists()
        .where(
            later.again_of == Nominee.id,
            later.state != NomineeState.WITHDRAWN,
            Submission.id == later.submission_id,
            Submission.state != SubmissionState.DROPPED,
        )
        .correlate(Nominee)
    )


def earlier_of(one: Nominee, by: Actor) -> Row | None:
    """Id, number and day of the submission of what this one proposes again: none where that is
    withdrawn and gone."""
    rows = (
        db.select(Nominee.id, Submission.number, Submission.issued_on)
        .join(Submission, Submission.id == Nominee.submission_id)
        .where(Nominee.id == one.again_of, visible_nominees(by))
    )
    return db.session.execute(rows).first() if one.again_of else None


def with_earlier(lines: Iterable[Row]) -> set[UUID]:
    """The ids of these proposals, and of those that they propose again."""
    return {key for row in lines for key in (row.Nominee.id, row.Nominee.again_of) if key}


def returned_of(
    one: Nominee, decisions: Mapping[UUID, Sequence[AwardDecision]]
) -> AwardDecision | None:
    """Why the earlier proposal came back that this one proposes again."""
    for each in decisions.get(one.again_of, ()) if one.again_of else ():
        if each.outcome is Outcome.RETURNED and each.struck_on is None:
            return each
    return None


def renewals_of(ids: Collection[UUID], by: Actor) -> Mapping[UUID, Nominee]:
    """By which each of these is proposed again, as far as this person may know."""
    rows = (
        db.select(Nominee)
        .join(Submission, Submission.id == Nominee.submission_id)
        .where(
            Nominee.again_of.in_(ids),
            Nominee.state != NomineeState.WITHDRAWN,
            Submission.state != SubmissionState.DROPPED,
            visible_nominees(by),
        )
    )
    return {one.again_of: one for one in db.session.scalars(rows.order_by(Nominee.id))}
