"""What a form tells a service of a class, a summons, a trainer or a piece of material."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from app.domain.teams import Sex
from app.domain.training.days import Days
from app.domain.training.kinds import Audience, GivenBy, Result, Topic
from app.records.facts import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassFacts:
    """A class; ``trainers`` are of the own roster, ``hours`` those of the whole class."""

    title: str
    topics: tuple[Topic, ...]
    audience: tuple[Audience, ...]
    days: Days
    organiser: str
    given_by: GivenBy = GivenBy.OWN
    co_organisers: str = ""
    content: str = ""
    hours: int | None = None
    place: str = ""
    trainers: tuple[UUID, ...] = ()
    other_trainers: str = ""
    documents: str = ""

    def write_into(self, record: Any) -> None:
        plain = ("title", "organiser", "given_by", "co_organisers", "content", "hours", "place")
        for name in (*plain, "other_trainers", "documents"):
            setattr(record, name, getattr(self, name))
        for name in ("topics", "audience", "trainers"):
            setattr(record, name, list(getattr(self, name)))
        record.first_on, record.last_on = self.days.first_on, self.days.last_on
        record.days_set = self.days.are_set


@dataclass(frozen=True, slots=True, kw_only=True)
class SummonsFacts(Facts):
    """A summons; without number and day it is a draft. Hours are Vietnamese wall clock."""

    number: str = ""
    issued_on: date | None = None
    signer: str = ""
    signer_post: str = ""
    addressees: str = ""
    present_on: date | None = None
    present_at: time | None = None
    bring: str = ""
    contact: str = ""
    again: bool = False

    @property
    def is_draft(self) -> bool:
        return not self.number and self.issued_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainerFacts(Facts):
    name: str
    sex: Sex
    organisation: str
    since: date
    birth_year: int | None = None
    post: str = ""
    expertise: str = ""
    phone: str = ""
    decision_number: str = ""
    decision_on: date | None = None
    until: date | None = None
    until_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialFacts(Facts):
    title: str
    topic: Topic
    text: str = ""
    source: str = ""
    class_id: UUID | None = None
    retired_on: date | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether somebody will come (None: not heard yet), and why not."""

    confirmed: bool | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    result: Result | None = None
    certificate: str = ""
