"""Whose dialogues a person may meet: those of one's own unit, an office's all below it."""

from functools import partial

from app.domain.actors import Permission
from app.units.sight import visible_in_reach

#: The condition for conferences, opinions and conclusions alike.
visible_of = partial(visible_in_reach, Permission.SEE_DIALOGUES)
