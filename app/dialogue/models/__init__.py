"""A conference, the opinions it heard and the conclusions drawn, as records of the book."""

from app.dialogue.models.conclusion import Conclusion
from app.dialogue.models.dialogue import Dialogue
from app.dialogue.models.follow_up import FollowUpStep
from app.dialogue.models.note import MinutesNote
from app.dialogue.models.opinion import Opinion
from app.dialogue.models.posting import Posting

__all__ = ["Conclusion", "Dialogue", "FollowUpStep", "MinutesNote", "Opinion", "Posting"]
