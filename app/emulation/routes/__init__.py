"""Pages of models, the list with figures, submissions, who they name, what the units propose."""

from app.emulation.routes import awards, models, nominees, proposals, shortlist
from app.emulation.routes.blueprint import bp

__all__ = ["awards", "bp", "models", "nominees", "proposals", "shortlist"]
