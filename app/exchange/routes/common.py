"""The blueprint of the pages of the exchange."""

from flask import Blueprint

bp = Blueprint("exchange", __name__, url_prefix="/dong-bo")
