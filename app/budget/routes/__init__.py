"""Pages of the money of a year at ``/kinh-phi/``."""

from app.budget.routes import acts, costs, pages
from app.budget.routes.blueprint import bp

__all__ = ["acts", "bp", "costs", "pages"]
