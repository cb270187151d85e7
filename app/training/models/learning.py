"""A class, the summonses to it, and the seats in it."""

from datetime import date, time
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.domain.training.days import Days
from app.domain.training.kinds import Audience, GivenBy, Result, SeatKind, Topic
from app.domain.training.lifecycle import ClassState
from app.records.lists import code_list, id_list
from app.records.model import Record, choice
from app.training.models.columns import inside, personal, public


class TrainingClass(Record, db.Model):
    """Lớp bồi dưỡng, tập huấn. ``hours`` are whole hours of the whole class."""

    __tablename__ = "training_class"
    __table_args__ = (
        Index("ix_training_class_list", "unit", "first_on", "id"),
        Index("ix_training_class_first_on", "first_on", "id"),
        Index("ix_training_class_last_on", "unit", "last_on"),
    )

    title: Mapped[str] = public("Tên lớp", String(200), listed=True, searched=True)
    state: Mapped[ClassState] = public("Trạng thái", choice(ClassState), listed=True)
    topics: Mapped[list[Topic]] = public("Chuyên đề", code_list(Topic), default=list)
    content: Mapped[str] = public("Nội dung, chương trình", Text, searched=True, default="")
    audience: Mapped[list[Audience]] = public("Đối tượng", code_list(Audience), default=list)
    given_by: Mapped[GivenBy] = public("Cấp tổ chức", choice(GivenBy), listed=True)
    organiser: Mapped[str] = public("Cơ quan tổ chức", String(200), searched=True)
    co_organisers: Mapped[str] = public("Cơ quan phối hợp", String(200), default="")
    first_on: Mapped[date] = public("Ngày đầu", listed=True)
    last_on: Mapped[date] = public("Ngày cuối", listed=True)
    days_set: Mapped[bool] = public("Đã ấn định ngày")
    hours: Mapped[int | None] = public("Số giờ", listed=True)
    place: Mapped[str] = public("Địa điểm", String(200), listed=True, searched=True, default="")
    trainers: Mapped[list[UUID]] = inside("Tập huấn viên", id_list("tập huấn viên"), default=list)
    other_trainers: Mapped[str | None] = inside("Báo cáo viên khác", String(1000))
    documents: Mapped[str | None] = inside("Văn bản kèm theo", String(1000))
    off_reason: Mapped[str | None] = inside("Lý do hủy", String(1000))

    @property
    def days(self) -> Days:
        return Days(self.first_on, self.last_on, self.days_set)


class TrainingSummons(Record, db.Model):
    """Giấy triệu tập; ``people`` are the seats it names, written down when it is issued."""

    __tablename__ = "training_summons"

    class_id: Mapped[UUID | None] = inside("Lớp", ForeignKey("training_class.id"), index=True)
    number: Mapped[str | None] = inside("Số giấy", String(200), listed=True, searched=True)
    issued_on: Mapped[date | None] = inside("Ngày của giấy", listed=True)
    signer: Mapped[str | None] = inside("Người ký", String(200))
    signer_post: Mapped[str | None] = inside("Chức vụ người ký", String(200))
    addressees: Mapped[str | None] = inside("Nơi nhận", Text)
    present_on: Mapped[date | None] = inside("Ngày có mặt")
    present_at: Mapped[time | None] = inside("Giờ có mặt")
    bring: Mapped[str | None] = inside("Mang theo", String(1000))
    contact: Mapped[str | None] = inside("Đầu mối liên hệ", String(200))
    again: Mapped[bool | None] = inside("Triệu tập lại cả danh sách")
    people: Mapped[list[UUID]] = inside("Người được triệu tập", id_list("dòng"), default=list)

    @property
    def is_issued(self) -> bool:
        return self.issued_on is not None


class TrainingSeat(Record, db.Model):
    """Một chỗ trong lớp: của một người, hoặc chỉ tiêu giao cho một đơn vị.

    The superior learns which mediator (an id, never a name) came to which class for how long.
    ``hours`` is empty where somebody sat the whole class.
    """

    __tablename__ = "training_seat"
    __table_args__ = (
        Index("ix_training_seat_class", "class_id", "mediator_id"),
        Index("ix_training_seat_mediator", "mediator_id", "class_id"),
    )

    class_id: Mapped[UUID] = public("Lớp", ForeignKey("training_class.id"))
    kind: Mapped[SeatKind] = public("Loại", choice(SeatKind))
    mediator_id: Mapped[UUID | None] = public("Hòa giải viên", ForeignKey("mediator.id"))
    trainer_id: Mapped[UUID | None] = inside("Tập huấn viên", ForeignKey("trainer.id"), index=True)
    guest_unit: Mapped[str | None] = public("Đơn vị được giao chỉ tiêu", String(16))
    places: Mapped[int | None] = public("Chỉ tiêu")
    withdrawn: Mapped[bool] = public("Đã rút khỏi danh sách", default=False)
    summons_id: Mapped[UUID | None] = inside("Giấy triệu tập", ForeignKey("training_summons.id"))
    confirmed: Mapped[bool | None] = inside("Xác nhận dự")
    present: Mapped[bool | None] = public("Có mặt")
    attended: Mapped[int | None] = public("Số người có mặt")
    hours: Mapped[int | None] = public("Số giờ dự")
    absence_reason: Mapped[str | None] = personal("Lý do vắng", String(200))
    result: Mapped[Result | None] = personal("Kết quả", choice(Result))
    certificate: Mapped[str | None] = personal("Số giấy chứng nhận", String(200))
