"""What of this room waits for who keeps accounts, for the first page."""

from datetime import date

from flask import url_for

from app.domain.actors import Actor, Permission
from app.records.waiting import Waiting
from app.review.service import period_now, review_now


def waiting(by: Actor, today: date) -> list[Waiting]:
    """The review of the period, until it is finished."""
    period = period_now(today)
    if period is None or not by.may(Permission.KEEP_ACCOUNTS):
        return []
    made = review_now(by, today=today)
    if made is not None and made.finished_at is not None:
        return []
    address = url_for("review.detail", review_id=made.id) if made else url_for("review.index")
    label = period.within
    return [Waiting(f"Rà soát tài khoản {label}", period.last, address)]
