"""Whose plans and requests a person may meet: as conferences, an office's all below it."""

from functools import partial

from app.domain.actors import Permission
from app.units.sight import visible_in_reach

#: The condition for plans, planned conferences and requests alike.
visible_of = partial(visible_in_reach, Permission.SEE_DIALOGUES)
