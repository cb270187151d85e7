"""Acts on the list of signers, and who signs on a day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.signers import SignerSpan, check_signer
from app.records import journal
from app.records.locking import take
from app.signers.acts import SignerAct
from app.signers.models import Signer

_COLUMNS = (Signer.id, Signer.name, Signer.post, Signer.valid_from, Signer.valid_to)


def add_signer(span: SignerSpan, *, today: date, by: Actor) -> Signer:
    with transaction() as session:
        journal.refuse_repeat(session, by)
        one = Signer(unit=by.unit)
        _fill(session, one, span, today=today)
        journal.write(one, SignerAct.ADD, by=by)
    return one


def change_signer(
    signer_id: UUID, span: SignerSpan, *, revision: int, today: date, by: Actor
) -> Signer:
    with transaction() as session:
        one = take(session, Signer, signer_id, by=by, revision=revision)
        _fill(session, one, span, today=today)
        journal.correct(one, SignerAct.CHANGE, by=by)
    return one


def signers_of(unit: str) -> Sequence[Signer]:
    """Everybody who ever signed, those of today first."""
    rows = db.select(Signer).where(Signer.unit == unit)
    newest = (Signer.valid_to.is_not(None), Signer.valid_from.desc(), Signer.id)
    return db.session.scalars(rows.order_by(*newest)).all()


def signing_on(unit: str, day: date) -> list[SignerSpan]:
    """Who signs on that day, in the order in which they began."""
    rows = db.select(*_COLUMNS).where(Signer.unit == unit).order_by(Signer.valid_from, Signer.id)
    spans = (SignerSpan(*row) for row in db.session.execute(rows))
    return [one for one in spans if one.signs_on(day)]


def _fill(session: Session, one: Signer, span: SignerSpan, *, today: date) -> None:
    others = session.execute(db.select(*_COLUMNS).where(Signer.unit == one.unit))
    check_signer(replace(span, id=one.id), [SignerSpan(*other) for other in others], today=today)
    one.name, one.post = span.name, span.post
    one.valid_from, one.valid_to = span.valid_from, span.valid_to
