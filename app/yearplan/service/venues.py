"""Where a conference may be held: known places, offered and never imposed."""

from datetime import date

from app.db import db
from app.domain.words import mid_sentence
from app.instance import this_instance
from app.units.service import villages_of
from app.units.service.reading import carried_by
from app.yearplan.models import PlannedSession


def venues_of(unit: str, *, on: date) -> list[str]:
    """The places of conferences planned before, the seat of the committee, the villages' halls."""
    rows = db.select(PlannedSession.place).where(
        PlannedSession.unit.in_(db.select(carried_by(unit))), PlannedSession.place != ""
    )
    before = db.session.scalars(rows.distinct().order_by(PlannedSession.place))
    seat = f"Trụ sở Ủy ban nhân dân {mid_sentence(this_instance().name)}"
    halls = (f"Nhà văn hóa {mid_sentence(one.full_name)}" for one in villages_of(unit, on=on))
    return list(dict.fromkeys((*before, seat, *halls)))
