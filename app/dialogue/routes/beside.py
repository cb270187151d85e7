"""What stands beside the minutes on their page: papers, seal, later notes, corrections."""

from typing import Any

from app.dialogue.forms import NotifyForm
from app.dialogue.models import Dialogue
from app.dialogue.papers.kinds import NOTICE
from app.dialogue.service.notes import notes_of
from app.dialogue.service.seal import seal_of
from app.dialogue.service.trail import corrections
from app.papers.desk import desk_of
from app.papers.service import current_paper
from app.papers.types import Ask
from app.web.access import current_actor
from app.web.context import today


def beside(dialogue: Dialogue) -> dict[str, Any]:
    actor = current_actor()
    return {
        "desk": desk_of(dialogue, by=actor),
        "seal": seal_of(dialogue, Ask(actor, today())),
        "notes": notes_of(dialogue.id) if dialogue.state.is_frozen else (),
        "lines": corrections(dialogue),
    }


def notify_form(dialogue: Dialogue) -> NotifyForm:
    """With number and day of the notice that was made here, where it has them already."""
    form = NotifyForm(formdata=None, revision=dialogue.revision)
    paper = current_paper(NOTICE, dialogue.id) if dialogue.state.is_frozen else None
    if paper:
        form.notification_number.data, form.notified_on.data = paper.number, paper.issued_on
    return form
