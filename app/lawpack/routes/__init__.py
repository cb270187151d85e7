"""Pages of the law; a file per page."""

from app.lawpack.routes import courts, days, deadlines, options, rates
from app.lawpack.routes.common import bp

__all__ = ["bp", "courts", "days", "deadlines", "options", "rates"]
