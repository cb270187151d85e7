"""Pages of figures at ``/bao-cao/``."""

from app.reports.routes import cases, dialogue
from app.reports.routes.blueprint import bp

__all__ = ["bp", "cases", "dialogue"]
