"""Taking cases of an old register out of the book again, where nothing was written since."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from app.db import db
from app.domain.actors import Actor
from app.domain.mediation.acts import Act
from app.domain.mediation.book import BookAct
from app.domain.mediation.parties import PartyAct
from app.mediation.models import Book, MediationCase, Party
from app.mediation.record import MEDIATION_TYPES
from app.mediation.service.old_cases import WRITTEN, Entered
from app.records import bulk

_PARTS = [kind.model for kind in MEDIATION_TYPES if hasattr(kind.model, "case_id")]


def changed_since(entered: Collection[Entered]) -> set[UUID]:
    """The cases of which somebody has written since: they, or what belongs to them, were changed
    or added to, or another record points to them."""
    cases = {one.case_id for one in entered}
    touched: set[UUID] = set()
    for model in (MediationCase, *_PARTS):
        known = {key for one in entered for key in one.records.get(model.__tablename__, ())}
        of = model.id if model is MediationCase else model.case_id
        rows = db.select(of, model.id, model.revision).where(of.in_(cases))
        for case_id, key, revision in db.session.execute(rows):
            if key not in known or revision != bulk.FIRST:
                touched.add(case_id)
    repeated = db.select(MediationCase.repeats_id).where(MediationCase.repeats_id.in_(cases))
    return touched | set(db.session.scalars(repeated))


def take_out(
    entered: Collection[Entered], *, by: Actor, reason: str
) -> dict[UUID, dict[str, list[dict[str, Any]]]]:
    """Take these cases out of the book, in the transaction of the caller.

    What each held comes back whole, by kind, to be kept aside; the superior is told that they
    are no more.
    """
    held: dict[UUID, dict[str, list[dict[str, Any]]]] = {one.case_id: {} for one in entered}
    for model in reversed(WRITTEN):  # children first, also above
        kind = model.__tablename__
        keys = {key for one in entered for key in one.records.get(kind, ())}
        act = PartyAct.TAKE_OUT if model is Party else Act.TAKE_OUT
        for record in bulk.take_out(model, keys, act, by=by, reason=reason):
            case_id = record.id if isinstance(record, MediationCase) else record.case_id
            held[case_id].setdefault(kind, []).append(record.as_held())
    return held


def take_out_books(books: Collection[UUID], *, by: Actor, reason: str) -> None:
    """The books that were opened for them, where nothing else was written since."""
    used = db.exists().where(
        MediationCase.team_id == Book.team_id, MediationCase.book_year == Book.year
    )
    idle = db.select(Book.id).where(Book.id.in_(books), Book.revision == bulk.FIRST, ~used)
    keys = set(db.session.scalars(idle))
    bulk.take_out(Book, keys, BookAct.TAKE_OUT, by=by, reason=reason)
