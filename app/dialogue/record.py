"""How the shared machinery sees a conference, its opinions and its conclusions."""

from flask import url_for

from app.dialogue.acts import ConclusionAct, DialogueAct, OpinionAct
from app.dialogue.models import Conclusion, Dialogue, Opinion
from app.dialogue.sight import visible_of
from app.records.types import RecordType

DIALOGUE = RecordType(
    key="dialogue",
    label="Hội nghị đối thoại",
    model=Dialogue,
    acts=DialogueAct,
    address=lambda dialogue: url_for("dialogue.detail", dialogue_id=dialogue.id),
    visible=visible_of(Dialogue),
)
OPINION = RecordType(
    key="opinion",
    label="Ý kiến, kiến nghị",
    model=Opinion,
    acts=OpinionAct,
    address=lambda opinion: url_for("dialogue.opinion", opinion_id=opinion.id),
    visible=visible_of(Opinion),
)
CONCLUSION = RecordType(
    key="conclusion",
    label="Kết luận",
    model=Conclusion,
    acts=ConclusionAct,
    address=lambda conclusion: url_for("dialogue.detail", dialogue_id=conclusion.dialogue_id),
    visible=visible_of(Conclusion),
)
