"""A team of a village, and the people recognised as its mediators."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped

from app.db import db
from app.domain.teams import LawTraining, Sex
from app.domain.teams.kinds import Leaving
from app.records.model import FieldClass, Leaves, Record, choice, column


class Team(Record, db.Model):
    """Tổ hòa giải của thôn, bản, tổ dân phố."""

    __tablename__ = "team"

    name: Mapped[str] = column(
        "Tên tổ hòa giải",
        String(200),
        listed=True,
        searched=True,
        field_class=FieldClass.PUBLIC,
        leaves=Leaves.ALWAYS,
    )
    village_id: Mapped[UUID] = column(
        "Thôn, bản, tổ dân phố",
        ForeignKey("village.id"),
        listed=True,
        field_class=FieldClass.PUBLIC,
        leaves=Leaves.ALWAYS,
        index=True,
    )
    founded_on: Mapped[date] = column(
        "Ngày thành lập", field_class=FieldClass.PUBLIC, leaves=Leaves.ALWAYS
    )
    closed_on: Mapped[date | None] = column(
        "Ngày giải thể", field_class=FieldClass.PUBLIC, leaves=Leaves.ALWAYS
    )
    minority_area: Mapped[bool] = column(
        "Nơi có nhiều đồng bào dân tộc thiểu số",
        field_class=FieldClass.PUBLIC,
        leaves=Leaves.ALWAYS,
    )
    seats: Mapped[int | None] = column(
        "Số hòa giải viên do Chủ tịch ấn định", field_class=FieldClass.PUBLIC, leaves=Leaves.ALWAYS
    )


class Mediator(Record, db.Model):
    """Hòa giải viên. The superior gets what the statistics count, never who it is."""

    __tablename__ = "mediator"

    team_id: Mapped[UUID] = column(
        "Tổ hòa giải",
        ForeignKey("team.id"),
        listed=True,
        field_class=FieldClass.PUBLIC,
        leaves=Leaves.ALWAYS,
        index=True,
    )
    name: Mapped[str | None] = column(
        "Họ và tên", String(200), listed=True, searched=True, field_class=FieldClass.INTERNAL
    )
    sex: Mapped[Sex] = column("Giới tính", choice(Sex), listed=True, leaves=Leaves.ALWAYS)
    birth_year: Mapped[int | None] = column("Năm sinh", field_class=FieldClass.RESTRICTED)
    ethnicity: Mapped[str | None] = column("Dân tộc", String(200), field_class=FieldClass.SENSITIVE)
    is_minority: Mapped[bool] = column("Người dân tộc thiểu số", leaves=Leaves.ALWAYS)
    law_training: Mapped[LawTraining] = column(
        "Trình độ chuyên môn", choice(LawTraining), leaves=Leaves.ALWAYS
    )
    education: Mapped[str | None] = column("Trình độ học vấn", String(200))
    occupation: Mapped[str | None] = column("Nghề nghiệp", String(200))
    address: Mapped[str | None] = column("Nơi ở", String(200), field_class=FieldClass.RESTRICTED)
    phone: Mapped[str | None] = column("Điện thoại", String(200), field_class=FieldClass.RESTRICTED)
    is_resident: Mapped[bool | None] = column("Thường trú tại thôn, bản, tổ dân phố")
    is_leader: Mapped[bool] = column("Tổ trưởng", listed=True, leaves=Leaves.ALWAYS)
    recognised_on: Mapped[date] = column("Ngày công nhận", listed=True, leaves=Leaves.ALWAYS)
    recognition_number: Mapped[str | None] = column(
        "Số quyết định công nhận", String(50), leaves=Leaves.ALWAYS
    )
    ended_on: Mapped[date | None] = column("Ngày thôi làm hòa giải viên", leaves=Leaves.ALWAYS)
    ended_why: Mapped[Leaving | None] = column(
        "Lý do thôi", choice(Leaving), field_class=FieldClass.SENSITIVE
    )
    ending_number: Mapped[str | None] = column(
        "Số quyết định cho thôi", String(50), leaves=Leaves.ALWAYS
    )
