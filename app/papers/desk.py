"""The papers of a record as the record's own page shows them: one call, one include.

A feature's route gives ``desk=desk_of(record, by=actor)`` to its page, and the page includes
``papers/_list.html``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.db import db
from app.domain.actors import Actor, Permission
from app.papers.forms import MakeForm
from app.papers.models import MadePaper
from app.papers.replacing import is_replaced
from app.papers.service import may_make, papers_about
from app.papers.sight import is_undone, kinds_for
from app.papers.types import PaperKind
from app.records.model import Record

Period = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Desk:
    """What can be printed about a record, and what was made.

    ``forms`` has a form for each kind that this person may make; ``undone`` are those made that
    nobody signs any more, ``replaced`` those in whose place a newer one was made; ``period`` are
    the days that a paper by period offers first.
    """

    subject_id: UUID
    kinds: Sequence[PaperKind]
    forms: dict[str, MakeForm]
    made: Sequence[MadePaper]
    undone: frozenset[UUID]
    replaced: frozenset[UUID]
    period: Period | None


def desk_of(record: Record, *, by: Actor, period: Period | None = None) -> Desk | None:
    """The papers about a record that ``by`` has met; None where none are shown."""
    if record.unit not in by.books or not by.may(Permission.SEE_PAPERS):
        return None
    kinds = kinds_for(record)
    first, last = period or (None, None)
    forms = {
        kind.key: MakeForm(formdata=None, first=first, last=last)
        for kind in kinds
        if may_make(kind, by)
    }
    made = papers_about(record, by)
    undone = frozenset(one.id for one in made if is_undone(one, record))
    return Desk(record.id, kinds, forms, made, undone, _replaced(made), period)


def _replaced(made: Sequence[MadePaper]) -> frozenset[UUID]:
    unsigned = {one.id for one in made if one.signed_on is None}
    if len(made) < 2 or not unsigned:
        return frozenset()
    rows = db.select(MadePaper.id).where(MadePaper.id.in_(unsigned), is_replaced())
    return frozenset(db.session.scalars(rows))
