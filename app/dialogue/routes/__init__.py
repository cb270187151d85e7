"""Pages of dialogues at ``/doi-thoai/``."""

from app.dialogue.routes import (
    acts,
    after_signing,
    conference,
    follow_up,
    opinions,
    owed,
    postings,
    projector,
    promises,
    register,
    room,
    room_entries,
    room_opinion,
    settling,
)
from app.dialogue.routes.common import bp

__all__ = [
    "acts",
    "after_signing",
    "bp",
    "conference",
    "follow_up",
    "opinions",
    "owed",
    "postings",
    "projector",
    "promises",
    "register",
    "room",
    "room_entries",
    "room_opinion",
    "settling",
]
