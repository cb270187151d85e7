"""Invented guidance: what an office has sent, and what a commune has confirmed and answered."""

from datetime import date, timedelta

from app.db import db, transaction
from app.dialogue.models import Dialogue
from app.domain.actors import Actor
from app.domain.guidance import EVERYBODY, GuidanceFacts, GuidanceKind
from app.domain.words import mid_sentence
from app.guidance.models import Guidance
from app.guidance.service import acts
from app.guidance.service.reading import units_told
from app.guidance.sight import is_for
from app.mediation.models import MediationCase
from app.practice.stories import texts
from app.records.model import Record

SOON = timedelta(days=10)
READ_WITHIN = timedelta(days=4)


def send_papers(*, today: date, by: Actor) -> None:
    """Papers to all units below: without and with an answer wanted, one overdue, one withdrawn."""
    with transaction():
        for row in texts("guidance")["paper"]:
            day = today - timedelta(days=row["days_ago"])
            facts = GuidanceFacts(
                kind=GuidanceKind.PAPER,
                title=row["title"],
                text=row["text"].strip(),
                addressee=EVERYBODY,
                number=row.get("number"),
                dated_on=day if "number" in row else None,
                answer_by=day + timedelta(days=row["answer_in"]) if "answer_in" in row else None,
            )
            told = acts.send_guidance(facts, today=day, by=by)
            if reason := row.get("withdrawn"):
                revision = told.revision
                acts.withdraw_guidance(told.id, reason, revision=revision, today=day, by=by)


def write_about_records(*, today: date, by: Actor) -> None:
    """To each commune a word about its newest case, and its newest conference returned."""
    with transaction():
        for unit in units_told(by, on=today):
            case = db.select(MediationCase).where(MediationCase.unit == unit)
            newest = (MediationCase.received_on.desc(), MediationCase.id.desc())
            if found := db.session.scalar(case.order_by(*newest).limit(1)):
                name = f"vụ, việc số {found.number}"
                _write_about(found, name, GuidanceKind.OPINION, today, by)
            held = db.select(Dialogue).where(Dialogue.unit == unit)
            last = (Dialogue.held_on.desc(), Dialogue.id.desc())
            if met := db.session.scalar(held.order_by(*last).limit(1)):
                _write_about(met, mid_sentence(met.title), GuidanceKind.RETURN, today, by)


def answer_some(*, by: Actor) -> None:
    """A commune confirmed the two oldest papers within days, and answered what asks for it."""
    asked = db.select(Guidance.id, Guidance.answer_by, Guidance.sent_on).where(
        is_for(by), Guidance.kind == GuidanceKind.PAPER, Guidance.withdrawn_on.is_(None)
    )
    with transaction() as session:
        for key, answer_by, sent_on in session.execute(
            asked.order_by(Guidance.sent_on).limit(2)
        ).all():
            day = sent_on + READ_WITHIN
            receipt = acts.confirm_receipt(key, today=day, by=by)
            if answer_by is not None:
                reply, revision = texts("guidance")["answers"]["done"], receipt.revision
                acts.answer_guidance(key, reply, revision=revision, today=day, by=by)


def _write_about(record: Record, name: str, kind: GuidanceKind, today: date, by: Actor) -> None:
    facts = GuidanceFacts(
        kind=kind,
        title=f"Về {name}",
        text=texts("guidance")[kind.value]["text"],
        addressee=record.unit,
        answer_by=today + SOON,
        about_kind=record.__tablename__,
        about_id=record.id,
    )
    acts.send_guidance(facts, today=today, by=by)
