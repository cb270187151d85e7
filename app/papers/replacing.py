"""A paper that nobody signed, in whose place a newer one was made."""

from typing import Any

from sqlalchemy import ColumnElement, Select
from sqlalchemy.orm import aliased

from app.db import db
from app.papers.models import MadePaper
from app.papers.sight import paper_kind, paper_kinds

_Newer = aliased(MadePaper)


def is_replaced() -> ColumnElement[bool]:
    """The condition that a paper waits for no signature: a newer one stands in its place."""
    alone = [kind.key for kind in paper_kinds() if kind.stands_alone]
    return (
        MadePaper.kind.in_(alone)
        & MadePaper.signed_on.is_(None)
        & MadePaper.withdrawn_on.is_(None)
        & _newer_than(MadePaper).correlate(MadePaper).exists()
    )


def replacement_of(paper: MadePaper) -> MadePaper | None:
    """The newest paper, if there is one, that stands in the place of this unsigned one."""
    is_open = paper.signed_on is None and paper.withdrawn_on is None
    if not (is_open and paper_kind(paper.kind).stands_alone):
        return None
    return db.session.scalar(_newer_than(paper).order_by(_Newer.id.desc()).limit(1))


def _newer_than(paper: Any) -> Select[tuple[MadePaper]]:
    """Those after ``paper`` (a row, or each row of the table) of its kind and record."""
    return db.select(_Newer).where(
        _Newer.subject_kind == paper.subject_kind,
        _Newer.subject_id == paper.subject_id,
        _Newer.kind == paper.kind,
        _Newer.id > paper.id,
        _Newer.withdrawn_on.is_(None),
    )
