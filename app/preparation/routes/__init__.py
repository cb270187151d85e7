"""Pages of the preparation of a conference, at ``/doi-thoai/<id>/chuan-bi``."""

from app.preparation.routes import gathering, groups, inviting, notice, work
from app.preparation.routes.common import bp

__all__ = ["bp", "gathering", "groups", "inviting", "notice", "work"]
