"""How the shared machinery sees classes, their seats and summonses, trainers and material."""

from flask import url_for

from app.records.types import RecordType
from app.training.acts import (
    ClassAct,
    MaterialAct,
    ReviewAct,
    SeatAct,
    SummonsAct,
    TrainerAct,
)
from app.training.models import (
    Material,
    RosterReview,
    Trainer,
    TrainingClass,
    TrainingSeat,
    TrainingSummons,
)
from app.training.sight import visible_in_office, visible_of, visible_seats

TRAINER = RecordType(
    key="trainer",
    label="Tập huấn viên",
    model=Trainer,
    acts=TrainerAct,
    address=lambda trainer: url_for("training.trainer", trainer_id=trainer.id),
    visible=visible_in_office(Trainer),
    line=lambda trainer: (
        trainer.name or "",
        "; ".join(filter(None, (trainer.organisation, trainer.expertise))),
    ),
    person=Trainer.name,
)
ROSTER_REVIEW = RecordType(
    key="roster_review",
    label="Rà soát tập huấn viên",
    model=RosterReview,
    acts=ReviewAct,
    address=lambda review: url_for("training.roster"),
    visible=visible_in_office(RosterReview),
)
TRAINING_CLASS = RecordType(
    key="training_class",
    label="Lớp bồi dưỡng",
    model=TrainingClass,
    acts=ClassAct,
    address=lambda held: url_for("training.detail", class_id=held.id),
    visible=visible_of(TrainingClass),
    line=lambda held: (
        held.title,
        "; ".join(filter(None, (held.organiser, held.place, held.content))),
    ),
)
TRAINING_SUMMONS = RecordType(
    key="training_summons",
    label="Giấy triệu tập",
    model=TrainingSummons,
    acts=SummonsAct,
    address=lambda summons: url_for("training.summons", summons_id=summons.id),
    visible=visible_in_office(TrainingSummons),
    line=lambda summons: (f"Giấy triệu tập số {summons.number}", ""),
)
TRAINING_SEAT = RecordType(
    key="training_seat",
    label="Người dự lớp bồi dưỡng",
    model=TrainingSeat,
    acts=SeatAct,
    address=lambda seat: url_for("training.detail", class_id=seat.class_id),
    visible=visible_seats,
)
MATERIAL = RecordType(
    key="material",
    label="Tài liệu bồi dưỡng",
    model=Material,
    acts=MaterialAct,
    address=lambda material: url_for("training.material", material_id=material.id),
    visible=visible_of(Material),
    line=lambda material: (material.title or "", material.text or ""),
)
TRAINING_TYPES = (
    TRAINER,
    ROSTER_REVIEW,
    TRAINING_CLASS,
    TRAINING_SUMMONS,
    TRAINING_SEAT,
    MATERIAL,
)
