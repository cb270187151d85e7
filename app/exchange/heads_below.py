"""What this office holds of the journals below it, what it must be told of them, and what it found
when it asked."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import aliased

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.heads import ALARMS, BEGINS_ANEW, HeadFinding, HeadVerdict, in_words
from app.exchange.acts import ExchangeAct
from app.exchange.models import JournalHeadAnswer, JournalHeadBelow
from app.records import journal
from app.records.locking import NotHere
from app.units.service import unit_names

TOLD = (*BEGINS_ANEW, HeadVerdict.BROKEN)
"""Said wherever it is seen until the office has written down why it was; on the page of the unit
it stands for ever."""
SHOWN = 20


@dataclass(frozen=True, slots=True)
class HeadBelow:
    """One head; ``mark`` is the beginning of its hash, ``sentence`` "" where it follows."""

    id: int
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
    """What does not follow in the journals below and is not answered, newest of each unit and
    kind; alarms first."""
    row = JournalHeadBelow
    is_told = row.verdict.in_(TOLD), ~_is_answered()
    newest = select(func.max(row.id)).where(*is_told).group_by(row.unit, row.verdict)
    found = _in_words(select(row).where(row.id.in_(newest)).order_by(row.id.desc()))
    return sorted(found, key=lambda one: not one.is_alarm)


def answers_of(unit: str) -> list[Any]:
    """What was found about the journal of this unit, newest first: ``verdict``, ``received_at`` of
    the head, and the answer."""
    head, answer = JournalHeadBelow, JournalHeadAnswer
    rows = select(head.verdict, head.received_at, answer).join(answer, answer.head_id == head.id)
    return db.session.execute(rows.where(head.unit == unit).order_by(head.id.desc())).all()


def unanswered(unit: str, head_id: int) -> HeadBelow:
    """Raises NotHere for a head that nobody need be told of (any more)."""
    found = [one for one in told() if (one.unit, one.id) == (unit, head_id)]
    if not found:
        raise NotHere
    return found[0]


def is_answered(unit: str, head_id: int) -> bool:
    row = JournalHeadBelow
    found = select(row.id).where(row.unit == unit, row.id == head_id, _is_answered())
    return db.session.scalar(found) is not None


def answer(unit: str, head_id: int, finding: HeadFinding, note: str, *, by: Actor) -> None:
    """Write down why the journal did not follow; older heads of the kind are answered with it."""
    head = unanswered(unit, head_id)
    with transaction():
        db.session.add(
            JournalHeadAnswer(head_id=head.id, finding=finding, note=note, answered_by=by.name)
        )
        changes = {"unit": [None, unit], "head": [None, head.sequence]}
        changes |= {"verdict": [None, head.verdict], "finding": [None, finding]}
        journal.note(
            ExchangeAct.ANSWER_HEAD, by=by, subject="exchange", changes=changes, reason=note
        )


def _is_answered() -> ColumnElement[bool]:
    """Whether this head, or a later one of its unit and kind, has an answer."""
    later, row = aliased(JournalHeadBelow), JournalHeadBelow
    same = later.unit == row.unit, later.verdict == row.verdict, later.id >= row.id
    return exists().where(JournalHeadAnswer.head_id == later.id, *same)


def held() -> int:
    """Of how many units the head of the journal is held."""
    return db.session.scalar(select(func.count(JournalHeadBelow.unit.distinct()))) or 0


def _in_words(rows: object) -> list[HeadBelow]:
    found = db.session.scalars(rows).all()
    names = unit_names({row.unit for row in found})
    return [
        HeadBelow(
            row.id,
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
