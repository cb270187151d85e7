"""The inspection itself: fill in the checklist, write the minutes, sign them."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from app.db import transaction
from app.domain.actors import Actor
from app.domain.inspection import kinds as rules
from app.domain.inspection.checklist import Verdict, filled, frozen, thawed
from app.domain.inspection.kinds import InspectionState
from app.inspection.acts import InspectionAct, PointAct
from app.inspection.facts import MinutesFacts, PartyFacts
from app.inspection.models import Inspection
from app.inspection.papers import minutes_kind
from app.inspection.service.figures import figures_of
from app.inspection.service.lists import items_for
from app.inspection.service.planning import check_party
from app.inspection.service.reading import points_of
from app.papers.service import keep_signed
from app.papers.types import Ask
from app.records import journal
from app.records.locking import take

Answers = Mapping[str, tuple[Verdict | None, str]]


def fill_checklist(
    inspection_id: UUID, answers: Answers, *, revision: int, today: date, by: Actor
) -> Inspection:
    """Keep the answers by the code of their item, beside the figures as they are counted now."""
    with transaction() as session:
        one = take(session, Inspection, inspection_id, by=by, revision=revision)
        rules.check_open(one.state)
        known = items_for(one, today=today)
        figures = figures_of(one, today=today, by=by)
        checklist = filled(known.items, answers, figures, title=known.title, today=today)
        one.checklist = frozen(checklist)
        journal.write(one, InspectionAct.CHECK, by=by)
    return one


def write_minutes(
    inspection_id: UUID,
    facts: MinutesFacts,
    party: PartyFacts,
    *,
    revision: int,
    today: date,
    by: Actor,
) -> Inspection:
    """Note that it was held, who was there, what was said; it may be mended until it is signed."""
    with transaction() as session:
        one = take(session, Inspection, inspection_id, by=by, revision=revision)
        rules.check_open(one.state)
        check_party(party)
        rules.check_held(
            facts.held_on,
            announced_on=one.announced_on,
            leader=party.leader,
            year=one.year,
            today=today,
        )
        facts.write_into(one)
        party.write_into(one)
        one.state = InspectionState.HELD
        journal.correct(one, InspectionAct.WRITE, by=by)
    return one


def conclude(
    inspection_id: UUID,
    concluded_on: date,
    number: str,
    *,
    revision: int,
    today: date,
    by: Actor,
) -> Inspection:
    """Note that all have signed: the minutes with their figures stay as they are, their
    recommendations are in force, and who was inspected reads them."""
    with transaction() as session:
        one = take(session, Inspection, inspection_id, by=by, revision=revision)
        rules.check_concluding(
            one.state,
            held_on=one.held_on,
            concluded_on=concluded_on,
            unanswered=thawed(one.checklist).unanswered if one.checklist else None,
            front_missing=one.with_front and not one.front_name,
            today=today,
        )
        signing = by.on_behalf_of(one.leader)
        points = points_of(one.id)
        one.concluded_on, one.number = concluded_on, number
        one.state = rules.state_when(open_points=sum(bool(p.recommendation) for p in points))
        one.closed_on = concluded_on if one.state is InspectionState.CLOSED else None
        journal.write(one, InspectionAct.CONCLUDE, by=signing)
        for point in points:
            point.is_issued = True
            journal.write(point, PointAct.ISSUE, by=signing)
        ask = Ask(signing, today)
        keep_signed(minutes_kind(one), one, ask, signed_on=concluded_on, number=number or None)
    return one
