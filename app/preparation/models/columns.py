"""Columns of the preparation: nothing of it leaves the commune."""

from functools import partial

from app.records.model import FieldClass, column

#: Tasks, texts, days: the office's own work.
inside = partial(column, field_class=FieldClass.INTERNAL)
#: Who is invited, and what is noted for those who will answer.
personal = partial(column, field_class=FieldClass.RESTRICTED)
