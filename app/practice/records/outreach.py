"""Invented occasions on which people were told of the law."""

from collections.abc import Sequence
from datetime import date, timedelta

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.outreach import OutreachWay
from app.outreach.facts import OutreachFacts
from app.outreach.models import Outreach
from app.outreach.service import note_outreach
from app.practice.records.commune import Seat
from app.practice.stories import texts


def tell_some(seats: Sequence[Seat], *, today: date, by: Actor) -> None:
    """A few, each in another village; none where there are some."""
    own = db.select(Outreach.id).where(Outreach.unit == by.unit).limit(1)
    if db.session.scalar(own) is not None:
        return
    with transaction():
        for place, row in enumerate(texts("outreach")["occasion"]):
            held_on = today - timedelta(days=row["days_ago"])
            facts = OutreachFacts(
                held_on=held_on,
                way=OutreachWay(row["way"]),
                topic=row["topic"],
                category=row.get("category"),
                place=seats[place % len(seats)].village_name,
                organiser=row["organiser"],
                people=row.get("people"),
            )
            note_outreach(facts, today=held_on, by=by)
