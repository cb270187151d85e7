"""Pages of personal data at ``/du-lieu-ca-nhan/``."""

from app.privacy.routes import disposals, holds, incidents, requests
from app.privacy.routes.blueprint import bp

__all__ = ["bp", "disposals", "holds", "incidents", "requests"]
