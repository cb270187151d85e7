"""What of training waits for this person, for the first page."""

from datetime import date, timedelta

from flask import url_for
from sqlalchemy import Row

from app.db import db
from app.domain.actors import TEAM_ROLES, Actor, Permission
from app.domain.training.lifecycle import ClassState
from app.domain.training.summons import REMIND_BEFORE
from app.records.waiting import Waiting, soonest_first
from app.training.models import TrainingClass, TrainingSeat
from app.training.service.reading import own_coming_classes, when_given

SOON = timedelta(days=7)
_COLUMNS = (
    TrainingClass.id,
    TrainingClass.title,
    TrainingClass.state,
    TrainingClass.first_on,
    TrainingClass.last_on,
    TrainingClass.days_set,
)
_UNMARKED = db.exists().where(
    TrainingSeat.class_id == TrainingClass.id,
    TrainingSeat.withdrawn.is_(False),
    TrainingSeat.present.is_(None),
    TrainingSeat.attended.is_(None),
)


def waiting(by: Actor, today: date) -> list[Waiting]:
    """Classes soon to come; for who keeps the book also summonses to send, attendance to
    note, classes to finish, and days to fix. Soonest first."""
    if not by.may(Permission.SEE_TRAINING):
        return []
    if by.role in TEAM_ROLES:
        coming = own_coming_classes(by, on=today)
        return [_coming(row) for row in coming if row.days_set and row.first_on - today <= SOON]
    open_states = [one for one in ClassState if one.is_open]
    rows = db.session.execute(
        db.select(*_COLUMNS, _UNMARKED.label("is_unmarked"))
        .where(
            TrainingClass.unit.in_(by.books),
            TrainingClass.state.in_(open_states),
            TrainingClass.first_on <= today + REMIND_BEFORE,
        )
        .order_by(TrainingClass.first_on, TrainingClass.id)
    )
    keeps = by.may(Permission.KEEP_TRAINING)
    found = [one for row in rows if (one := _of_class(row, today, keeps=keeps))]
    return soonest_first(found)


def _of_class(row: Row, today: date, *, keeps: bool) -> Waiting | None:
    class_id = row.id
    if not row.days_set:
        due, address = row.last_on, url_for("training.correct", class_id=class_id)
        return Waiting(f"Chưa ấn định ngày mở lớp: {row.title}", due, address) if keeps else None
    if row.first_on > today:
        if keeps and row.state is ClassState.PLANNED:
            address = url_for("training.new_summons", class_id=class_id)
            return Waiting(f"Chưa gửi giấy triệu tập: {row.title}", row.first_on, address)
        return _coming(row) if row.first_on - today <= SOON else None
    if not keeps:
        return None
    if row.state.is_coming or row.is_unmarked:
        address = url_for("training.attendance", class_id=class_id)
        return Waiting(f"Chưa ghi có mặt: {row.title}", row.last_on, address)
    if row.last_on <= today:
        address = url_for("training.detail", class_id=class_id)
        return Waiting(f"Chờ kết thúc lớp: {row.title}", row.last_on, address)
    return None


def _coming(row: Row) -> Waiting:
    label = f"Lớp bồi dưỡng sắp mở ({when_given(row)}): {row.title}"
    return Waiting(label, row.first_on, url_for("training.detail", class_id=row.id))
