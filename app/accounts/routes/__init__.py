"""Pages of signing in and of accounts."""

from app.accounts.routes import entering, keeping, own, proving, recovering, sitting
from app.accounts.routes.blueprint import bp

__all__ = ["bp", "entering", "keeping", "own", "proving", "recovering", "sitting"]
