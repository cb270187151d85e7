"""What people are told: what is not sent, sent, received above, refused, and since when."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Text, cast, func, literal, select

from app.catalog import RECORD_TYPES
from app.db import db
from app.domain.profiles import Profile
from app.exchange.models import Superior
from app.instance import this_instance
from app.records.ledger.tables import (
    LedgerEntry,
    LedgerHead,
    LedgerNote,
    LedgerRecord,
    LedgerSum,
)
from app.units.service import subtree_codes
from sync.facts import NOT_TAKEN, Verdict
from sync.notes import ACKED, LEVEL, SENT

NO_LIMIT = 2**31 - 1
NOT_TAKEN_CODES = [verdict.value for verdict in NOT_TAKEN]


@dataclass(frozen=True, slots=True)
class Upward:
    """How it stands with the superior.

    Counts of records: ``unsent`` (*chưa gửi*), ``in_doubt`` (*đã gửi*, no answer yet),
    ``unapplied`` (*cấp trên đã nhận*, not in its tables yet), ``refused`` (only here).
    """

    superior: Superior
    unsent: int
    in_doubt: int
    unapplied: int
    refused: int

    @property
    def waiting(self) -> int:
        return self.unsent + self.in_doubt

    @property
    def is_level(self) -> bool:
        """The superior's own count and digest agreed, and nothing was written since."""
        row = self.superior
        missing = self.waiting or self.unapplied or self.refused
        return row.complete and not row.failing and not missing


@dataclass(frozen=True, slots=True)
class OneUpward:
    """How far the newest version of one record has come; ``why``: what keeps it from there."""

    has_superior: bool
    is_sent: bool
    is_received: bool
    why: str


REASONS = {
    "bad_record": "Dữ liệu của hồ sơ không đọc được. Hãy báo cho người quản trị.",
    "not_owner": "Hồ sơ không thuộc đơn vị được phép gửi.",
    "too_big": "Hồ sơ quá lớn.",
    "conflict": "Cấp trên đang giữ một bản khác của hồ sơ này (máy vừa khôi phục hoặc nhân bản).",
    "parked": "Cấp trên chưa nâng cấp phần mềm; đã giữ hồ sơ và sẽ ghi vào sau khi nâng cấp.",
    "failed": "Cấp trên đã giữ hồ sơ nhưng chưa ghi vào được; sẽ tự thử lại.",
}


HERE = {
    "not_owner": "Hồ sơ ghi tên đơn vị khác, không phải đơn vị được phép gửi.",
    "conflict": "Ở đây đang giữ một bản khác, không phải bản trước của bản vừa gửi.",
    "parked": "Hồ sơ của phần mềm mới hơn; đã giữ đủ, chưa ghi được vào sổ.",
    "failed": "Đã giữ hồ sơ nhưng chưa ghi được vào sổ; tự thử lại mỗi lần trao đổi.",
    "stumbled": (
        "Đã giữ hồ sơ, nhưng phần mềm ở đây gặp lỗi khi ghi vào sổ; không phải lỗi của nơi gửi. "
        "Tự thử lại mỗi lần trao đổi."
    ),
}


FOR_WHO_MENDS = (
    "Báo người quản trị chuyển nhật ký kỹ thuật (trang Máy chủ nói nó nằm ở đâu) cho nơi làm phần "
    "mềm; sửa xong, hồ sơ tự ghi vào sổ."
)


def has_stumbled() -> ColumnElement[bool]:
    """What is held here and could not be put in place by a fault of this very program: nothing
    is wrong with it and it waits for no other record. The log of the server tells the fault
    beside the id of the record, at every try."""
    record = LedgerRecord
    is_failed = record.state == Verdict.FAILED.value
    held_back = record.state != Verdict.OK.value  # the words of the index over the few of them
    return held_back & is_failed & (record.fault == "") & record.waits_for.is_(None)


def stumbled() -> tuple[int, str]:
    """How many such records there are, and the id of the first of them as the log writes it."""
    rows = select(LedgerRecord.record_id, func.count().over()).where(has_stumbled())
    found = db.session.execute(rows.order_by(LedgerRecord.seq).limit(1)).first()
    return (found[1], found[0].hex) if found else (0, "")


def why_here(verdict: str, reason: str) -> str:
    """Why this instance did not take, or has not put in place, what came to it."""
    return HERE.get(reason) or REASONS.get(reason, reason) or HERE.get(verdict, "")


def why(verdict: str, reason: str) -> str:
    """A sentence for people; the inbox above gives its own, the engine gives codes."""
    return REASONS.get(reason, reason) or REASONS.get(verdict, "")


def upward(most: int = NO_LIMIT) -> Upward | None:
    """None where this instance has no superior (yet). Waiting records are counted up to
    ``most``: the badge stands on every page, and a first session may wait with thousands."""
    superior = db.session.get(Superior, 1, populate_existing=True)
    if superior is None:
        return None
    acked, sent, head, level = places()
    in_doubt = _newest_between(acked, sent, most)
    unsent = _newest_between(max(acked, sent), head, most)
    record = LedgerRecord.__table__.c
    lost = 0
    if not level:  # a new log, not compared yet; what came from above was never in it
        own = record.unit.in_(subtree_codes(this_instance().unit))
        lost = _count(own, record.seq.is_(None), record.verdict.is_(None))
    told = dict(
        iter(
            db.session.execute(
                select(record.verdict, func.count())
                .where(record.verdict.is_not(None))
                .group_by(record.verdict)
            )
        )
    )
    refused = sum(told.pop(code, 0) for code in NOT_TAKEN_CODES)
    return Upward(superior, unsent + lost, in_doubt, sum(told.values()), refused)


def upward_of(unit: str, record_id: UUID) -> OneUpward:
    """Of a record that goes up; one that was never in the log has not come anywhere."""
    has_superior = db.session.get(Superior, 1) is not None
    acked, sent, _, _ = places()
    row = db.session.execute(
        select(LedgerRecord.seq, LedgerRecord.verdict, LedgerRecord.reason).where(
            LedgerRecord.unit == unit, LedgerRecord.record_id == record_id
        )
    ).first()
    if row is None or row.seq is None:
        return OneUpward(has_superior, is_sent=False, is_received=False, why="")
    is_taken = row.verdict is None
    return OneUpward(
        has_superior,
        is_sent=row.seq <= sent,
        is_received=is_taken and row.seq <= acked,
        why="" if is_taken else why(row.verdict, row.reason),
    )


def logged() -> int:
    """Records whose outgoing version is in the ledger here."""
    known = LedgerSum.unit.in_(subtree_codes(this_instance().unit))
    return int(db.session.scalar(select(func.coalesce(func.sum(LedgerSum.count), 0)).where(known)))


def has_news() -> bool:
    """Whether something was written that the superior has not acknowledged: two look-ups."""
    acked, _, head, _ = places()
    return head > acked


def records_held() -> dict[str, int]:
    """How many records are in the tables here, of each type that both ends hold."""
    return {
        kind.key: db.session.scalar(select(func.count()).select_from(kind.model))
        for kind in RECORD_TYPES
        if kind.model.leaves_under(Profile.MINIMAL)
    }


def places() -> tuple[int, int, int, str | None]:
    """Acknowledged up to, sent up to, written up to; and whether the digests ever agreed."""
    written = select(literal("head"), cast(LedgerHead.seq, Text))
    noted = select(LedgerNote.name, LedgerNote.value).where(
        LedgerNote.name.in_([ACKED, SENT, LEVEL])
    )
    notes = dict(iter(db.session.execute(noted.union_all(written))))
    acked = int((notes.get(ACKED) or "0").partition(" ")[0])
    return acked, int(notes.get(SENT) or 0), int(notes.get("head") or 0), notes.get(LEVEL)


def _newest_between(after: int, upto: int, most: int) -> int:
    """Records whose newest version lies in this stretch of the own log, counted to ``most``."""
    if upto <= after:
        return 0
    same = (LedgerRecord.record_id == LedgerEntry.record_id) & (
        LedgerRecord.unit == LedgerEntry.unit
    )
    found = (
        select(LedgerEntry.seq)
        .join(LedgerRecord, same & (LedgerRecord.seq == LedgerEntry.seq))
        .where(LedgerEntry.seq > after, LedgerEntry.seq <= upto)
        .limit(most)
    )
    return db.session.scalar(select(func.count()).select_from(found.subquery()))


def _count(*conditions: ColumnElement[bool]) -> int:
    return db.session.scalar(select(func.count()).select_from(LedgerRecord).where(*conditions))
