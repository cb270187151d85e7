"""The plans of the years in which conferences are invented, and two requests of voters."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from uuid import UUID

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.dialogue.kinds import DialogueKind
from app.domain.dialogue.plan_words import MAIN_FIELDS, PARTY_CHAIR, first_words, party_committee_of
from app.domain.dialogue.plans import EARLIEST_YEAR
from app.domain.quarters import Quarter
from app.domain.words import mid_sentence
from app.practice.conferences import Conference, officials
from app.practice.people import Person
from app.practice.records.commune import Seat, shares_of
from app.units.models import Unit
from app.yearplan.facts import PlanFacts, RequestFacts, SessionFacts
from app.yearplan.models import DialoguePlan
from app.yearplan.service import plans, requests, sessions

Planned = dict[tuple[Quarter, DialogueKind], UUID]


def add_year_plans(
    unit: Unit,
    seats: Sequence[Seat],
    conferences: Sequence[Conference],
    *,
    today: date,
    by: Actor,
) -> Planned:
    """A plan for each year with conferences, issued in January, and next year's draft.

    Gives the planned session of each quarter and kind; none where the book has plans already.
    """
    if db.session.scalar(db.select(DialoguePlan.id).where(DialoguePlan.unit == unit.code).limit(1)):
        return {}
    writer = _Writer(Random(f"yearplan {unit.code}"), unit, seats, today, by)
    wanted: defaultdict[int, set[tuple[Quarter, DialogueKind]]] = defaultdict(set)
    for one in conferences:
        wanted[one.held_on.year].add((Quarter.of(one.held_on), one.kind))
    found: Planned = {}
    with transaction():
        for year in sorted(year for year in wanted if year >= EARLIEST_YEAR):
            if year == today.year:
                wanted[year] |= {(Quarter(year, n), DialogueKind.GOVERNMENT) for n in (1, 4)}
            found |= writer.issue(year, wanted[year])
        writer.draft(today.year + 1)
        writer.receive_requests()
    return found


@dataclass(frozen=True, slots=True)
class _Writer:
    rng: Random
    unit: Unit
    seats: Sequence[Seat]
    today: date
    by: Actor

    def issue(self, year: int, wanted: set[tuple[Quarter, DialogueKind]]) -> Planned:
        plan = self.draft(year)
        found = {
            one: self._session(plan, *one)
            for one in sorted(wanted, key=lambda one: (one[0].number, one[1].value))
        }
        day = date(year, 1, 15)
        if day <= self.today:
            plans.issue_plan(
                plan.id,
                number=f"{self.rng.randint(3, 20):02d}",
                issued_on=day,
                signer=self._official("chair").name,
                signer_post=plan.signer_post,
                revision=plan.revision,
                today=self.today,
                by=self.by,
            )
        return found

    def draft(self, year: int) -> DialoguePlan:
        kinds = [seat.place.kind for seat in self.seats]
        words = first_words(year, self.unit.name, villages=kinds, today=self.today)
        facts = PlanFacts(**words, fields_of_life=MAIN_FIELDS)
        return plans.draft_plan(
            year, facts, author=DialogueKind.GOVERNMENT, today=self.today, by=self.by
        )

    def receive_requests(self) -> None:
        """One turned down for too few signatures, one that the committee has to grant."""
        day = self.today - timedelta(days=40)
        voters = 4_200 + self.rng.randint(0, 900)
        for signatures, matter in (
            (voters // 40, "Đề nghị đối thoại về giá nước sinh hoạt."),
            (voters // 8, "Đề nghị đối thoại về việc thu hồi đất làm đường liên thôn."),
        ):
            facts = RequestFacts(
                received_on=day,
                signatures=signatures,
                voters=voters,
                representatives=self.rng.choice(self.seats).leader,
                content=matter,
            )
            held = requests.receive_request(facts, today=self.today, by=self.by)
            if signatures * 10 < voters:
                requests.refuse_request(
                    held.id,
                    refused_on=day + timedelta(days=5),
                    reason="Chưa đủ 10% tổng số cử tri; nội dung sẽ trả lời bằng văn bản.",
                    revision=held.revision,
                    today=self.today,
                    by=self.by,
                )

    def _session(self, plan: DialoguePlan, quarter: Quarter, kind: DialogueKind) -> UUID:
        some = self.rng.sample(list(self.seats), k=min(len(self.seats), self.rng.randint(1, 4)))
        of_party = kind is DialogueKind.PARTY_COMMITTEE
        facts = SessionFacts(
            quarter=quarter.number,
            kind=kind,
            villages=tuple(seat.village_id for seat in some),
            place=f"Nhà văn hóa {mid_sentence(some[0].village_name)}",
            chair=PARTY_CHAIR if of_party else plan.chair,
            organiser=party_committee_of(self.unit.name) if of_party else plan.organiser,
            co_organisers=plan.co_organisers,
        )
        return sessions.plan_session(plan.id, facts, today=self.today, by=self.by).id

    def _official(self, post: str) -> Person:
        return officials(self.unit.code, shares_of(self.unit))[post]
