"""Columns of a public act."""

from functools import partial

from app.records.model import FieldClass, Leaves, column

#: An issued plan is a public act: it goes up whole, and down to those it is for.
public = partial(column, field_class=FieldClass.PUBLIC, leaves=Leaves.ALWAYS)
#: How far a task is: between offices, not for the public.
sent = partial(column, field_class=FieldClass.INTERNAL, leaves=Leaves.ALWAYS)
