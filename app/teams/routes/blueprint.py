"""The blueprint that all pages of teams hang on."""

from flask import Blueprint

bp = Blueprint("teams", __name__, url_prefix="/to-hoa-giai")
