"""What a form tells a service of a conference, an opinion or a conclusion."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from app.domain.dialogue.kinds import (
    DialogueForm,
    DialogueKind,
    MatterKind,
    OpinionSource,
    SpeakerKind,
)
from app.records.facts import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogueFacts(Facts):
    """A conference; hours are Vietnamese wall clock, ``people`` counts citizens who came."""

    title: str
    kind: DialogueKind
    held_on: date
    place: str
    organiser: str
    form: DialogueForm = DialogueForm.IN_PERSON
    started_at: time | None = None
    ended_at: time | None = None
    villages: tuple[UUID, ...] = ()
    co_organisers: str = ""
    chairs: str = ""
    co_chair: str = ""
    secretary: str = ""
    delegates: str = ""
    people: int | None = None
    agenda: str = ""
    announced_on: date | None = None
    notice_reason: str = ""
    planned_id: UUID | None = None
    request_id: UUID | None = None

    def write_into(self, record: Any) -> None:
        Facts.write_into(self, record)
        record.villages = [str(one) for one in self.villages]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionFacts(Facts):
    """An opinion; ``same_as`` is the number of the earlier opinion that says the same."""

    content: str
    field: str
    matter: MatterKind = MatterKind.PROPOSAL
    source: OpinionSource = OpinionSource.AT_MEETING
    speaker_kind: SpeakerKind = SpeakerKind.INDIVIDUAL
    speaker: str = ""
    address: str = ""
    may_be_named: bool = False
    village_id: UUID | None = None
    voices: int = 1
    same_as: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConclusionFacts(Facts):
    """A conclusion; ``opinion_number`` is the opinion it settles, None for a general one."""

    content: str
    handler: str
    due_on: date
    person: str = ""
    opinion_number: int | None = None

    def write_into(self, record: Any) -> None:
        Facts.write_into(self, record)
        record.current_due_on = self.due_on
