"""Pages of official statistics at ``/thong-ke/``."""

from app.statistics.routes import behind, files, forms, reports, sheets, submit
from app.statistics.routes.blueprint import bp

__all__ = ["behind", "bp", "files", "forms", "reports", "sheets", "submit"]
