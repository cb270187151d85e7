"""Pages of inspections at ``/kiem-tra/``."""

from app.inspection.routes import conducting, detail, index, lists, points, year_plans
from app.inspection.routes.blueprint import bp

__all__ = ["bp", "conducting", "detail", "index", "lists", "points", "year_plans"]
