"""A conference whose room can be opened."""

from datetime import date, time

from app.dialogue.facts import DialogueFacts
from app.dialogue.models import Dialogue
from app.dialogue.service import conference
from app.domain.actors import Actor
from app.domain.dialogue.kinds import DialogueKind

ROOM = "/doi-thoai/{}/phong-hop"


def a_meeting_of(day: date, *, begun_at: time, by: Actor) -> Dialogue:
    """One of the government with the people, recorded on the day on which it is held."""
    facts = DialogueFacts(
        title="Hội nghị đối thoại năm 2026",
        kind=DialogueKind.GOVERNMENT,
        held_on=day,
        place="Nhà văn hóa bản Tả Lèng",
        organiser="Ủy ban nhân dân phường Tân Phong",
        started_at=begun_at,
    )
    return conference.record_dialogue(facts, today=day, by=by)
