"""How the shared machinery sees a conference, its opinions and its conclusions."""

from flask import url_for

from app.dialogue.acts import (
    ConclusionAct,
    DialogueAct,
    FollowUpAct,
    NoteAct,
    OpinionAct,
    PostingAct,
)
from app.dialogue.models import (
    Conclusion,
    Dialogue,
    FollowUpStep,
    MinutesNote,
    Opinion,
    Posting,
)
from app.dialogue.room_record import ROOM_TYPES
from app.dialogue.sight import visible_of
from app.domain.actors import Permission
from app.domain.calendar import show
from app.records.types import RecordType

DIALOGUE = RecordType(
    key="dialogue",
    label="Hội nghị đối thoại",
    model=Dialogue,
    acts=DialogueAct,
    address=lambda dialogue: url_for("dialogue.detail", dialogue_id=dialogue.id),
    visible=visible_of(Dialogue),
    line=lambda dialogue: (
        f"{dialogue.title}, ngày {show(dialogue.held_on)}",
        "; ".join(filter(None, (dialogue.place, dialogue.chairs, dialogue.agenda))),
    ),
)
OPINION = RecordType(
    key="opinion",
    label="Ý kiến, kiến nghị",
    model=Opinion,
    acts=OpinionAct,
    address=lambda opinion: url_for("dialogue.opinion", opinion_id=opinion.id),
    visible=visible_of(Opinion),
    watched=lambda opinion, by: (Opinion.__tablename__, opinion.id) if opinion.speaker else None,
    attachable_by=Permission.RECORD_DIALOGUE,
    line=lambda opinion: (
        ", ".join(filter(None, (f"Ý kiến số {opinion.number}", opinion.speaker))),
        "\n".join(filter(None, (opinion.content, opinion.answer, opinion.reply))),
    ),
    person=Opinion.speaker,
)
CONCLUSION = RecordType(
    key="conclusion",
    label="Kết luận",
    model=Conclusion,
    acts=ConclusionAct,
    address=lambda conclusion: url_for("dialogue.follow_conclusion", conclusion_id=conclusion.id),
    visible=visible_of(Conclusion),
    attachable_by=Permission.RECORD_DIALOGUE,
    line=lambda conclusion: (
        f"Kết luận số {conclusion.number}",
        f"{conclusion.content}\n{conclusion.handler}",
    ),
)
FOLLOW_UP_STEP = RecordType(
    key="follow_up_step",
    label="Theo dõi ý kiến, kết luận",
    model=FollowUpStep,
    acts=FollowUpAct,
    address=lambda step: url_for("dialogue.follow_up", dialogue_id=step.dialogue_id),
    visible=visible_of(FollowUpStep),
)
POSTING = RecordType(
    key="posting",
    label="Công khai kết quả",
    model=Posting,
    acts=PostingAct,
    address=lambda posting: url_for("dialogue.posting", posting_id=posting.id),
    visible=visible_of(Posting),
    attachable_by=Permission.RECORD_DIALOGUE,
)
MINUTES_NOTE = RecordType(
    key="minutes_note",
    label="Ghi chú sau khi ký biên bản",
    model=MinutesNote,
    acts=NoteAct,
    address=lambda note: url_for("dialogue.detail", dialogue_id=note.dialogue_id),
    visible=visible_of(MinutesNote),
)

DIALOGUE_TYPES: tuple[RecordType, ...] = (
    DIALOGUE,
    OPINION,
    CONCLUSION,
    MINUTES_NOTE,
    FOLLOW_UP_STEP,
    POSTING,
    *ROOM_TYPES,
)
