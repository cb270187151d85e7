"""What was inspected in a year: unit by unit below an office, and counted for reports."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Row

from app.db import db, times
from app.domain.actors import Actor
from app.domain.inspection.kinds import SIGNED, Inspected, InspectionKind, InspectionState
from app.guidance.service.reading import units_told
from app.inspection.models import Inspection, InspectionPoint
from app.inspection.service.reading import LINE, open_by
from app.inspection.sight import visible_inspections
from app.units.service import reach


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit below in a year: its last self-inspection, the last inspection by this office, and
    what of all recommendations stands open."""

    code: str
    name: str
    own: Row | None
    ours: Row | None
    open: int
    late: int

    @property
    def is_untouched(self) -> bool:
        return self.own is None and self.ours is None and not self.open


def unit_lines(year: int, by: Actor, *, today: date) -> list[UnitLine]:
    """Each unit below that keeps a book, who is overdue first: in four queries whatever their
    number."""
    units = units_told(by, on=today)
    rows = db.select(*LINE).where(
        visible_inspections(by),
        Inspection.subject_unit.in_(units),
        Inspection.year == year,
        Inspection.team_id.is_(None),
        Inspection.state != InspectionState.CANCELLED,
    )
    own: dict[str, Row] = {}
    ours: dict[str, Row] = {}
    for row in db.session.execute(rows.order_by(Inspection.id)):
        if row.kind is InspectionKind.SELF:
            own[row.subject_unit] = row
        elif row.unit in by.books:
            ours[row.subject_unit] = row
    counts = open_by(InspectionPoint.subject_unit, units, by, today, of_units=True)
    lines = [
        UnitLine(code, name, own.get(code), ours.get(code), *counts.get(code, (0, 0)))
        for code, name in units.items()
    ]
    return sorted(lines, key=lambda line: (-line.late, -line.open))


def has_inspected_itself(unit: str, year: int, by: Actor) -> bool:
    """Whether the signed self-inspection of a year is known here."""
    rows = db.select(Inspection.id).where(
        visible_inspections(by),
        Inspection.subject_unit == unit,
        Inspection.year == year,
        Inspection.kind == InspectionKind.SELF,
        Inspection.state.in_(SIGNED),
    )
    return db.session.scalar(rows.limit(1)) is not None


def inspected(first: date, last: date, *, by: Actor) -> Inspected:
    """What was held in the period, both days included, by whom this person meets; an inspection
    by a superior is the superior's."""
    is_self = Inspection.kind == InspectionKind.SELF
    rows = db.select(times(~is_self), times(is_self), times(Inspection.with_front)).where(
        visible_inspections(by),
        Inspection.unit.in_(reach(by)),
        Inspection.held_on.between(first, last),
        Inspection.state.in_((InspectionState.HELD, *SIGNED)),
    )
    return Inspected(*(int(number or 0) for number in db.session.execute(rows).one()))
