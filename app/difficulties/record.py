"""How the shared machinery sees a difficulty."""

from flask import url_for

from app.difficulties.acts import DifficultyAct
from app.difficulties.models import Difficulty
from app.difficulties.sight import visible_difficulties
from app.records.types import RecordType

DIFFICULTY = RecordType(
    key="difficulty",
    label="Khó khăn, vướng mắc",
    model=Difficulty,
    acts=DifficultyAct,
    address=lambda one: url_for("difficulties.detail", difficulty_id=one.id),
    visible=visible_difficulties,
    line=lambda one: (one.title, one.proposal or one.details),
)
