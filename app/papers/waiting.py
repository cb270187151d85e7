"""Papers that wait: to be signed, and to get their number."""

from collections.abc import Mapping, Sequence
from textwrap import shorten
from typing import Any
from uuid import UUID

from flask import url_for
from sqlalchemy import Row

from app.db import db
from app.domain.actors import Actor
from app.papers.models import MadePaper
from app.papers.replacing import is_replaced
from app.papers.sight import paper_kind, paper_kinds, subject_type, visible_papers
from app.papers.types import PaperKind, never
from app.records.model import Record
from app.records.waiting import Waiting

LISTED = 50  # the oldest ones; who has more begins with them
WIDTH = 90  # letters of a title


def waiting(by: Actor) -> list[Waiting]:
    """The papers that ``by`` keeps and that are not signed, or signed and without a number."""
    kept = [kind for kind in paper_kinds() if by.may(kind.permission)]
    unsigned = MadePaper.signed_on.is_(None)
    unnumbered = MadePaper.symbol.is_not(None) & MadePaper.number.is_(None)
    rows = (
        db.select(
            MadePaper.id,
            MadePaper.title,
            MadePaper.signed_on,
            MadePaper.kind,
            MadePaper.subject_id,
        )
        .where(
            visible_papers(by, kept),
            MadePaper.kind.in_([kind.key for kind in kept]),
            MadePaper.withdrawn_on.is_(None),
            unsigned | unnumbered,
            ~is_replaced(),
        )
        .order_by(MadePaper.id)
        .limit(LISTED)
    )
    found = db.session.execute(rows).all()
    subjects = _subjects(found)
    return [
        Waiting(_label(row, subjects), None, _address(row.id))
        for row in found
        if row.signed_on or not _is_undone(row, subjects)
    ]


def _subjects(rows: Sequence[Row[Any]]) -> Mapping[UUID, Record]:
    """The records that tell more of their papers than the papers' titles; a query for each type."""
    asked: dict[type[Record], set[UUID]] = {}
    for row in rows:
        kind = paper_kind(row.kind)
        if kind.is_undone is not never or _says_nothing(row, kind):
            asked.setdefault(subject_type(kind).model, set()).add(row.subject_id)
    found = (
        db.session.scalars(db.select(model).where(model.id.in_(ids)))
        for model, ids in asked.items()
    )
    return {one.id: one for records in found for one in records}


def _is_undone(row: Row[Any], subjects: Mapping[UUID, Record]) -> bool:
    """Whether nobody signs the paper any more."""
    subject = subjects.get(row.subject_id)
    return subject is not None and paper_kind(row.kind).is_undone(subject)


def _says_nothing(row: Row[Any], kind: PaperKind) -> bool:
    """Whether the title is that of every paper of its kind."""
    return row.title.casefold() == kind.label.casefold()


def _label(row: Row[Any], subjects: Mapping[UUID, Record]) -> str:
    kind, what = paper_kind(row.kind), "Ghi số" if row.signed_on else "Ký"
    subject, line = subjects.get(row.subject_id), subject_type(kind).line
    named = row.title
    if _says_nothing(row, kind):
        named = f"{kind.label} {line(subject)[0]}" if subject and line else kind.label
    return f"{what}: {shorten(named, WIDTH, placeholder=' …')}"


def _address(paper_id: object) -> str:
    return url_for("papers.detail", paper_id=paper_id)
