"""The blueprint, and the year of an address."""

from flask import Blueprint, request

from app.domain.budget.rules import FIRST_YEAR
from app.records.locking import NotHere
from app.web.context import today

bp = Blueprint("budget", __name__, url_prefix="/kinh-phi")


def asked_year() -> int:
    """``nam`` of the address, or this year."""
    given = request.args.get("nam", str(today().year))
    if not (given.isascii() and given.isdigit() and len(given) == 4):
        raise NotHere
    if not FIRST_YEAR <= int(given) <= today().year + 1:
        raise NotHere
    return int(given)
