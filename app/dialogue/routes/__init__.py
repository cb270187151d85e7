"""Pages of dialogues at ``/doi-thoai/``."""

from app.dialogue.routes import acts, after_signing, conference, opinions, register
from app.dialogue.routes.common import bp

__all__ = ["acts", "after_signing", "bp", "conference", "opinions", "register"]
