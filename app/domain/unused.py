"""Accounts that nobody uses: when one is closed by itself, and when the clock is not believed.

Căn cứ: QCVN 12:2026/BCA (vô hiệu hóa tài khoản không hoạt động quá 45 ngày).
"""

from datetime import datetime, timedelta

from app.domain.calendar import HERE

LEAP = timedelta(days=14)
"""Between two looks: longer than any holiday. After more, the clock has jumped, the machine lay
dark, or a backup was put back, and nobody can be said to have stayed away."""
TOLD_BEFORE = timedelta(days=7)


def closes_at(
    *, last_seen: datetime | None, counted_from: datetime, now: datetime, days: int
) -> datetime:
    """The end of ``days`` days without use, counted from the last use or from ``counted_from``
    (opened, enabled again, or everybody began anew); a moment ahead of ``now`` was noted by a
    clock that was wrong, and counts for nothing."""
    known = [one for one in (last_seen, counted_from) if one is not None and one <= now]
    return max(known, default=now) + timedelta(days=days)


def is_look_due(looked_at: datetime | None, now: datetime) -> bool:
    """Once a day of the calendar here."""
    return looked_at is None or looked_at.astimezone(HERE).date() != now.astimezone(HERE).date()


def has_leapt(looked_at: datetime | None, now: datetime) -> bool:
    """Whether the days since the last look are no days on which people could have come."""
    return looked_at is None or not timedelta() <= now - looked_at <= LEAP
