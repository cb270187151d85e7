"""The three ways a column of mediation is written, and why.

Codes, dates and numbers go up; names, addresses, years of birth and every word somebody
typed do not (khoản 3 Điều 4 Luật Hòa giải ở cơ sở số 35/2013/QH13; Luật Bảo vệ dữ liệu cá
nhân số 91/2025/QH15). More dates and numbers, and the names of bodies, go up where the head
of the unit has decided so; of what people said and who they are nothing ever does.
"""

from functools import partial

from sqlalchemy import ForeignKey
from sqlalchemy.orm import MappedColumn

from app.records.model import FieldClass, Leaves, column

#: What the office above counts and follows.
up = partial(column, leaves=Leaves.ALWAYS)
#: How the mediation was carried out, without a word about who or why.
more = partial(column, leaves=Leaves.FULL_PROFILE)
#: What is told of people, or by them: it stays in the commune.
secret = partial(column, field_class=FieldClass.SENSITIVE, leaves=Leaves.NEVER)


def case_column() -> MappedColumn:
    """The case that a record belongs to."""
    return up("Vụ, việc", ForeignKey("mediation_case.id"), index=True)
