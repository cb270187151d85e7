"""Pages of mediation: the register, the intake, one case, and what is done to it."""

from app.mediation.routes import acts, alerts, books, case, grid, parties, register
from app.mediation.routes.blueprint import bp

__all__ = ["acts", "alerts", "books", "bp", "case", "grid", "parties", "register"]
