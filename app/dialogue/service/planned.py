"""What the year's plan asks of conferences: which were arranged for what."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from uuid import UUID

from app.db import db
from app.dialogue.models import Dialogue
from app.domain.dialogue.kinds import DialogueKind
from app.domain.dialogue.lifecycle import DialogueState
from app.yearplan.conferences import Linked, LinkedConference

_HELD = [state for state in DialogueState if state.has_begun]


class PlannedConferences:
    """See :class:`app.yearplan.conferences.Conferences`."""

    def of_sessions(self, ids: Collection[UUID]) -> Linked:
        return _linked(Dialogue.planned_id, ids)

    def of_requests(self, ids: Collection[UUID]) -> Linked:
        return _linked(Dialogue.request_id, ids)

    def years_met(self, unit: str, years: Collection[int]) -> set[int]:
        if not years:
            return set()
        first, last = date(min(years), 1, 1), date(max(years), 12, 31)
        days = db.select(Dialogue.held_on).where(
            Dialogue.unit == unit,
            Dialogue.kind == DialogueKind.GOVERNMENT,
            Dialogue.state.in_(_HELD),
            Dialogue.held_on.between(first, last),
        )
        return {day.year for day in db.session.scalars(days)} & set(years)


def _linked(column, ids: Collection[UUID]) -> Linked:
    rows = (
        db.select(column, Dialogue.id, Dialogue.title, Dialogue.state, Dialogue.held_on)
        .where(column.in_(list(ids)))
        .order_by(Dialogue.held_on, Dialogue.id)
    )
    found: defaultdict[UUID, list[LinkedConference]] = defaultdict(list)
    for key, *conference in db.session.execute(rows) if ids else ():
        found[key].append(LinkedConference(*conference))
    return found
