"""Pages of plans of mediation work at ``/ke-hoach-hoa-giai/``."""

from app.workplan.routes import detail, ending, following, plans, tasks
from app.workplan.routes.blueprint import bp

__all__ = ["bp", "detail", "ending", "following", "plans", "tasks"]
