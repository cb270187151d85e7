"""What a form tells a service of an election, a candidate, a review or a report."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from app.domain.teams.composition import LawTraining, Sex
from app.domain.teams.kinds import Level, PutForward, ReportKind, Voting
from app.records.facts import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class MediatorFacts(Facts):
    """A recognised mediator, entered directly from the list that the commune has."""

    name: str
    sex: Sex
    recognised_on: date
    birth_year: int | None = None
    ethnicity: str | None = None
    is_minority: bool = False
    law_training: LawTraining = LawTraining.NONE
    recognition_number: str | None = None
    is_leader: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectionFacts(Facts):
    """The meeting or the slips; figures are None while nothing has been counted.

    ``voters`` counts households; for a leader the book counts the mediators itself.
    """

    voting: Voting
    held_on: date
    seats: int
    chaired_by: str
    is_by_election: bool = False
    place: str | None = None
    started_at: time | None = None
    ended_at: time | None = None
    voters: int | None = None
    present: int | None = None
    slips_out: int | None = None
    slips_back: int | None = None
    slips_valid: int | None = None
    village_head: str | None = None
    secretary: str | None = None
    board: str | None = None
    remarks: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateFacts(Facts):
    """Somebody who stands: ``candidate_id`` where known before, ``mediator_id`` for a leader."""

    name: str
    sex: Sex
    candidate_id: UUID | None = None
    mediator_id: UUID | None = None
    birth_year: int | None = None
    ethnicity: str | None = None
    is_minority: bool = False
    law_training: LawTraining = LawTraining.NONE
    education: str | None = None
    occupation: str | None = None
    address: str | None = None
    put_forward: PutForward | None = None
    votes: int | None = None
    again: int | None = None

    @classmethod
    def of_mediator(
        cls, mediator_id: UUID | None, votes: int | None, again: int | None = None
    ) -> "CandidateFacts":
        """Who stands for leader: the book knows the rest of them."""
        return cls(mediator_id=mediator_id, name="", sex=Sex.MALE, votes=votes, again=again)


@dataclass(frozen=True, slots=True)
class Judgement:
    """How one mediator did."""

    mediator_id: UUID
    level: Level
    comment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFacts(Facts):
    year: int
    held_on: date
    led_by: str
    with_whom: str | None = None
    remarks: str | None = None
    proposals: str | None = None
    judgements: Sequence[Judgement] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts(Facts):
    """The words of a report; its figures are counted."""

    kind: ReportKind
    first: date
    last: date
    reported_by: str
    difficulties: str | None = None
    proposals: str | None = None
