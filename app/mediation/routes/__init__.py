"""Pages of mediation: the register, the intake, one case, and what is done to it."""

from app.mediation.routes import (
    acts,
    agreement,
    alerts,
    archive,
    books,
    calendar,
    case,
    court,
    grid,
    known,
    parties,
    register,
    restricting,
    survey,
)
from app.mediation.routes.blueprint import bp

__all__ = [
    "acts",
    "agreement",
    "alerts",
    "archive",
    "books",
    "bp",
    "calendar",
    "case",
    "court",
    "grid",
    "known",
    "parties",
    "register",
    "restricting",
    "survey",
]
