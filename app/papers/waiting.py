"""Papers that wait: to be signed, and to get their number."""

from collections.abc import Sequence
from textwrap import shorten
from typing import Any
from uuid import UUID

from flask import url_for
from sqlalchemy import Row

from app.db import db
from app.domain.actors import Actor
from app.papers.models import MadePaper
from app.papers.replacing import is_replaced
from app.papers.sight import paper_kinds, subject_type, visible_papers
from app.papers.types import never
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
    undone = _undone(found)
    return [
        Waiting(_label(row.title, row.signed_on is None), None, _address(row.id))
        for row in found
        if row.id not in undone
    ]


def _undone(rows: Sequence[Row[Any]]) -> set[UUID]:
    """Those of unsigned papers that nobody signs any more; a query for each kind of them."""
    undone: set[UUID] = set()
    for kind in paper_kinds():
        papers = [row for row in rows if row.kind == kind.key and row.signed_on is None]
        if papers and kind.is_undone is not never:
            model = subject_type(kind).model
            about = model.id.in_({row.subject_id for row in papers})
            records = db.session.scalars(db.select(model).where(about))
            left = {one.id for one in records if kind.is_undone(one)}
            undone |= {row.id for row in papers if row.subject_id in left}
    return undone


def _label(title: str, is_unsigned: bool) -> str:
    what = "Ký" if is_unsigned else "Ghi số"
    return f"{what}: {shorten(title, WIDTH, placeholder=' …')}"


def _address(paper_id: object) -> str:
    return url_for("papers.detail", paper_id=paper_id)
