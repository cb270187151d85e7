"""Pages of dialogues at ``/doi-thoai/``."""

from app.dialogue.routes import acts, conference, opinions, register
from app.dialogue.routes.common import bp

__all__ = ["acts", "bp", "conference", "opinions", "register"]
