"""Which backups are kept, and when one is due; moments are local clock times of the office.

The stairs of seven days, four weeks and twelve months, and the newest three of all, are the house's
own choice (no law says how long a commune keeps the copies of its book).
"""

from collections.abc import Callable, Iterable
from datetime import datetime, time, timedelta
from typing import Any

from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum

NEWEST, DAYS, WEEKS, MONTHS = 3, 7, 4, 12
BEFORE_STEPS = 2
"""Backups made before an upgrade that are kept, however old."""
DRILL_EVERY = timedelta(days=30)
ASIDE_DAYS, BROUGHT_DAYS = 90, 366
"""Days that a book stays which was set aside when a backup was put in its place: longer than it
takes to miss something in the new one; and a file that somebody brought, which is sealed."""
CLOCK_MAY_ERR = timedelta(hours=1)
RED_AFTER = timedelta(hours=48)
"""A backup older than this is shown in red."""


class BackupReason(LabelledEnum):
    """Why a backup was made; the value is a part of its file's name."""

    NIGHTLY = "hang-ngay", "Hằng ngày"
    BY_HAND = "theo-yeu-cau", "Theo yêu cầu"
    BEFORE_UPGRADE = "truoc-nang-cap", "Trước khi nâng cấp"
    BROUGHT = "dua-vao", "Đưa vào từ tệp"


def kept(made: Iterable[tuple[datetime, BackupReason]]) -> set[datetime]:
    """The moments of the backups to keep: the newest three, so that one made after something went
    wrong does not take the place of the one before it; the newest of each of the last seven days
    that have one, of four weeks, of twelve months; the newest two made before an upgrade."""
    rows = sorted(made, reverse=True)
    moments = [moment for moment, _ in rows]
    upgrades = [moment for moment, why in rows if why is BackupReason.BEFORE_UPGRADE]
    stairs: tuple[tuple[Callable[[datetime], Any], int], ...] = (
        (lambda at: at.date(), DAYS),
        (lambda at: at.isocalendar()[:2], WEEKS),
        (lambda at: (at.year, at.month), MONTHS),
    )
    found = {*moments[:NEWEST], *upgrades[:BEFORE_STEPS]}
    for step, number in stairs:
        newest: dict[Any, datetime] = {}
        for moment in moments:
            newest.setdefault(step(moment), moment)
        found |= set(list(newest.values())[:number])
    return found


def last_made(made: Iterable[datetime], *, now: datetime) -> datetime | None:
    """When the last backup was made; a moment that lies ahead was told by a wrong clock."""
    return max((one for one in made if one <= now + CLOCK_MAY_ERR), default=None)


def is_due(last: datetime | None, *, now: datetime, at: time) -> bool:
    """Whether the daily backup is owed: none was made since the last ``at`` o'clock.

    A machine that is switched off at that hour makes it when it is next started.
    """
    return last is None or last < last_turn(now, at)


def last_turn(now: datetime, at: time) -> datetime:
    """The last moment, not after ``now``, when the clock showed ``at``."""
    today = now.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
    return today if today <= now else today - timedelta(days=1)


def is_old(last: datetime | None, *, now: datetime) -> bool:
    """Whether people must be told that the newest backup is too old."""
    return last is None or now - last >= RED_AFTER


def is_drill_due(last: datetime | None, *, now: datetime) -> bool:
    """A drill that lies ahead was noted by a wrong clock."""
    return last is None or last > now + CLOCK_MAY_ERR or now - last >= DRILL_EVERY


def read_hour(text: str) -> time:
    """``20:00``; raises :class:`RuleViolation` with a sentence for what is no hour."""
    try:
        return datetime.strptime(text.strip(), "%H:%M").time()
    except ValueError:
        raise RuleViolation(
            f"Giờ sao lưu “{text}” không đúng. Hãy ghi giờ và phút, ví dụ 20:00."
        ) from None
