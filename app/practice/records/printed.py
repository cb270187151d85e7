"""Papers made from the sample, so that practice shows one that waits and one that is signed."""

from collections.abc import Iterator
from datetime import date

from app.catalog import PAPER_KINDS
from app.db import db
from app.domain.actors import Actor
from app.mediation.models import MediationCase
from app.papers import service
from app.papers.models import MadePaper
from app.papers.types import Ask, PaperKind

NEWEST = 40  # cases among which one is looked for
_SIGNED, _WAITING = ("failure", "guidance"), ("settlement",)


def make_some(*, today: date, by: Actor) -> None:
    """A paper of the newest case that has come to it, of each kind, once; some are signed."""
    held = db.select(MadePaper.id).where(MadePaper.unit == by.unit).limit(1)
    if db.session.scalar(held) is not None:
        return
    for key in (*_SIGNED, *_WAITING):
        kind = PAPER_KINDS[key]
        if case := next(_cases(kind, by), None):
            paper = service.make(kind, case.id, Ask(by, today))
            if key in _SIGNED:
                facts = {"signed_on": today, "today": today, "by": by}
                service.sign(paper.id, revision=paper.revision, **facts)


def _cases(kind: PaperKind, by: Actor) -> Iterator[MediationCase]:
    newest = db.select(MediationCase).where(MediationCase.unit == by.unit)
    newest = newest.order_by(MediationCase.received_on.desc(), MediationCase.id).limit(NEWEST)
    return (case for case in db.session.scalars(newest).all() if kind.fits(case))
