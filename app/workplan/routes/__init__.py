"""Pages of plans of mediation work at ``/ke-hoach-hoa-giai/``."""

from app.workplan.routes import detail, following, plans, tasks
from app.workplan.routes.blueprint import bp

__all__ = ["bp", "detail", "following", "plans", "tasks"]
