"""Pages of figures at ``/bao-cao/``."""

from app.reports.routes import access, cases, dialogue
from app.reports.routes.blueprint import bp

__all__ = ["access", "bp", "cases", "dialogue"]
