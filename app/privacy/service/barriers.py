"""What stands against an erasure: a hold, or a law that demands the paper be kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from app.db import db
from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.law_options import Option
from app.domain.legal import KEEPING_OF_VOUCHERS, LegalBasis
from app.domain.privacy.keeping import kept_until
from app.lawpack.service import law_of
from app.privacy.models import LegalHold
from app.privacy.service.catalogue import kind_of, parents_of, references_to
from app.privacy.service.finding import Hit
from app.records.model import Record
from app.records.types import RecordType

#: Accounting documents: what was paid to whom.
VOUCHERS = ("payment_request", "payment_item", "payment_share", "cost")
Subject = tuple[str, UUID]


@dataclass(frozen=True, slots=True)
class Barrier:
    """Why a record may not be erased, and on which basis; ``what`` names the record's kind."""

    what: str
    sentence: str
    basis: LegalBasis | None = None


def barriers_of(hits: Sequence[Hit], unit: str, *, today: date) -> list[Barrier]:
    """Everything that stands against erasing these records, in the order of the records."""
    years = number_of(unit, Option.KEEP_PAYMENT_YEARS, today)
    found = []
    for hit in hits:
        record = db.session.get(hit.kind.model, hit.record_id)
        if record is None:
            continue
        if hold := first_hold(record):
            found.append(Barrier(hit.kind.label, _held(hold)))
        if until := _voucher_until(hit, years, today):
            found.append(
                Barrier(
                    hit.kind.label,
                    f"Tên trong chứng từ chi trả phải giữ đến hết ngày {show(until)}.",
                    KEEPING_OF_VOUCHERS,
                )
            )
    return found


def number_of(unit: str, asked: Option, today: date) -> int:
    """The number with which the unit has answered such a question."""
    answer = law_of(unit).option(asked, on=today)
    return answer if isinstance(answer, int) else 0


def refuse_barriers(barriers: Iterable[Barrier]) -> None:
    for one in barriers:
        raise RuleViolation(f"{one.what}: {one.sentence}", basis=one.basis)


def first_hold(record: Record) -> LegalHold | None:
    """The hold that stands on the record, or on one that it belongs to."""
    subjects = [(record.__tablename__, record.id), *_ancestors(record)]
    return active_hold(subjects)


def active_hold(subjects: Sequence[Subject]) -> LegalHold | None:
    named = [(LegalHold.subject_kind == k) & (LegalHold.subject_id == i) for k, i in subjects]
    rows = db.select(LegalHold).where(LegalHold.lifted_on.is_(None), db.or_(*named))
    return db.session.scalars(rows.order_by(LegalHold.id)).first()


def _ancestors(record: Record, depth: int = 3) -> list[Subject]:
    """What the record belongs to, and what that belongs to: a clause, its agreement, its case."""
    found: list[Subject] = []
    for key, record_id in parents_of(record):
        found.append((key, record_id))
        kind = kind_of(key)
        above = db.session.get(kind.model, record_id) if kind and depth else None
        if above is not None:
            found += _ancestors(above, depth - 1)
    return found


def _held(hold: LegalHold) -> str:
    asked = f" theo văn bản {hold.document}" if hold.document else ""
    return (
        f"đang được giữ nguyên từ ngày {show(hold.placed_on)} theo yêu cầu của "
        f"{hold.authority}{asked}. Chỉ xóa được sau khi thôi giữ."
    )


def _voucher_until(hit: Hit, years: int, today: date) -> date | None:
    """The last day on which accounting documents need this record; None where none does."""
    ids = [hit.record_id] if hit.kind.key in VOUCHERS else []
    if hit.whole:
        ids += [one for key in VOUCHERS if (kind := kind_of(key)) for one in _using(kind, hit)]
    until = max((kept_until(_born(one), years) for one in ids), default=None)
    return until if until and until >= today else None


def _using(kind: RecordType, hit: Hit) -> list[UUID]:
    columns = references_to(hit.kind.key, kind)
    if not columns:
        return []
    named = db.or_(*(one == hit.record_id for one in columns))
    return list(db.session.scalars(db.select(kind.model.id).where(named)))


def _born(record_id: UUID) -> date:
    """The day a record was made, which its id carries (UUIDv7: milliseconds first)."""
    return datetime.fromtimestamp((record_id.int >> 80) / 1000, UTC).date()
