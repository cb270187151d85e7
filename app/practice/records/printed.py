"""Papers made from the sample, so that practice shows one that waits and one that is signed."""

from datetime import date

from app.catalog import PAPER_KINDS
from app.db import db
from app.domain.actors import Actor
from app.mediation.models import MediationCase
from app.papers import service
from app.papers.models import MadePaper
from app.papers.types import Ask


def make_some(*, today: date, by: Actor) -> None:
    """The slips of the two newest refused cases, once; the older one was signed."""
    held = db.select(MadePaper.id).where(MadePaper.unit == by.unit).limit(1)
    if db.session.scalar(held) is not None:
        return
    refused = db.select(MediationCase.id).where(
        MediationCase.unit == by.unit, MediationCase.refusal_reason.is_not(None)
    )
    newest = db.session.scalars(refused.order_by(MediationCase.received_on.desc()).limit(2)).all()
    for place, case_id in enumerate(newest):
        paper = service.make(PAPER_KINDS["guidance"], case_id, Ask(by, today))
        if place:
            revision = paper.revision
            service.sign(paper.id, signed_on=today, revision=revision, today=today, by=by)
