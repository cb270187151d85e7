"""Pages of reports in words at ``/bao-cao/dinh-ky/``."""

from app.periodic.routes import reports, writing
from app.periodic.routes.blueprint import bp

__all__ = ["bp", "reports", "writing"]
