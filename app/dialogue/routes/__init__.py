"""Pages of dialogues at ``/doi-thoai/``."""

from app.dialogue.routes import (
    acts,
    conference,
    follow_up,
    opinions,
    owed,
    postings,
    promises,
    register,
    settling,
)
from app.dialogue.routes.common import bp

__all__ = [
    "acts",
    "bp",
    "conference",
    "follow_up",
    "opinions",
    "owed",
    "postings",
    "promises",
    "register",
    "settling",
]
