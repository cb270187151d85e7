"""A plan handed down: until when those below send theirs, and where each of them stands."""

from datetime import date, timedelta

from app.domain.labels import LabelledEnum


class UnitStanding(LabelledEnum):
    """How far a unit below is with the plan of its superior."""

    UNREAD = "unread", "Chưa nhận"
    RECEIVED = "received", "Đã nhận, chưa gửi kế hoạch"
    SENT = "sent", "Đã gửi kế hoạch"
    SENT_LATE = "sent_late", "Đã gửi, trễ hạn"
    LATE = "late", "Trễ hạn, chưa gửi"

    @property
    def has_sent(self) -> bool:
        return self in (UnitStanding.SENT, UnitStanding.SENT_LATE)


def latest_day(before: date) -> date:
    """The last day in time: *trước ngày 29/01* does not include the 29th."""
    return before - timedelta(days=1)


def is_late(before: date | None, sent_on: date | None, *, today: date) -> bool:
    """Whether the plan came, or still does not come, on the named day or after it."""
    return before is not None and (sent_on or today) > latest_day(before)


def unit_standing(
    *, received: bool, sent_on: date | None, before: date | None, today: date
) -> UnitStanding:
    """Where one unit stands; ``sent_on`` is the day its own plan was issued and left."""
    late = is_late(before, sent_on, today=today)
    if sent_on is not None:
        return UnitStanding.SENT_LATE if late else UnitStanding.SENT
    if late:
        return UnitStanding.LATE
    return UnitStanding.RECEIVED if received else UnitStanding.UNREAD
