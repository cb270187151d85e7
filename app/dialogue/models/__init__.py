"""A conference, what it heard and concluded, and how it went in the room, as records."""

from app.dialogue.models.conclusion import Conclusion
from app.dialogue.models.dialogue import Dialogue
from app.dialogue.models.follow_up import FollowUpStep
from app.dialogue.models.note import MinutesNote
from app.dialogue.models.opinion import Opinion
from app.dialogue.models.posting import Posting
from app.dialogue.models.room import AgendaItem, Attendance, Turn

__all__ = [
    "AgendaItem",
    "Attendance",
    "Conclusion",
    "Dialogue",
    "FollowUpStep",
    "MinutesNote",
    "Opinion",
    "Posting",
    "Turn",
]
