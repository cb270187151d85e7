"""What stands on the screen in the room, and what has changed on it since one last looked."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_

from app.db import db
from app.dialogue.models import AgendaItem, Attendance, Conclusion, Dialogue, Opinion, Turn
from app.dialogue.service.agenda import agenda_of, groups_counted
from app.dialogue.service.reading import Minutes, minutes_of
from app.dialogue.service.turns import turns_of
from app.domain.dialogue.kinds import speaker_in_words
from app.domain.dialogue.room import GroupKind, TurnState
from app.records.journal import JournalEntry
from app.records.model import Record

_PARTS: tuple[type[Record], ...] = (Opinion, Conclusion, AgendaItem, Attendance, Turn)


@dataclass(frozen=True, slots=True)
class Room:
    """Everything of one meeting; ``mark`` is the last journal line that this picture holds."""

    mark: int
    minutes: Minutes
    items: Sequence[AgendaItem]
    groups: Sequence[Attendance]
    turns: Sequence[Turn]

    @property
    def dialogue(self) -> Dialogue:
        return self.minutes.dialogue

    @property
    def item(self) -> AgendaItem | None:
        """The item that is being gone through."""
        return next((one for one in self.items if one.is_running), None)

    @property
    def speaking(self) -> Turn | None:
        return next((one for one in self.turns if one.state is TurnState.SPEAKING), None)

    @property
    def waiting(self) -> list[Turn]:
        return [one for one in self.turns if one.state is TurnState.WAITING]

    @property
    def is_over(self) -> bool:
        """Whether every item of the agenda has been gone through."""
        return all(one.started_at is not None for one in self.items) and self.item is None

    def present(self, kind: GroupKind) -> int | None:
        """How many of that kind are there; None where nobody has counted."""
        counts = [one.present for one in self.groups if one.kind is kind]
        counted = [one for one in counts if one is not None]
        return sum(counted) if counted else None

    @property
    def people(self) -> int | None:
        """What the minutes may say of the number of citizens: counted, or noted before."""
        counted = self.present(GroupKind.CITIZENS)
        return self.dialogue.people if counted is None else counted

    def speaker_of(self, opinion: Opinion, *, with_name: bool) -> str:
        """As :meth:`name_of`, of who voiced an opinion."""
        village = opinion.village_id and self.minutes.villages.get(opinion.village_id)
        return speaker_in_words(
            opinion.speaker if with_name else None, opinion.speaker_kind, village or None
        )

    def name_of(self, turn: Turn, *, with_name: bool = True) -> str:
        """Who has a turn; without the name it is the village that speaks."""
        village = self.minutes.villages.get(turn.village_id) if turn.village_id else None
        return speaker_in_words(turn.speaker if with_name else None, turn.speaker_kind, village)


@dataclass(frozen=True, slots=True)
class News:
    """Which records of a meeting were written after a mark; ``echoed`` are opinions by number
    whose count of voices may have changed with them."""

    mark: int
    changed: dict[str, set[UUID]] = field(default_factory=dict)
    echoed: set[int] = field(default_factory=set)

    def has(self, record: Record) -> bool:
        return record.id in self.changed.get(record.__tablename__, ())

    def told_anew(self, opinions: Sequence[Opinion]) -> list[Opinion]:
        """Those of ``opinions`` whose row is no longer what it was, echoed ones included."""
        numbers = self.echoed | {one.same_as for one in opinions if one.same_as and self.has(one)}
        return [one for one in opinions if self.has(one) or one.number in numbers]

    def touches(self, *kinds: str) -> bool:
        return any(kind in self.changed for kind in kinds)


def room_of(dialogue: Dialogue, *, today: date) -> Room:
    """The mark is read first: what is written meanwhile is told again, never left out."""
    latest = db.select(db.func.max(JournalEntry.sequence)).where(_of(dialogue.id))
    return Room(
        mark=db.session.scalar(latest) or 0,
        minutes=minutes_of(dialogue, today=today),
        items=agenda_of(dialogue.id),
        groups=groups_counted(dialogue.id),
        turns=turns_of(dialogue.id),
    )


def news_since(dialogue_id: UUID, mark: int) -> News | None:
    """What was written in this meeting after ``mark``; None where nothing was.

    Everybody who writes here holds the conference's lock first, so its lines become visible in
    the order of their numbers, and none appears behind a mark that was given out.
    """
    rows = db.session.execute(
        db.select(
            JournalEntry.sequence,
            JournalEntry.subject,
            JournalEntry.subject_id,
            JournalEntry.changes,
        )
        .where(JournalEntry.sequence > mark, _of(dialogue_id))
        .order_by(JournalEntry.sequence)
    ).all()
    if not rows:
        return None
    news = News(mark=rows[-1].sequence)
    for row in rows:
        news.changed.setdefault(row.subject, set()).add(row.subject_id)
        news.echoed.update(one for one in row.changes.get("same_as", ()) if one)
    return news


def _of(dialogue_id: UUID) -> ColumnElement[bool]:
    """Journal lines about the conference itself and about its parts."""
    return or_(
        and_(JournalEntry.subject == "dialogue", JournalEntry.subject_id == dialogue_id),
        *(
            and_(
                JournalEntry.subject == part.__tablename__,
                JournalEntry.subject_id.in_(db.select(part.id).where(_in(part) == dialogue_id)),
            )
            for part in _PARTS
        ),
    )


def _in(part: type[Record]) -> ColumnElement[UUID]:
    return part.__table__.c.dialogue_id
