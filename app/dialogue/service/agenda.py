"""The agenda and whose heads are counted: laid down beforehand, followed in the room."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, now, transaction
from app.dialogue.models import AgendaItem, Attendance, Dialogue
from app.dialogue.room_acts import AgendaAct, AttendanceAct
from app.dialogue.service.holding import take_part
from app.domain.actors import Actor
from app.domain.dialogue import lifecycle, room
from app.domain.dialogue.room import GroupKind
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.records import journal
from app.records.locking import NotHere, Stale, take

P = TypeVar("P", AgendaItem, Attendance)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A row of the plan; ``id`` and ``revision`` where it stands already, no words to drop it."""

    place: int
    words: str
    id: UUID | None = None
    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedItem(Planned):
    minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedGroup(Planned):
    kind: GroupKind = GroupKind.CITIZENS
    expected: int | None = None


def lay_down(
    dialogue_id: UUID, items: Iterable[PlannedItem], groups: Iterable[PlannedGroup], *, by: Actor
) -> Dialogue:
    """Write the agenda and the groups as they stand in the form; what did not change stays."""
    with transaction() as session:
        dialogue = take(session, Dialogue, dialogue_id, by=by)
        lifecycle.check_open(dialogue.state)
        for item in items:
            _lay_item(session, dialogue, item, by)
        for group in groups:
            _lay_group(session, dialogue, group, by)
    return dialogue


def next_item(dialogue_id: UUID, *, by: Actor) -> AgendaItem | None:
    """End what runs and start what follows; after the last item nothing runs any more."""
    with transaction() as session:
        dialogue = take(session, Dialogue, dialogue_id, by=by)
        room.check_in_session(dialogue.state, "Giờ của từng mục chương trình")
        items = agenda_of(dialogue_id)
        last = next((place for place, one in enumerate(items) if one.is_running), None)
        waiting = [one for one in items[0 if last is None else last :] if one.started_at is None]
        if last is None and not waiting:
            raise RuleViolation("Chương trình không còn mục nào chưa bắt đầu.")
        if last is not None:
            _end(items[last], by)
        if not waiting:
            return None
        _start(waiting[0], by)
        return waiting[0]


def start_item(item_id: UUID, *, revision: int, by: Actor) -> AgendaItem:
    """Go to an item out of its turn, or back to one that was ended too early."""
    with transaction() as session:
        item, dialogue = take_part(session, AgendaItem, item_id, by=by, revision=revision)
        room.check_in_session(dialogue.state, "Giờ của từng mục chương trình")
        if item.dropped or item.is_running:
            raise RuleViolation("Mục này đang diễn ra hoặc đã bỏ khỏi chương trình.")
        for one in agenda_of(dialogue.id):
            if one.is_running:
                _end(one, by)
        _start(item, by)
    return item


def count_heads(
    attendance_id: UUID, *, present: int | None, revision: int, by: Actor
) -> Attendance:
    """Note how many of a group are in the room; latecomers are added by counting again."""
    with transaction() as session:
        group, dialogue = take_part(session, Attendance, attendance_id, by=by, revision=revision)
        lifecycle.check_open(dialogue.state)
        room.check_heads(group.name, present)
        group.present = present
        journal.write(group, AttendanceAct.COUNT, by=by)
    return group


def agenda_of(dialogue_id: UUID) -> Sequence[AgendaItem]:
    """In the order in which it is gone through."""
    rows = db.select(AgendaItem).where(
        AgendaItem.dialogue_id == dialogue_id, AgendaItem.dropped.is_(False)
    )
    return db.session.scalars(rows.order_by(AgendaItem.place, AgendaItem.id)).all()


def groups_counted(dialogue_id: UUID) -> Sequence[Attendance]:
    rows = db.select(Attendance).where(
        Attendance.dialogue_id == dialogue_id, Attendance.dropped.is_(False)
    )
    return db.session.scalars(rows.order_by(Attendance.place, Attendance.id)).all()


def _lay_item(session: Session, dialogue: Dialogue, wanted: PlannedItem, by: Actor) -> None:
    facts = {"place": wanted.place, "title": wanted.words, "minutes": wanted.minutes}
    if wanted.id is not None and not wanted.words:
        held = _held(session, AgendaItem, dialogue, wanted, {"dropped": True}, by)
        if held is not None and held.started_at is not None:
            raise RuleViolation(f"Mục “{held.title}” đã bắt đầu nên không bỏ được.")
        _write(held, {"dropped": True}, AgendaAct.DROP, by)
        return
    room.check_planned(wanted.words, wanted.minutes)
    if wanted.id is None:
        _write(AgendaItem(unit=by.unit, dialogue_id=dialogue.id), facts, AgendaAct.PLAN, by)
        return
    held = _held(session, AgendaItem, dialogue, wanted, facts, by)
    _write(held, facts, AgendaAct.CHANGE, by)


def _lay_group(session: Session, dialogue: Dialogue, wanted: PlannedGroup, by: Actor) -> None:
    room.check_heads(wanted.words, wanted.expected)
    facts = {
        "place": wanted.place,
        "name": wanted.words,
        "kind": wanted.kind,
        "expected": wanted.expected,
    }
    if wanted.id is None:
        _write(Attendance(unit=by.unit, dialogue_id=dialogue.id), facts, AttendanceAct.PLAN, by)
        return
    is_dropped = not wanted.words
    facts = {"dropped": True} if is_dropped else facts
    held = _held(session, Attendance, dialogue, wanted, facts, by)
    _write(held, facts, AttendanceAct.DROP if is_dropped else AttendanceAct.CHANGE, by)


def _held(
    session: Session, model: type[P], dialogue: Dialogue, wanted: Planned, facts: dict, by: Actor
) -> P | None:
    """The row that stands, None where nothing of it is to change."""
    held = take(session, model, wanted.id, by=by)
    if held.dialogue_id != dialogue.id:
        raise NotHere
    if all(getattr(held, name) == value for name, value in facts.items()):
        journal.leave_as_it_was()
        return None
    if held.revision != wanted.revision:
        raise Stale(held, wanted.revision)
    return held


def _write(record: P | None, facts: dict, act: LabelledEnum, by: Actor) -> None:
    if record is None:
        return
    for name, value in facts.items():
        setattr(record, name, value)
    journal.write(record, act, by=by)


def _start(item: AgendaItem, by: Actor) -> None:
    item.started_at, item.ended_at = item.started_at or now(), None
    journal.write(item, AgendaAct.START, by=by)


def _end(item: AgendaItem, by: Actor) -> None:
    item.ended_at = now()
    journal.write(item, AgendaAct.END, by=by)
