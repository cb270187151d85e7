"""Columns of a public act, and the codes of fields of life."""

from functools import partial

from app.domain.dialogue.fields import field_label
from app.records.model import FieldClass, Leaves, column

#: A plan is sent to the office above for report: it goes up whole.
public = partial(column, field_class=FieldClass.PUBLIC, leaves=Leaves.ALWAYS)
#: Who asks for a conference stays in the commune.
personal = partial(column, field_class=FieldClass.RESTRICTED, leaves=Leaves.NEVER)


def fields_in_words(codes: list[str]) -> str:
    """The fields of life of these codes."""
    return "; ".join(field_label(one) for one in codes)
