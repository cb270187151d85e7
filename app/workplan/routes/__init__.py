"""Pages of plans of mediation work at ``/ke-hoach-hoa-giai/``."""

from app.workplan.routes import following, plans, tasks
from app.workplan.routes.blueprint import bp

__all__ = ["bp", "following", "plans", "tasks"]
