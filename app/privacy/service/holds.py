"""Holding a record as it is, and letting it go."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.privacy import keeping as rules
from app.privacy.acts import HoldAct
from app.privacy.facts import HoldFacts
from app.privacy.models import LegalHold
from app.privacy.service.barriers import active_hold
from app.privacy.service.catalogue import OWN, kind_of
from app.privacy.sight import visible_holds
from app.records import journal
from app.records.locking import NotHere, take
from app.records.model import Record
from app.records.types import RecordType


def subject_of(key: str, record_id: UUID, by: Actor) -> tuple[RecordType, Record]:
    """The record to be held, of one's own books; raises :class:`NotHere`."""
    kind = kind_of(key)
    record = db.session.get(kind.model, record_id) if kind and key not in OWN else None
    if kind is None or record is None or record.unit not in by.books:
        raise NotHere
    return kind, record


def place_hold(key: str, record_id: UUID, facts: HoldFacts, *, today: date, by: Actor) -> LegalHold:
    """Nothing of the record, or of what belongs to it, is erased or destroyed from now on."""
    with transaction():
        kind, record = subject_of(key, record_id, by)
        rules.check_hold(facts.placed_on, facts.until, today=today)
        if active_hold([(key, record_id)]):
            raise RuleViolation("Hồ sơ này đang được giữ nguyên rồi.")
        hold = LegalHold(unit=record.unit, subject_kind=kind.key, subject_id=record_id)
        facts.write_into(hold)
        journal.write(hold, HoldAct.PLACE, by=by)
    return hold


def lift_hold(hold_id: UUID, reason: str, *, revision: int, today: date, by: Actor) -> LegalHold:
    with transaction() as session:
        hold = take(session, LegalHold, hold_id, by=by, revision=revision)
        rules.check_lifting(hold.lifted_on)
        if not reason.strip():
            raise RuleViolation("Hãy ghi vì sao thôi giữ nguyên hồ sơ.")
        hold.lifted_on, hold.lift_reason = today, reason
        journal.write(hold, HoldAct.LIFT, by=by, reason=reason)
    return hold


def list_holds(by: Actor) -> Sequence[LegalHold]:
    """Those that stand first, then those that were lifted, the newest first; few ever are."""
    rows = db.select(LegalHold).where(visible_holds(by))
    rows = rows.order_by(LegalHold.lifted_on.is_not(None), LegalHold.id.desc())
    return db.session.scalars(rows.limit(500)).all()
