"""The rounds of a case: born when one begins, ended with it. The case mirrors the latest."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from app.db import db
from app.domain.actors import Actor
from app.domain.mediation.acts import Act
from app.mediation.models import MediationCase, Round
from app.records import journal


def rounds_of(case_id: UUID) -> Sequence[Round]:
    """All rounds of a case, the first first."""
    rows = db.select(Round).where(Round.case_id == case_id)
    return db.session.scalars(rows.order_by(Round.number, Round.id)).all()


def running(case: MediationCase) -> Round | None:
    """The round that has begun and not ended."""
    rows = db.select(Round).where(Round.case_id == case.id, Round.ended_on.is_(None))
    return db.session.scalars(rows.order_by(Round.number.desc()).limit(1)).first()


def begun_on(case: MediationCase) -> date | None:
    """The first day of the round that goes on; nothing of it lies before."""
    latest = running(case)
    return latest.started_on if latest else case.started_on


def next_number(case: MediationCase) -> int:
    """What the next round is called."""
    highest = db.select(db.func.max(Round.number)).where(Round.case_id == case.id)
    return (db.session.scalar(highest) or 0) + 1


def begin_round(case: MediationCase, act: Act, on: date, *, by: Actor) -> None:
    """A round begins; call it after the line of the case, which has its number already."""
    new = Round(unit=case.unit, case_id=case.id, number=case.round, started_on=on)
    journal.write(new, act, by=by)


def end_round(case: MediationCase, act: Act, *, by: Actor) -> None:
    """The round ends as the case says; one that nobody sat down for is told by its end alone."""
    latest = running(case) or Round(unit=case.unit, case_id=case.id, number=case.round)
    _mirror(latest, case)
    journal.write(latest, act, by=by)


def break_off(case: MediationCase, act: Act, on: date, *, by: Actor) -> None:
    """What goes on is no case of mediation; before the first sitting there is nothing to end."""
    if latest := running(case):
        latest.ended_on = on
        journal.write(latest, act, by=by)


def set_right(case: MediationCase, act: Act, *, by: Actor) -> None:
    """The latest round follows what was corrected on the case."""
    rounds = rounds_of(case.id)
    if not rounds:
        return
    before = (latest := rounds[-1]).as_held()
    if latest.ended_on is not None and case.ended_on is not None:
        _mirror(latest, case)
    if len(rounds) == 1 and latest.started_on is not None:
        latest.started_on = case.started_on
    if latest.as_held() != before:
        journal.write(latest, act, by=by)


def _mirror(latest: Round, case: MediationCase) -> None:
    latest.ended_on, latest.result = case.ended_on, case.result
    latest.ending_reason, latest.demands = case.ending_reason, case.ending_note
    latest.guided_to = case.guided_to
