"""Everything that is prepared for a conference, as records of the commune alone."""

from app.preparation.models.groups import Recipient, RecipientGroup
from app.preparation.models.inviting import DialogueGuest, DialogueInvitation
from app.preparation.models.notice import Broadcast, DialogueText
from app.preparation.models.work import Answerer, OpinionNote, PreparationTask

__all__ = [
    "Answerer",
    "Broadcast",
    "DialogueGuest",
    "DialogueInvitation",
    "DialogueText",
    "OpinionNote",
    "PreparationTask",
    "Recipient",
    "RecipientGroup",
]
