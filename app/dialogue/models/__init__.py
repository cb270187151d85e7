"""A conference, the opinions it heard and the conclusions drawn, as records of the book."""

from app.dialogue.models.conclusion import Conclusion
from app.dialogue.models.dialogue import Dialogue
from app.dialogue.models.note import MinutesNote
from app.dialogue.models.opinion import Opinion

__all__ = ["Conclusion", "Dialogue", "MinutesNote", "Opinion"]
