"""Pages of signing in and of accounts."""

from app.accounts.routes import entering, keeping, own, recovering
from app.accounts.routes.blueprint import bp

__all__ = ["bp", "entering", "keeping", "own", "recovering"]
