"""What is noted while people sit in the room: agenda, heads counted, who speaks."""

from datetime import datetime
from functools import partial
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped

from app.db import Moment, db
from app.dialogue.models.columns import personal
from app.domain.dialogue.kinds import SpeakerKind
from app.domain.dialogue.room import GroupKind, TurnState
from app.records.model import FieldClass, Leaves, Record, choice, column

#: The minutes say what came of the meeting; how it went minute by minute stays in the house.
inside = partial(column, field_class=FieldClass.INTERNAL, leaves=Leaves.NEVER)


class AgendaItem(Record, db.Model):
    """Một mục của chương trình hội nghị; ``minutes`` planned, ``place`` its order."""

    __tablename__ = "agenda_item"
    __table_args__ = (Index("ix_agenda_item_dialogue", "dialogue_id", "place"),)

    dialogue_id: Mapped[UUID] = inside("Hội nghị", ForeignKey("dialogue.id"))
    place: Mapped[int] = inside("Thứ tự", listed=True)
    title: Mapped[str] = inside("Nội dung", String(200), listed=True)
    minutes: Mapped[int | None] = inside("Số phút dự kiến", listed=True)
    started_at: Mapped[datetime | None] = inside("Bắt đầu lúc", Moment)
    ended_at: Mapped[datetime | None] = inside("Kết thúc lúc", Moment)
    dropped: Mapped[bool] = inside("Đã bỏ khỏi chương trình", default=False)

    @property
    def is_running(self) -> bool:
        return self.started_at is not None and self.ended_at is None


class Attendance(Record, db.Model):
    """Số người có mặt của một nhóm; không ghi tên ai."""

    __tablename__ = "attendance"
    __table_args__ = (Index("ix_attendance_dialogue", "dialogue_id", "place"),)

    dialogue_id: Mapped[UUID] = inside("Hội nghị", ForeignKey("dialogue.id"))
    place: Mapped[int] = inside("Thứ tự", listed=True)
    name: Mapped[str] = inside("Nhóm", String(200), listed=True)
    kind: Mapped[GroupKind] = inside("Là", choice(GroupKind), listed=True)
    expected: Mapped[int | None] = inside("Số người mời", listed=True)
    present: Mapped[int | None] = inside("Số người có mặt", listed=True)
    dropped: Mapped[bool] = inside("Đã bỏ nhóm", default=False)


class Turn(Record, db.Model):
    """Một lượt phát biểu trong hội trường."""

    __tablename__ = "turn"
    __table_args__ = (Index("ix_turn_dialogue", "dialogue_id", "number"),)

    dialogue_id: Mapped[UUID] = inside("Hội nghị", ForeignKey("dialogue.id"))
    number: Mapped[int] = inside("Thứ tự", listed=True)
    state: Mapped[TurnState] = inside("Trạng thái", choice(TurnState), listed=True)
    speaker: Mapped[str | None] = personal("Họ tên người phát biểu", String(200))
    village_id: Mapped[UUID | None] = inside("Thôn, bản, tổ dân phố", ForeignKey("village.id"))
    speaker_kind: Mapped[SpeakerKind] = inside("Người nêu là", choice(SpeakerKind))
    called_at: Mapped[datetime | None] = inside("Bắt đầu nói lúc", Moment)
    ended_at: Mapped[datetime | None] = inside("Nói xong lúc", Moment)
