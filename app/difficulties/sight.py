"""Whose difficulties a person may meet: one's own unit's, an office's all below it."""

from app.difficulties.models import Difficulty
from app.domain.actors import Permission
from app.units.sight import visible_in_reach

visible_difficulties = visible_in_reach(Permission.SEE_REPORTS, Difficulty)
