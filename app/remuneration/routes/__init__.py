"""Pages of remuneration at ``/thu-lao/``; a file per page."""

from app.remuneration.routes import acts, detail, index, lines
from app.remuneration.routes.blueprint import bp

__all__ = ["acts", "bp", "detail", "index", "lines"]
