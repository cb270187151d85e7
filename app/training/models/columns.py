"""The three ways a column of training is written, and why."""

from functools import partial

from app.records.model import FieldClass, Leaves, column

#: When, where and about what a class is given is public and goes up.
public = partial(column, field_class=FieldClass.PUBLIC, leaves=Leaves.ALWAYS)
#: Who signs, who teaches, what is posted in the house: known to all here, not sent.
inside = partial(column, field_class=FieldClass.INTERNAL, leaves=Leaves.NEVER)
#: What is noted of one person's life: why absent, how assessed, a private telephone.
personal = partial(column, field_class=FieldClass.RESTRICTED, leaves=Leaves.NEVER)
