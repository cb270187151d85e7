"""What a person may read of plans: the list, one plan at a glance, what can be linked."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.db import db
from app.domain.actors import Actor
from app.domain.dialogue.kinds import DialogueKind
from app.domain.dialogue.law import DatedBasis, missing_bases
from app.domain.dialogue.plans import lacks_front
from app.domain.dialogue.year import Duty, SessionState, is_arranged, session_state, yearly_duty
from app.domain.plans import PlanState
from app.lawpack.service import law_of
from app.units.service import villages_of
from app.yearplan.conferences import Linked, LinkedConference, conferences
from app.yearplan.models import DialoguePlan, PlannedSession
from app.yearplan.sight import visible_of

PAGE = 50


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A planned conference as the plan's page shows it."""

    session: PlannedSession
    state: SessionState
    villages: Sequence[str]
    linked: Sequence[LinkedConference]
    is_arranged: bool
    lacks_front: bool

    @property
    def where(self) -> str:
        """``Cụm Tà Hừa (thôn A, thôn B)``: for whom it is held."""
        names = ", ".join(self.villages)
        if self.session.cluster:
            return f"{self.session.cluster} ({names})" if names else self.session.cluster
        return names


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan with its conferences, and what the year owes."""

    plan: DialoguePlan
    lines: Sequence[SessionLine]
    counts: Counter[SessionState]
    duty: Duty | None
    missing: Sequence[DatedBasis]

    @property
    def standing(self) -> list[SessionLine]:
        return [line for line in self.lines if line.session.struck_on is None]

    @property
    def struck(self) -> list[SessionLine]:
        return [line for line in self.lines if line.session.struck_on is not None]


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan in the list, with how many of its conferences stand where."""

    plan: DialoguePlan
    counts: Counter[SessionState]

    @property
    def total(self) -> int:
        return sum(n for state, n in self.counts.items() if state is not SessionState.STRUCK)


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the list to go on after."""

    year: int
    unit: str
    plan_id: UUID


def plan_view(plan: DialoguePlan, *, today: date) -> PlanView:
    sessions = sessions_of([plan.id])
    linked = conferences().of_sessions([one.id for one in sessions])
    names = {village.id: village.full_name for village in villages_of(plan.unit)}
    lines = [_line(one, linked, names, today) for one in sessions]
    day = plan.issued_on or min(max(today, date(plan.year, 1, 1)), date(plan.year, 12, 31))
    is_ours, has_begun = plan.author is DialogueKind.GOVERNMENT, plan.year <= today.year
    return PlanView(
        plan=plan,
        lines=lines,
        counts=Counter(line.state for line in lines),
        duty=duty_of(plan.unit, plan.year, today=today) if is_ours and has_begun else None,
        missing=missing_bases(plan.bases, day) if is_ours else (),
    )


def duty_of(unit: str, year: int, *, today: date) -> Duty:
    """What the calendar year owes, and whether it was given."""
    held = year in conferences().years_met(unit, [year])
    return yearly_duty(year, held=held, today=today, law=law_of(unit))


def sessions_of(plan_ids: Iterable[UUID]) -> Sequence[PlannedSession]:
    """In the order of their quarters; struck ones among them."""
    rows = db.select(PlannedSession).where(PlannedSession.plan_id.in_(list(plan_ids)))
    return db.session.scalars(rows.order_by(PlannedSession.quarter, PlannedSession.id)).all()


def plan_page(
    by: Actor, *, year: int | None, after: Place | None, today: date, limit: int | None = None
) -> tuple[list[PlanLine], bool]:
    """At most ``limit`` plans, the newest year first, and whether there are more."""
    limit = limit or PAGE
    rows = db.select(DialoguePlan).where(visible_of(DialoguePlan)(by))
    if year is not None:
        rows = rows.where(DialoguePlan.year == year)
    if after is not None:
        key = db.tuple_(-DialoguePlan.year, DialoguePlan.unit, DialoguePlan.id)
        rows = rows.where(key > db.tuple_(-after.year, after.unit, after.plan_id))
    order = (DialoguePlan.year.desc(), DialoguePlan.unit, DialoguePlan.id)
    found = db.session.scalars(rows.order_by(*order).limit(limit + 1)).all()
    shown = found[:limit]
    sessions = sessions_of(plan.id for plan in shown)
    linked = conferences().of_sessions([one.id for one in sessions])
    counts: dict[UUID, Counter[SessionState]] = {plan.id: Counter() for plan in shown}
    for one in sessions:
        counts[one.plan_id][standing_of(one, linked, today)] += 1
    return [PlanLine(plan, counts[plan.id]) for plan in shown], len(found) > limit


def years_planned(by: Actor) -> list[int]:
    rows = db.select(DialoguePlan.year).where(visible_of(DialoguePlan)(by)).distinct()
    return sorted(db.session.scalars(rows), reverse=True)


def linkable_sessions(
    books: Collection[str], *, today: date, kept: UUID | None = None
) -> Sequence[PlannedSession]:
    """Planned conferences of issued plans of this, last and next year, in one of these books, by
    which one may be held; ``kept`` is one that a conference is already linked to."""
    years = (today.year - 1, today.year, today.year + 1)
    rows = (
        db.select(PlannedSession)
        .join(DialoguePlan, DialoguePlan.id == PlannedSession.plan_id)
        .where(
            PlannedSession.unit.in_(books),
            db.or_(
                PlannedSession.id == kept,
                PlannedSession.year.in_(years)
                & PlannedSession.struck_on.is_(None)
                & (DialoguePlan.state == PlanState.ISSUED),
            ),
        )
        .order_by(PlannedSession.year.desc(), PlannedSession.quarter, PlannedSession.id)
    )
    return db.session.scalars(rows).all()


def _line(one: PlannedSession, linked: Linked, names: dict[UUID, str], today: date) -> SessionLine:
    of_it = linked.get(one.id, ())
    return SessionLine(
        session=one,
        state=standing_of(one, linked, today),
        villages=[names[key] for key in one.villages if key in names],
        linked=of_it,
        is_arranged=is_arranged(each.state for each in of_it),
        lacks_front=lacks_front(one.kind, one.co_organisers, on=one.when.last_day),
    )


def standing_of(one: PlannedSession, linked: Linked, today: date) -> SessionState:
    """Where a planned conference stands; ``linked`` holds what was arranged for it."""
    states = [each.state for each in linked.get(one.id, ())]
    is_struck = one.struck_on is not None
    return session_state(one.when, states, is_struck=is_struck, today=today)
