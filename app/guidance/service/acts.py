"""What can be done: an office sends and withdraws, a commune confirms and answers."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.guidance import (
    GuidanceFacts,
    ReceiptState,
    check_guidance,
    check_receipt,
    check_withdrawal,
    receipt_id,
)
from app.guidance.acts import GuidanceAct, ReceiptAct
from app.guidance.models import Guidance, Receipt
from app.guidance.service.reading import units_told
from app.guidance.sight import answering_unit, is_asked_of
from app.records import journal
from app.records.locking import NotHere, Stale, take


def send_guidance(facts: GuidanceFacts, *, today: date, by: Actor) -> Guidance:
    with transaction():
        check_guidance(facts, below=units_told(by, on=today), today=today)
        told = Guidance(
            unit=by.unit,
            sent_on=today,
            kind=facts.kind,
            title=facts.title,
            text=facts.text,
            addressee=facts.addressee,
            number=facts.number or None,
            dated_on=facts.dated_on,
            answer_by=facts.answer_by,
            about_kind=facts.about_kind,
            about_id=facts.about_id,
        )
        journal.write(told, GuidanceAct.SEND, by=by)
    return told


def withdraw_guidance(
    guidance_id: UUID, reason: str, *, revision: int, today: date, by: Actor
) -> Guidance:
    """Mark it as withdrawn; who has read it can still read what it said."""
    with transaction() as session:
        told = take(session, Guidance, guidance_id, by=by, revision=revision)
        check_withdrawal(told.withdrawn_on)
        told.withdrawn_on, told.withdrawn_reason = today, reason
        journal.write(told, GuidanceAct.WITHDRAW, by=by, reason=reason)
    return told


def confirm_receipt(guidance_id: UUID, *, today: date, by: Actor) -> Receipt:
    """Note that it has been read; pressing once more changes nothing."""
    with transaction() as session:
        journal.refuse_repeat(session, by)
        told = _told(session, guidance_id, by)
        receipt = _receipt(session, told, by)
        if receipt is None:
            receipt = _new_receipt(told, today, by)
            journal.write(receipt, ReceiptAct.RECEIVE, by=by)
    return receipt


def answer_guidance(
    guidance_id: UUID, reply: str, *, revision: int, today: date, by: Actor
) -> Receipt:
    """Answer, or put an earlier answer right: the day of the first one stands.

    ``revision`` is the receipt's, 0 where there was none yet; who answers has received. A receipt
    confirmed meanwhile holds no words that the answer could overwrite.
    """
    with transaction() as session:
        journal.refuse_repeat(session, by)
        told = _told(session, guidance_id, by)
        receipt = _receipt(session, told, by)
        if receipt is None:
            receipt = _new_receipt(told, today, by)
        elif receipt.state is ReceiptState.ANSWERED and receipt.revision != revision:
            raise Stale(receipt, revision)
        receipt.state, receipt.reply = ReceiptState.ANSWERED, reply
        receipt.answered_on = receipt.answered_on or today
        receipt.answered_by = by.acted_by or by.name
        journal.write(receipt, ReceiptAct.ANSWER, by=by)
    return receipt


def _told(session: Session, guidance_id: UUID, by: Actor) -> Guidance:
    """Refuse what is not for this unit; locked, so that two people make one receipt."""
    wanted = db.select(Guidance).where(Guidance.id == guidance_id, is_asked_of(by))
    told = session.scalar(wanted.with_for_update())
    if told is None:
        raise NotHere
    check_receipt(told.withdrawn_on)
    return told


def _receipt(session: Session, told: Guidance, by: Actor) -> Receipt | None:
    key = receipt_id(told.id, answering_unit(told.addressee, by))
    return session.get(Receipt, key, with_for_update=True, populate_existing=True)


def _new_receipt(told: Guidance, today: date, by: Actor) -> Receipt:
    unit = answering_unit(told.addressee, by)
    return Receipt(
        id=receipt_id(told.id, unit),
        unit=unit,
        guidance_id=told.id,
        state=ReceiptState.RECEIVED,
        received_on=today,
        answered_by=by.acted_by or by.name,
    )
