"""The review of the accounts in the period before this one, so that the room is not empty."""

from datetime import date, datetime, time, timedelta

from app.db import transaction
from app.domain.account_review import Choice, ReviewDecision
from app.domain.actors import Actor
from app.domain.calendar import HERE
from app.review import service

MADE, FINISHED = timedelta(days=12), timedelta(days=9)
"""Before the end of that period."""


def review_past(decider: str, *, today: date, by: Actor) -> None:
    """``decider`` kept every account of the unit; nothing where that review was made."""
    period = service.period_now(today)
    if period is None or service.review_now(by, today=period.first - timedelta(days=1)):
        return
    before = period.first - timedelta(days=1)
    review = service.make_list(today=before, by=by)
    kept = {line.id: Choice(ReviewDecision.KEEP) for line in review.lines if line.is_open}
    if kept:
        service.decide(review.id, kept, decider=decider, revision=review.revision, by=by)
    service.finish(review.id, revision=review.revision, by=by)
    with transaction():
        review.made_at = _morning(before - MADE)
        review.finished_at = _morning(before - FINISHED)
        for line in review.lines:
            line.decided_at = line.decided_at and review.finished_at


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(9), HERE)
