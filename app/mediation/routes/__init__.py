"""Pages of mediation: the register, the intake, one case, and what is done to it."""

from app.mediation.routes import (
    acts,
    agreement,
    alerts,
    archive,
    books,
    case,
    court,
    grid,
    parties,
    register,
)
from app.mediation.routes.blueprint import bp

__all__ = [
    "acts",
    "agreement",
    "alerts",
    "archive",
    "books",
    "bp",
    "case",
    "court",
    "grid",
    "parties",
    "register",
]
