"""What of the preparation waits: tasks of the conferences to come."""

from flask import url_for

from app.db import db
from app.dialogue.models import Dialogue
from app.domain.actors import Actor, Permission
from app.domain.calendar import show
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.dialogue.preparation import TaskState
from app.preparation.models import PreparationTask
from app.records.waiting import Sort, Waiting, first_of

COMING = (DialogueState.IN_PREPARATION, DialogueState.ANNOUNCED, DialogueState.INVITED)
_TASKS = (
    db.select(
        PreparationTask.title,
        PreparationTask.due_on,
        PreparationTask.person,
        Dialogue.id,
        Dialogue.held_on,
    )
    .join(Dialogue, Dialogue.id == PreparationTask.dialogue_id)
    .order_by(PreparationTask.due_on, PreparationTask.id)
)


def waiting(by: Actor) -> list[Waiting]:
    """The open tasks of conferences that have not begun, for who prepares them."""
    if not by.may(Permission.RECORD_DIALOGUE):
        return []
    rows = _TASKS.where(
        PreparationTask.unit.in_(by.books),
        PreparationTask.state == TaskState.OPEN,
        Dialogue.state.in_(COMING),
    )
    found = []
    for title, due_on, person, dialogue_id, held_on in first_of(rows):
        address = url_for("preparation.detail", dialogue_id=dialogue_id, _anchor="viec")
        words = f"việc chuẩn bị hội nghị đối thoại ngày {show(held_on)}"
        label = f"Chuẩn bị hội nghị {show(held_on)}: {title}"
        if person:
            label = f"{label} ({person})"
        found.append(Waiting(label, due_on, address, Sort(words, address)))
    return found
