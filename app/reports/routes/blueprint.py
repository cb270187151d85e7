"""The blueprint of figures."""

from flask import Blueprint

bp = Blueprint("reports", __name__, url_prefix="/bao-cao")
