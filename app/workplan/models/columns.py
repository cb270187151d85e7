"""Columns of a public act, and the codes of the legal texts it rests on."""

from functools import partial

from app.domain.workplan.bases import BY_CODE
from app.records.model import FieldClass, Leaves, column

#: An issued plan is a public act: it goes up whole, and down to those it is for.
public = partial(column, field_class=FieldClass.PUBLIC, leaves=Leaves.ALWAYS)
#: How far a task is: between offices, not for the public.
sent = partial(column, field_class=FieldClass.INTERNAL, leaves=Leaves.ALWAYS)


def bases_in_words(codes: list[str]) -> str:
    """The legal texts of these codes."""
    return "; ".join(BY_CODE[one].words if one in BY_CODE else one for one in codes)
