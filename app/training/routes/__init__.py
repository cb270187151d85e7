"""Pages of training at ``/boi-duong/``."""

from app.training.routes import (
    classes,
    learners,
    lists,
    materials,
    register,
    roster,
    sheets,
    summons,
)
from app.training.routes.blueprint import bp

__all__ = [
    "bp",
    "classes",
    "learners",
    "lists",
    "materials",
    "register",
    "roster",
    "sheets",
    "summons",
]
