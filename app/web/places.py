"""Where a list by day goes on: the day and the id of its last line, in the address."""

from datetime import date
from uuid import UUID

from flask import request

EARLIER = "truoc"  # the word of the address


def day_place() -> tuple[date, UUID] | None:
    """The place of the address; what cannot be one is the beginning."""
    day, _, key = request.args.get(EARLIER, "").partition("_")
    try:
        return date.fromisoformat(day), UUID(key)
    except ValueError:
        return None


def behind(day: date, key: UUID) -> dict[str, str]:
    """What an address says to go on behind this line."""
    return {EARLIER: f"{day.isoformat()}_{key}"}
