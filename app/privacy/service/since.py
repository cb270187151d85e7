"""What was written after somebody had judged which records are about a person.

Days pass between the marking and the erasure, in which the book goes on. Of what was written
meanwhile nobody has said whether it is this person, so nothing is erased before it was looked at.
"""

from collections.abc import Sequence

from app.db import db
from app.domain.actors import Actor
from app.privacy.acts import RequestAct
from app.privacy.models import DataRequest
from app.privacy.service.catalogue import text_columns
from app.privacy.service.finding import Hit, find_person, marked, sought_in
from app.records.journal import JournalEntry


def written_since(request: DataRequest, *, by: Actor) -> Sequence[Hit]:
    """Records of own books that name the person, or were marked, in whose texts something was
    written after the marking. Printed papers stay as they were issued and are left out."""
    hits = [*find_person(sought_in(request), by=by).hits, *marked(request.marks)]
    own = {hit.record_id: hit for hit in hits if hit.unit in by.books and not hit.is_issued}
    line = JournalEntry
    rows = db.select(line.subject_id, line.changes)
    rows = rows.where(line.subject_id.in_(own), line.sequence > _marking_of(request))
    lines = db.session.execute(rows).all()
    written = {one.subject_id for one in lines if _tells_words(own[one.subject_id], one.changes)}
    return [hit for hit in own.values() if hit.record_id in written]


def _tells_words(hit: Hit, changes: dict[str, object]) -> bool:
    return any(one.key in changes for one, _ in text_columns(hit.kind.model))


def _marking_of(request: DataRequest) -> int:
    """The line of the journal that tells of the last marking; 0 where there is none."""
    line = JournalEntry
    rows = db.select(db.func.max(line.sequence)).where(
        line.subject == DataRequest.__tablename__,
        line.subject_id == request.id,
        line.act == RequestAct.MARK,
    )
    return db.session.scalar(rows) or 0
