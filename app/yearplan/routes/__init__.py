"""Pages of plans and of voters' requests at ``/ke-hoach-doi-thoai/``."""

from app.yearplan.routes import plans, requests, sessions
from app.yearplan.routes.blueprint import bp

__all__ = ["bp", "plans", "requests", "sessions"]
