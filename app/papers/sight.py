"""Who may meet a paper, and which kinds of papers there are."""

from collections.abc import Callable, Iterable
from typing import Any

from flask import current_app
from sqlalchemy import ColumnElement, false

from app.db import db
from app.domain.actors import Actor, Permission, Role
from app.papers.models import MadePaper
from app.papers.types import PaperKind
from app.records.locking import NotHere
from app.records.types import RecordType


def paper_kinds() -> Iterable[PaperKind]:
    return current_app.extensions["paper_kinds"].values()


def paper_kind(key: str) -> PaperKind:
    """Raises :class:`NotHere` where there is no such kind of paper."""
    kind = current_app.extensions["paper_kinds"].get(key)
    if kind is None:
        raise NotHere
    return kind


def subject_type(kind: PaperKind) -> RecordType:
    return current_app.extensions["record_types"][kind.subject]


def kinds_for(record: Any) -> list[PaperKind]:
    """The papers that can be made about a record as it stands."""
    key = record.__tablename__
    return [kind for kind in paper_kinds() if kind.subject == key and kind.fits(record)]


def is_undone(paper: MadePaper, record: Any) -> bool:
    """Whether nobody signs the paper any more: what it is about came to something else."""
    return paper.signed_on is None and paper_kind(paper.kind).is_undone(record)


def closed_to(by: Actor) -> list[str]:
    """The kinds this person may not read even of a record they have met: a paper by period
    tells of many records, of which a mediator meets only their own."""
    return [kind.key for kind in paper_kinds() if kind.by_period and by.role is Role.MEDIATOR]


def visible_papers(by: Actor, kinds: Iterable[PaperKind] | None = None) -> ColumnElement[bool]:
    """The condition that a paper is one this person may read, about a record they may meet.

    Where only some ``kinds`` are asked for, only their records are looked at.
    """
    return _of(by, lambda kind: kind.visible(by), kinds)


def found_papers(by: Actor) -> ColumnElement[bool]:
    """The condition that a search of this person finds the record that a paper is about."""
    return _of(by, lambda kind: kind.sought(by))


def _of(
    by: Actor,
    met: Callable[[RecordType], ColumnElement[bool]],
    kinds: Iterable[PaperKind] | None = None,
) -> ColumnElement[bool]:
    if not by.may(Permission.SEE_PAPERS):
        return false()
    types = current_app.extensions["record_types"]
    subjects = sorted({kind.subject for kind in (paper_kinds() if kinds is None else kinds)})
    return (
        MadePaper.kind.not_in(closed_to(by))
        & (MadePaper.unit.in_(by.books))
        & db.or_(
            false(),
            *((MadePaper.subject_kind == key) & _is_met(types[key], met) for key in subjects),
        )
    )


def _is_met(
    subject: RecordType, met: Callable[[RecordType], ColumnElement[bool]]
) -> ColumnElement[bool]:
    """Asked of each paper found, by the key of its record: the papers found are few, the records
    that a person may meet are many."""
    return db.exists().where(subject.model.id == MadePaper.subject_id, met(subject))
