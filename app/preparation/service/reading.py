"""What the page of preparation shows, section by section, in a handful of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.db import db
from app.dialogue.models import Dialogue
from app.dialogue.service.reading import Minutes, minutes_of
from app.domain.calendar import show
from app.domain.dialogue.notices import TextKind, first_told, seconds_to_read, show_length
from app.domain.dialogue.preparation import TaskState
from app.preparation.models import (
    Answerer,
    Broadcast,
    DialogueGuest,
    DialogueInvitation,
    DialogueText,
    PreparationTask,
)
from app.preparation.service import inviting, notice, tasks
from app.preparation.service.groups import GroupLine, groups_of
from app.preparation.service.topics import Gathered, gathered_of
from app.units.service import own_books, villages_of


@dataclass(frozen=True, slots=True)
class Work:
    """The checklist: what is open stands first, the nearest day before the others.

    What every chosen village does stands apart, by village and by what is to be done;
    ``missing`` counts what of the usual list is not on it, ``wanted`` what is needed at all.
    """

    tasks: Sequence[PreparationTask]
    by_village: dict[UUID, dict[str, PreparationTask]]
    titles: Sequence[str]
    missing: int
    wanted: int
    done: int
    late: int


@dataclass(frozen=True, slots=True)
class InvitationLine:
    """An invitation and whom it names, as frozen or as it would go out now."""

    invitation: DialogueInvitation
    people: Sequence[DialogueGuest]


@dataclass(frozen=True, slots=True)
class Inviting:
    """Groups to choose from, the list of this conference, and what went out.

    ``invited`` gives by guest the invitation that holds for the day of the conference;
    ``namesakes`` are names that stand on the list more than once.
    """

    groups: Sequence[GroupLine]
    guests: Sequence[DialogueGuest]
    waiting: Sequence[DialogueGuest]
    invitations: Sequence[InvitationLine]
    invited: dict[UUID, DialogueInvitation]
    namesakes: Sequence[str]

    @property
    def draft(self) -> DialogueInvitation | None:
        lines = (one.invitation for one in self.invitations)
        return next((one for one in lines if not one.is_issued), None)


@dataclass(frozen=True, slots=True)
class Notice:
    """The text to be read, and the evidence that it was; ``untold`` are names of villages.

    ``first_on`` is the earliest day of which there is evidence, ``stale`` whether the kept text
    speaks of another day than the conference's.
    """

    kept: DialogueText | None
    text: str
    length: str
    stale: bool
    broadcasts: Sequence[Broadcast]
    untold: Sequence[str]
    first_on: date | None


@dataclass(frozen=True, slots=True)
class HouseRules:
    kept: DialogueText | None
    text: str
    usual: DialogueText | None


@dataclass(frozen=True, slots=True)
class Preparation:
    """Everything on the page; ``villages`` are those that are asked to come, by name."""

    dialogue: Dialogue
    minutes: Minutes
    villages: dict[UUID, str]
    gathered: Gathered
    work: Work
    inviting: Inviting
    notice: Notice
    rules: HouseRules


def preparation_of(dialogue: Dialogue, *, today: date) -> Preparation:
    minutes = minutes_of(dialogue, today=today)
    villages = called_villages(dialogue)
    return Preparation(
        dialogue=dialogue,
        minutes=minutes,
        villages=villages,
        gathered=gathered_of(minutes, villages, answerers_of(dialogue.id)),
        work=_work(dialogue, villages, today),
        inviting=_inviting(dialogue),
        notice=_notice(dialogue, villages),
        rules=_rules(dialogue),
    )


def called_villages(dialogue: Dialogue) -> dict[UUID, str]:
    """The chosen villages; where none was chosen, all of the commune on that day."""
    chosen = set(dialogue.villages)
    every = (
        villages_of(dialogue.unit) if chosen else villages_of(dialogue.unit, on=dialogue.held_on)
    )
    return {one.id: one.full_name for one in every if not chosen or str(one.id) in chosen}


def answerers_of(dialogue_id: UUID) -> Sequence[Answerer]:
    rows = db.select(Answerer).where(Answerer.dialogue_id == dialogue_id)
    return db.session.scalars(rows.order_by(Answerer.id)).all()


def broadcasts_of(dialogue_id: UUID) -> Sequence[Broadcast]:
    rows = db.select(Broadcast).where(Broadcast.dialogue_id == dialogue_id)
    return db.session.scalars(rows.order_by(Broadcast.aired_on, Broadcast.id)).all()


def tasks_of(dialogue_id: UUID) -> Sequence[PreparationTask]:
    rows = db.select(PreparationTask).where(PreparationTask.dialogue_id == dialogue_id)
    found = db.session.scalars(rows.order_by(PreparationTask.due_on, PreparationTask.id)).all()
    return sorted(found, key=lambda task: list(TaskState).index(task.state))


def _work(dialogue: Dialogue, villages: dict[UUID, str], today: date) -> Work:
    found = tasks_of(dialogue.id)
    by_village: dict[UUID, dict[str, PreparationTask]] = {key: {} for key in villages}
    alone: list[PreparationTask] = []
    for task in found:
        own = by_village.setdefault(task.village_id, {}) if task.village_id else None
        if own is None or task.title in own:
            alone.append(task)
        else:
            own[task.title] = task
    due = {title: one.due_on for own in by_village.values() for title, one in own.items()}
    states = [task.state for task in found]
    return Work(
        tasks=alone,
        by_village={key: own for key, own in by_village.items() if own},
        titles=sorted(due, key=lambda title: due[title]),
        missing=len(tasks.missing_of(db.session(), dialogue, today=today)),
        wanted=len(found) - states.count(TaskState.DROPPED),
        done=states.count(TaskState.DONE),
        late=sum(task.state is TaskState.OPEN and task.due_on < today for task in found),
    )


def _inviting(dialogue: Dialogue) -> Inviting:
    guests = [one for one in inviting.guests_of(dialogue.id) if not one.withdrawn]
    lines = [
        InvitationLine(one, inviting.named_in(one, dialogue))
        for one in inviting.invitations_of(dialogue.id)
    ]
    valid = {
        line.invitation.id: line.invitation
        for line in lines
        if line.invitation.is_issued and line.invitation.held_on == dialogue.held_on
    }
    names = [one.name for one in guests]
    return Inviting(
        groups=groups_of(own_books()),
        guests=guests,
        waiting=[one for one in guests if one.invitation_id not in valid],
        invitations=lines,
        invited={one.id: valid[one.invitation_id] for one in guests if one.invitation_id in valid},
        namesakes=sorted({name for name in names if names.count(name) > 1}),
    )


def _notice(dialogue: Dialogue, villages: dict[UUID, str]) -> Notice:
    kept = notice.kept_text(dialogue.unit, dialogue.id, TextKind.LOUDSPEAKER)
    text = kept.text if kept else notice.text_of(dialogue, TextKind.LOUDSPEAKER)
    rows = broadcasts_of(dialogue.id)
    valid = [one for one in rows if not one.struck and one.held_on == dialogue.held_on]
    heard = {one.village_id for one in valid}
    return Notice(
        kept=kept,
        text=text,
        length=show_length(seconds_to_read(text)),
        stale=kept is not None and not _names_day(text, dialogue.held_on),
        broadcasts=rows,
        untold=[name for key, name in villages.items() if not heard & {key, None}],
        first_on=first_told((one.told for one in valid), held_on=dialogue.held_on),
    )


def _names_day(text: str, day: date) -> bool:
    """Whether a text names the day in one of the ways in which people write it."""
    ways = (show(day), f"{day.day}/{day.month}/{day.year}", *_in_words(day))
    return any(way in text for way in ways)


def _in_words(day: date) -> tuple[str, ...]:
    return tuple(
        f"{d} tháng {m} năm {day.year}"
        for d in {f"{day.day}", f"{day.day:02d}"}
        for m in {f"{day.month}", f"{day.month:02d}"}
    )


def _rules(dialogue: Dialogue) -> HouseRules:
    kept = notice.kept_text(dialogue.unit, dialogue.id, TextKind.HOUSE_RULES)
    usual = notice.kept_text(dialogue.unit, None, TextKind.HOUSE_RULES)
    return HouseRules(kept, notice.text_of(dialogue, TextKind.HOUSE_RULES), usual)
