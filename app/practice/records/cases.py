"""One invented case, written act by act as the commune's officer would write it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from app.domain.actors import Actor
from app.domain.mediation.acts import Act
from app.domain.mediation.assignment import AssignedHow
from app.domain.mediation.clauses import Told
from app.domain.mediation.grounds import Ground
from app.domain.mediation.parties import PartyKind, Side
from app.mediation import service
from app.mediation.service.assigning import assignments_of
from app.mediation.service.clauses import live_clauses
from app.practice.history import Life, Step
from app.practice.people import Person, invent_person, share
from app.practice.records.agreements import TROUBLES, renewed, version_of
from app.practice.records.commune import Member, Seat
from app.practice.records.sittings import ask_sides, invite_guest, needs_of, plan_next
from app.practice.stories import Story

_ALERTS_LAST = timedelta(days=3)  # what is older was reported long ago
_PLANS_NEXT = {Act.ASSIGN_MEDIATOR, Act.CHOOSE_MEDIATOR, Act.START, Act.HOLD_MEETING}
_PROPOSED_BY = ("Trưởng ban công tác Mặt trận", "Chi hội Phụ nữ", "Chi hội Nông dân", "Công an xã")


@dataclass(slots=True)
class CaseWriter:
    """Writes one case; ``rng`` decides what the story and the life leave open."""

    rng: Random
    seat: Seat
    story: Story
    life: Life
    today: date
    by: Actor
    case_id: UUID = field(init=False)
    mediator: Member = field(init=False)
    aside: Random = field(init=False)  # for what goes on around the case and decides nothing in it

    def write(self) -> None:
        self.aside = Random(f"{self.life.steps[0].on} {self.story.a.name}")
        self.mediator = self.rng.choice(self.seat.in_office(self.life.steps[0].on))
        for step in self.life.steps:
            if step.act is not Act.FOLLOW_UP:  # settling with a term begins it
                _WRITERS[step.act](self, step)
        self._around()

    def receive(self, step: Step) -> None:
        story, proposed = self.story, self.life.ground is Ground.PROPOSED
        case = service.receive_case(
            team_id=self.seat.team_id,
            ground=self.life.ground,
            received_on=step.on,
            parties=[self._party(Side.A, story.a), self._party(Side.B, story.b)],
            summary=story.summary,
            proposed_by=self.rng.choice(_PROPOSED_BY) if proposed else None,
            today=self.today,
            by=self.by.on_behalf_of(self.mediator.name),
        )
        self.case_id = case.id

    def refuse(self, step: Step) -> None:
        self._do(
            service.refuse_case,
            self.seat.leader,
            reason=self.story.refusal,
            guided_to=self.story.guided_to(),
            already_reported=step.on < self.today - _ALERTS_LAST,
            refused_on=step.on,
        )

    def confirm(self, step: Step) -> None:
        self._do(
            service.confirm_scope,
            self.seat.leader,
            category_code=self.story.category,
            confirmed_on=step.on,
        )

    def choose(self, step: Step) -> None:
        self._do(
            service.choose_mediators,
            self.story.a.name,
            mediator_ids=[self.mediator.id],
            accepts=True,
            no_conflict=True,
            assigned_on=step.on,
        )

    def assign(self, step: Step) -> None:
        self._do(
            service.assign_mediators,
            self.seat.leader,
            mediator_ids=[one.id for one in self._with_a_second(step.on)],
            no_conflict=True,
            assigned_on=step.on,
        )

    def at_once(self, step: Step) -> None:
        self._do(
            service.mediate_at_once,
            self.mediator.name,
            mediator_id=self.mediator.id,
            no_conflict=True,
            category_code=self.story.category,
            started_on=step.on,
        )

    def decline(self, step: Step) -> None:
        self._do(
            service.decline_case,
            self.mediator.name,
            assignment_id=self._assignment(),
            reason=self.story.pick(self.rng, "declined"),
            declined_on=step.on,
        )

    def replace(self, step: Step) -> None:
        held = {one.mediator_id for one in assignments_of(self.case_id)}
        refusing = self._assignment()
        self.mediator = self.rng.choice(
            [one for one in self.seat.in_office(step.on) if one.id not in held]
        )
        self._do(
            service.replace_mediator,
            self.seat.leader,
            assignment_id=refusing,
            mediator_id=self.mediator.id,
            how=AssignedHow.BY_LEADER,
            reason="Hòa giải viên được phân công từ chối.",
            no_conflict=True,
            assigned_on=step.on,
        )

    def start(self, step: Step) -> None:
        self._do(
            service.start_mediation,
            self.mediator.name,
            started_on=step.on,
            parties_present=True,
            is_public=self.rng.random() < 0.3,
            other_time_agreed=self.rng.random() < 0.1,
        )

    def meet(self, step: Step) -> None:
        told = self.story.course(
            self.rng, mediator=self.mediator.called, settled=self.life.does(Act.SETTLE)
        )
        self._do(service.hold_meeting, self.mediator.name, held_on=step.on, what_happened=told)
        if self.aside.random() < 0.4:
            group = share(self.aside, self.seat.place.shares)
            guest = invent_person(self.aside, group=group, born=(1945, 1965))
            mediator = self.by.on_behalf_of(self.mediator.name)
            invite_guest(self.aside, self.case_id, guest, today=self.today, by=mediator)

    def pause(self, step: Step) -> None:
        self._do(service.pause, self.story.a.name, paused_on=step.on)

    def resume(self, step: Step) -> None:
        self._do(service.resume, self.story.a.name, resumed_on=step.on)

    def settle(self, step: Step) -> None:
        facts = version_of(self.rng, self.story, self.life, step, called=self.mediator.called)
        self._do(service.settle_case, self.mediator.name, facts=facts)

    def end_by_request(self, step: Step) -> None:
        self._do(
            service.end_by_request,
            self.story.a.name,
            ended_on=step.on,
            demands=" ".join((*self.story.demands, self.story.pick(self.rng, "by_request"))),
            guided_to=self.story.guidance(),
        )

    def end_by_mediator(self, step: Step) -> None:
        self._do(
            service.end_by_mediator,
            self.mediator.name,
            ended_on=step.on,
            reason=" ".join((*self.story.demands, self.story.pick(self.rng, "by_mediator"))),
            guided_to=self.story.guidance(),
        )

    def go_on(self, step: Step) -> None:
        self._do(service.go_on, self.story.a.name, resumed_on=step.on)

    def perform(self, step: Step) -> None:
        self._do(service.perform, self.mediator.name, performed_on=step.on)

    def not_perform(self, step: Step) -> None:
        outcome = self.rng.choice(tuple(TROUBLES))
        service.note_clause(
            live_clauses(self.case_id)[0].id,
            outcome=outcome,
            noted_on=step.on,
            note=self.story.pick(self.rng, TROUBLES[outcome]),
            told=Told(other_side_on=step.on, leader_on=step.on),
            today=self.today,
            by=self.by.on_behalf_of(self.mediator.name),
        )

    def new_terms(self, step: Step) -> None:
        left = [one.facts for one in live_clauses(self.case_id)]
        facts = renewed(self.rng, self.story, left, step)
        self._do(service.new_terms, self.mediator.name, facts=facts)

    def close(self, step: Step) -> None:
        self._do(
            service.close_case,
            self.seat.leader,
            closed_on=step.on,
            is_paid_or_waived=True,
            alerts_answered=True,
        )

    def _around(self) -> None:
        """What is known besides of the way the case has gone."""
        last, clock = self.life.steps[-1], {"today": self.today}
        mediator = self.by.on_behalf_of(self.mediator.name)
        if last.act in _PLANS_NEXT:
            on = self.today + timedelta(days=self.aside.randrange(6))
            plan_next(self.aside, self.case_id, self.seat, on, **clock, by=mediator)
        elif self.life.does(Act.SETTLE) and self.aside.random() < 0.3:
            ask_sides(self.aside, self.case_id, last.on, **clock, by=mediator)

    def _do(self, act: Callable[..., object], person: str, **facts: Any) -> None:
        """One act on this case, written on behalf of ``person``."""
        act(self.case_id, today=self.today, by=self.by.on_behalf_of(person), **facts)

    def _party(self, side: Side, person: Person) -> service.PartyFacts:
        return service.PartyFacts(
            side=side,
            name=person.name,
            kind=PartyKind.PERSON if self.rng.random() < 0.8 else PartyKind.FAMILY,
            birth_year=person.born if self.rng.random() < 0.9 else None,
            address=self.seat.village_name,
            **needs_of(self.aside, person, on=self.life.steps[0].on),
        )

    def _with_a_second(self, on: date) -> list[Member]:
        """The mediator, in one case of four with another at the side."""
        others = [one for one in self.seat.in_office(on) if one.id != self.mediator.id]
        wanted = not self.life.does(Act.DECLINE) and self.rng.random() < 0.25
        return [self.mediator, *(self.rng.sample(others, 1) if wanted and others else [])]

    def _assignment(self) -> UUID:
        """The assignment of the mediator in charge."""
        rows = assignments_of(self.case_id)
        return next(one.id for one in rows if one.mediator_id == self.mediator.id)


_WRITERS: dict[Act, Callable[[CaseWriter, Step], None]] = {
    Act.RECEIVE: CaseWriter.receive,
    Act.REFUSE: CaseWriter.refuse,
    Act.CONFIRM_SCOPE: CaseWriter.confirm,
    Act.CHOOSE_MEDIATOR: CaseWriter.choose,
    Act.ASSIGN_MEDIATOR: CaseWriter.assign,
    Act.MEDIATE_AT_ONCE: CaseWriter.at_once,
    Act.DECLINE: CaseWriter.decline,
    Act.REPLACE_MEDIATOR: CaseWriter.replace,
    Act.START: CaseWriter.start,
    Act.HOLD_MEETING: CaseWriter.meet,
    Act.PAUSE: CaseWriter.pause,
    Act.RESUME: CaseWriter.resume,
    Act.SETTLE: CaseWriter.settle,
    Act.END_BY_REQUEST: CaseWriter.end_by_request,
    Act.END_BY_MEDIATOR: CaseWriter.end_by_mediator,
    Act.GO_ON: CaseWriter.go_on,
    Act.PERFORM: CaseWriter.perform,
    Act.NOT_PERFORM: CaseWriter.not_perform,
    Act.NEW_TERMS: CaseWriter.new_terms,
    Act.CLOSE: CaseWriter.close,
}
