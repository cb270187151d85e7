"""The blueprint of the pages of the exchange, and how their lists are leafed through."""

from flask import Blueprint, request

bp = Blueprint("exchange", __name__, url_prefix="/dong-bo")


def place_in_address() -> str:
    """The place that the address asks to go on after; what cannot be one is the beginning."""
    return request.args.get("sau", "")[:40]
