"""Pages of signing in and of accounts."""

from app.accounts.routes import entering, keeping, own
from app.accounts.routes.blueprint import bp

__all__ = ["bp", "entering", "keeping", "own"]
