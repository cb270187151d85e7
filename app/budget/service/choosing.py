"""What a cost may have been for: the conferences and classes of this year and the last."""

from collections.abc import Sequence
from datetime import date

from app.db import db
from app.dialogue.models import Dialogue
from app.domain.actors import Actor
from app.training.models import TrainingClass


def lately_held(by: Actor, today: date) -> Sequence[Dialogue]:
    rows = db.select(Dialogue).where(
        Dialogue.unit.in_(by.books), Dialogue.held_on >= date(today.year - 1, 1, 1)
    )
    return db.session.scalars(rows.order_by(Dialogue.held_on.desc(), Dialogue.id)).all()


def lately_taught(by: Actor, today: date) -> Sequence[TrainingClass]:
    rows = db.select(TrainingClass).where(
        TrainingClass.unit.in_(by.books), TrainingClass.first_on >= date(today.year - 1, 1, 1)
    )
    return db.session.scalars(rows.order_by(TrainingClass.first_on.desc(), TrainingClass.id)).all()
