"""Pages of bringing old registers in at ``/nhap-so-cu/``."""

from app.importing.routes import imports, rows
from app.importing.routes.blueprint import bp

__all__ = ["bp", "imports", "rows"]
