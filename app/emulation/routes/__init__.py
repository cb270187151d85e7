"""Pages of models, the list with figures, submissions and who they name."""

from app.emulation.routes import awards, models, nominees, shortlist
from app.emulation.routes.blueprint import bp

__all__ = ["awards", "bp", "models", "nominees", "shortlist"]
