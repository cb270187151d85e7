"""What belongs to a record, and what belongs to that."""

from collections.abc import Iterator
from uuid import UUID

from app.db import db
from app.privacy.service.barriers import VOUCHERS
from app.privacy.service.catalogue import kinds, references_to
from app.records.model import Record
from app.records.types import RecordType

Member = tuple[RecordType, Record]


def below(kind: RecordType, ids: list[UUID]) -> Iterator[Member]:
    """The records that belong to these, and what belongs to those; never accounting documents."""
    for one in kinds():
        if one.key in VOUCHERS:
            continue
        for column in references_to(kind.key, one):
            rows = db.select(one.model).where(column.in_(ids)).order_by(one.model.id)
            found = db.session.scalars(rows).all()
            for record in found:
                yield one, record
            if found and one.key != kind.key:
                yield from below(one, [record.id for record in found])
