"""The blueprint that all pages of mediation hang on."""

from flask import Blueprint

bp = Blueprint("mediation", __name__, url_prefix="/hoa-giai")
