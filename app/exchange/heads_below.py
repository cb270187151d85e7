"""What this office holds of the journals below it, and what it must be told of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from app.db import db, now
from app.domain.heads import ALARMS, BEGINS_ANEW, HeadVerdict, in_words
from app.exchange.models import JournalHeadBelow
from app.units.service import unit_names

TOLD = (*BEGINS_ANEW, HeadVerdict.BROKEN)
TOLD_FOR = timedelta(days=90)
"""So long it is said wherever it is seen; on the page of the unit it stands for ever."""
SHOWN = 20


@dataclass(frozen=True, slots=True)
class HeadBelow:
    """One head; ``mark`` is the beginning of its hash, ``sentence`` "" where it follows."""

    unit: str
    name: str
    sequence: int
    mark: str
    verdict: HeadVerdict
    received_at: datetime
    sentence: str

    @property
    def is_alarm(self) -> bool:
        return self.verdict in ALARMS


def heads_of(unit: str) -> list[HeadBelow]:
    """The newest heads of this unit, newest first."""
    rows = select(JournalHeadBelow).where(JournalHeadBelow.unit == unit)
    return _in_words(rows.order_by(JournalHeadBelow.id.desc()).limit(SHOWN))


def told() -> list[HeadBelow]:
    """What does not follow in the journals below, newest of each unit and kind; alarms first."""
    row = JournalHeadBelow
    is_told = row.verdict.in_(TOLD), row.received_at > now() - TOLD_FOR
    newest = select(func.max(row.id)).where(*is_told).group_by(row.unit, row.verdict)
    found = _in_words(select(row).where(row.id.in_(newest)).order_by(row.id.desc()))
    return sorted(found, key=lambda one: not one.is_alarm)


def held() -> int:
    """Of how many units the head of the journal is held."""
    return db.session.scalar(select(func.count(JournalHeadBelow.unit.distinct()))) or 0


def _in_words(rows: object) -> list[HeadBelow]:
    found = db.session.scalars(rows).all()
    names = unit_names({row.unit for row in found})
    return [
        HeadBelow(
            row.unit,
            (name := names.get(row.unit, row.unit)),
            row.sequence,
            row.hash.hex()[:16],
            row.verdict,
            row.received_at,
            in_words(row.verdict, name, since=row.since, broken=row.broken, at=row.received_at),
        )
        for row in found
    ]
