"""Before an inspection: plan it, correct that, announce it to who is inspected, cancel it."""

from datetime import date
from uuid import UUID

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.inspection import kinds as rules
from app.domain.inspection.kinds import InspectionKind, InspectionState
from app.inspection.acts import InspectionAct
from app.inspection.facts import PartyFacts, PlanFacts
from app.inspection.models import Inspection
from app.records import journal
from app.records.locking import NotHere, take
from app.teams.models import Team
from app.units.service import reach, unit_names


def plan_inspection(
    kind: InspectionKind,
    subject_unit: str,
    team_id: UUID | None,
    facts: PlanFacts,
    party: PartyFacts,
    *,
    today: date,
    by: Actor,
) -> Inspection:
    """Put an inspection of a unit below, of an own team, or of oneself on the list."""
    with transaction() as session:
        journal.refuse_repeat(session, by)
        rules.check_subject(
            kind, is_own_unit=subject_unit in by.books, has_team=team_id is not None
        )
        _check(facts, party, today)
        one = Inspection(
            unit=by.unit,
            kind=kind,
            state=InspectionState.PLANNED,
            subject_unit=subject_unit,
            team_id=team_id,
            subject_name=_name_of(subject_unit, team_id, by),
            noted_by=by.acted_by or by.name,
        )
        facts.write_into(one)
        party.write_into(one)
        journal.write(one, InspectionAct.PLAN, by=by)
    return one


def correct_plan(
    inspection_id: UUID,
    facts: PlanFacts,
    party: PartyFacts,
    *,
    revision: int,
    today: date,
    by: Actor,
) -> Inspection:
    """Other days, other people; whom it is about stays."""
    with transaction() as session:
        one = take(session, Inspection, inspection_id, by=by, revision=revision)
        rules.check_planned(one.state)
        _check(facts, party, today)
        facts.write_into(one)
        party.write_into(one)
        journal.correct(one, InspectionAct.CORRECT, by=by)
    return one


def announce(
    inspection_id: UUID, announced_on: date, number: str, *, revision: int, today: date, by: Actor
) -> Inspection:
    """From now on the inspected unit reads who comes, when, and what will be looked at."""
    with transaction() as session:
        one = take(session, Inspection, inspection_id, by=by, revision=revision)
        rules.check_announcing(one.state, one.kind, one.announced_on, announced_on, today=today)
        one.announced_on, one.announced_number = announced_on, number
        journal.write(one, InspectionAct.ANNOUNCE, by=by)
    return one


def cancel(
    inspection_id: UUID, reason: str, *, revision: int, today: date, by: Actor
) -> Inspection:
    """Say that it will not be; who was told of it reads that with the next exchange."""
    with transaction() as session:
        one = take(session, Inspection, inspection_id, by=by, revision=revision)
        rules.check_open(one.state)
        one.state, one.cancelled_on = InspectionState.CANCELLED, today
        one.cancel_reason = reason
        journal.write(one, InspectionAct.CANCEL, by=by, reason=reason)
    return one


def check_party(party: PartyFacts) -> None:
    rules.check_front(
        takes_part=party.with_front, body=party.front_body, representative=party.front_name
    )


def _check(facts: PlanFacts, party: PartyFacts, today: date) -> None:
    rules.check_appointment(facts.when, today=today)
    rules.check_looked_at(facts.since, facts.until)
    rules.check_woven(facts.woven, facts.woven_words)
    check_party(party)


def _name_of(subject_unit: str, team_id: UUID | None, by: Actor) -> str:
    """What is inspected, as it is called today; refuses what this unit does not inspect."""
    if subject_unit not in reach(by):
        raise NotHere
    if team_id is None:
        return unit_names({subject_unit}).get(subject_unit, subject_unit)
    team = db.session.get(Team, team_id)
    if team is None or team.unit not in by.books or team.unit != subject_unit:
        raise NotHere
    if team.closed_on is not None:
        raise RuleViolation(f"{team.name} đã giải thể.")
    return team.name
