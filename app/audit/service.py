"""Reading the journal page by page, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.accounts.models import AccountAct
from app.backup.acts import BackupAct
from app.catalog import BY_KEY
from app.db import db
from app.domain.actors import Actor
from app.domain.labels import LabelledEnum
from app.exchange.acts import ExchangeAct
from app.export.acts import EXPORTED, ExportAct
from app.health.clock import HealthAct
from app.lan.acts import HTTPS, LanAct
from app.records.chain.acts import SUBJECT, JournalAct
from app.records.journal import JournalEntry
from app.records.wording import acts_holding
from app.rehearsal.service import RehearsalAct
from app.review.acts import SUBJECT as REVIEW
from app.review.acts import ReviewAct
from app.units.acts import UnitAct

PAGE = 50
SUBJECTS: dict[str, tuple[str, type[LabelledEnum]]] = {
    "account": ("Tài khoản", AccountAct),
    REVIEW: ("Rà soát tài khoản", ReviewAct),
    EXPORTED: ("Danh sách", ExportAct),
    HTTPS: ("Kết nối trong mạng", LanAct),
    "unit": ("Đơn vị", UnitAct),
    "letter": ("Thư đồng bộ", ExchangeAct),
    "profile": ("Mức gửi cấp trên", ExchangeAct),
    "peer": ("Đơn vị cấp dưới", ExchangeAct),
    "superior": ("Cấp trên", ExchangeAct),
    "exchange": ("Đồng bộ", ExchangeAct),
    "open_book": ("Toàn bộ sổ", ExchangeAct),
    "practice": ("Sổ tập", RehearsalAct),
    "health": ("Máy chủ", HealthAct),
    "backup": ("Bản sao lưu", BackupAct),
    SUBJECT: ("Nhật ký", JournalAct),
    **{kind.key: (kind.label, kind.acts) for kind in BY_KEY.values()},
}


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One line in words. ``fields`` says how many fields changed, never what they hold;
    ``exported`` which list was taken as a file, how many rows of it, narrowed to what."""

    sequence: int
    written_at: datetime
    subject: str
    act: str
    acted_by: str
    recorded_by: str
    fields: int
    exported: str | None


def read_journal(
    by: Actor, *, before: int | None = None, limit: int | None = None
) -> Sequence[JournalLine]:
    """The ``limit`` newest lines of the unit, or those before the line numbered ``before``."""
    limit = limit or PAGE
    rows = (
        db.select(JournalEntry)
        .where(JournalEntry.unit.in_(by.books))
        .order_by(JournalEntry.sequence.desc())
        .limit(limit)
    )
    if before is not None:
        rows = rows.where(JournalEntry.sequence < before)
    return [_line(entry) for entry in db.session.scalars(rows)]


def subject_in_words(subject: str) -> str:
    return SUBJECTS[subject][0] if subject in SUBJECTS else subject


def act_in_words(subject: str, act: str) -> str:
    _, acts = SUBJECTS.get(subject, (subject, None))
    acts = acts and acts_holding(acts, act)
    return acts(act).label if acts is not None and act in acts._value2member_map_ else act


def _line(entry: JournalEntry) -> JournalLine:
    is_export = entry.subject == EXPORTED
    return JournalLine(
        entry.sequence,
        entry.written_at,
        subject_in_words(entry.subject),
        act_in_words(entry.subject, entry.act),
        entry.acted_by,
        entry.recorded_by,
        0 if is_export else len(entry.changes),
        entry.reason if is_export else None,
    )
