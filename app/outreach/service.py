"""Acts on the log of outreach, the list, and how much was done in a period."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import tuple_

from app.db import db, transaction
from app.domain import outreach as rules
from app.domain.actors import Actor
from app.domain.outreach import Outreached
from app.outreach.acts import OutreachAct
from app.outreach.facts import OutreachFacts
from app.outreach.models import Outreach
from app.outreach.sight import visible_outreach
from app.records import journal
from app.records.locking import take

PAGE = 50
_PLACE = (Outreach.held_on, Outreach.id)


def note_outreach(facts: OutreachFacts, *, today: date, by: Actor) -> Outreach:
    with transaction():
        rules.check_outreach(facts.held_on, facts.people, facts.category, today=today)
        one = Outreach(unit=by.unit)
        facts.write_into(one)
        journal.write(one, OutreachAct.NOTE, by=by)
    return one


def correct_outreach(
    outreach_id: UUID, facts: OutreachFacts, *, revision: int, today: date, by: Actor
) -> Outreach:
    with transaction() as session:
        one = take(session, Outreach, outreach_id, by=by, revision=revision)
        rules.check_standing(one.struck_on)
        rules.check_outreach(facts.held_on, facts.people, facts.category, today=today)
        facts.write_into(one)
        journal.correct(one, OutreachAct.CORRECT, by=by)
    return one


def strike_outreach(outreach_id: UUID, *, revision: int, today: date, by: Actor) -> Outreach:
    """Take out what was noted twice or wrongly: it is shown struck and not counted."""
    with transaction() as session:
        one = take(session, Outreach, outreach_id, by=by, revision=revision)
        rules.check_standing(one.struck_on)
        one.struck_on = today
        journal.write(one, OutreachAct.STRIKE, by=by)
    return one


def restore_outreach(outreach_id: UUID, *, by: Actor) -> Outreach:
    """Take a striking back: it is counted again."""
    with transaction() as session:
        one = take(session, Outreach, outreach_id, by=by)
        if one.struck_on is not None:
            one.struck_on = None
            journal.write(one, OutreachAct.RESTORE, by=by)
    return one


def list_page(
    by: Actor, *, before: tuple[date, UUID] | None = None, limit: int | None = None
) -> tuple[Sequence[Outreach], bool]:
    """At most ``limit`` occasions before that place, newest first, and whether more follow."""
    limit = limit or PAGE
    rows = db.select(Outreach).where(visible_outreach(by))
    if before is not None:
        rows = rows.where(tuple_(*_PLACE) < before)
    newest = [one.desc() for one in _PLACE]
    found = db.session.scalars(rows.order_by(*newest).limit(limit + 1)).all()
    return found[:limit], len(found) > limit


def outreached(first: date, last: date, *, by: Actor) -> Outreached:
    """What was done in the period, both days included; what was struck is not counted."""
    rows = db.select(db.func.count(), db.func.coalesce(db.func.sum(Outreach.people), 0)).where(
        visible_outreach(by),
        Outreach.held_on.between(first, last),
        Outreach.struck_on.is_(None),
    )
    occasions, people = db.session.execute(rows).one()
    return Outreached(occasions, int(people))
