"""What a form tells a service of the preparation of a conference."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from app.domain.dialogue.notices import Channel
from app.records.facts import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswererFacts(Facts):
    field: str
    person: str
    post: str = ""
    body: str = ""
    answer: str = ""
    legal_basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFacts(Facts):
    title: str
    due_on: date
    person: str = ""
    village_id: UUID | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientFacts(Facts):
    name: str
    post: str = ""
    is_body: bool = False
    village_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Whom to put on the list: groups, citizens known by their opinions, single people.

    ``others`` are typed line by line as ``Họ tên, chức vụ`` and stand under ``others_as``.
    """

    groups: Sequence[UUID] = ()
    citizens: bool = False
    others: str = ""
    others_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationFacts(Facts):
    """What the invitation says; day, place and title are the conference's own."""

    signer: str = ""
    signer_post: str = ""
    present_at: time | None = None
    content: str = ""
    request: str = ""
    contact: str = ""
    copies: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BroadcastFacts:
    """One time that people were told; of no village: the whole commune heard it."""

    channel: Channel
    aired_on: date
    aired_at: time | None = None
    confirmed_by: str = ""
