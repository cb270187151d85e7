"""Reading inspections: the list, what was found and how far it is, what was before."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Row

from app.db import db, times
from app.domain.actors import Actor
from app.domain.inspection.kinds import SIGNED, Appointment, InspectionKind
from app.domain.inspection.points import FOLLOWED, PointStanding, standing_of
from app.inspection.models import Inspection, InspectionPoint, InspectionReply
from app.inspection.sight import (
    is_open,
    is_reported,
    visible_inspections,
    visible_points,
)

PAGE = 50
LOOKED_THROUGH = 20  # of the inspections before: the last of each kind is among them
LINE = (
    Inspection.id,
    Inspection.unit,
    Inspection.kind,
    Inspection.state,
    Inspection.subject_unit,
    Inspection.subject_name,
    Inspection.team_id,
    Inspection.year,
    Inspection.quarter,
    Inspection.planned_on,
    Inspection.held_on,
    Inspection.concluded_on,
    Inspection.with_front,
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to."""

    year: int | None = None
    unit: str | None = None
    team_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list: of what it recommends so many stand open, so many are overdue."""

    row: Row
    open: int
    late: int

    @property
    def when(self) -> Appointment:
        return Appointment(self.row.year, self.row.quarter, self.row.planned_on)


@dataclass(frozen=True, slots=True)
class PointLine:
    """A finding, what its unit reported about it, how far it is."""

    point: InspectionPoint
    reply: InspectionReply | None
    standing: PointStanding

    @property
    def is_followed(self) -> bool:
        return self.standing in FOLLOWED

    @property
    def is_answered(self) -> bool:
        """Whether the report is about what was asked for last."""
        return self.reply is not None and self.reply.round == self.point.round


@dataclass(frozen=True, slots=True)
class Former:
    """An inspection before this one with what it found."""

    inspection: Inspection
    points: Sequence[PointLine]


def list_page(
    by: Actor, wanted: Wanted, *, today: date, before: UUID | None = None, limit: int | None = None
) -> tuple[Sequence[Line], bool]:
    """At most ``limit`` lines written before that one, newest first, and whether more follow."""
    limit = limit or PAGE
    rows = db.select(*LINE).where(visible_inspections(by))
    for column, value in (
        (Inspection.year, wanted.year),
        (Inspection.subject_unit, wanted.unit),
        (Inspection.team_id, wanted.team_id),
    ):
        if value is not None:
            rows = rows.where(column == value)
    if before is not None:
        rows = rows.where(Inspection.id < before)
    found = db.session.execute(rows.order_by(Inspection.id.desc()).limit(limit + 1)).all()
    shown = found[:limit]
    counts = open_by(InspectionPoint.inspection_id, [row.id for row in shown], by, today)
    lines = [Line(row, *counts.get(row.id, (0, 0))) for row in shown]
    return lines, len(found) > limit


def years_inspected(by: Actor) -> list[int]:
    rows = db.select(Inspection.year).where(visible_inspections(by)).distinct()
    return sorted(db.session.scalars(rows), reverse=True)


def last_party(by: Actor) -> Inspection | None:
    """The own inspection planned last: the next one begins with the same people."""
    rows = db.select(Inspection).where(Inspection.unit.in_(by.books))
    return db.session.scalar(rows.order_by(Inspection.id.desc()).limit(1))


def points_of(inspection_id: UUID) -> Sequence[InspectionPoint]:
    """What stands in the minutes, in the order in which it is printed."""
    rows = db.select(InspectionPoint).where(
        InspectionPoint.inspection_id == inspection_id, InspectionPoint.struck_on.is_(None)
    )
    return db.session.scalars(rows.order_by(InspectionPoint.number, InspectionPoint.id)).all()


def point_lines(points: Sequence[InspectionPoint], *, today: date) -> list[PointLine]:
    """How far each of these is."""
    rows = db.select(InspectionReply).where(
        InspectionReply.point_id.in_([point.id for point in points])
    )
    replies = {one.point_id: one for one in db.session.scalars(rows)} if points else {}
    return [_line(point, replies.get(point.id), today) for point in points]


def former_ones(one: Inspection, by: Actor, *, today: date) -> list[Former]:
    """The last inspection and the last self-inspection of the same unit or team, newest first."""
    rows = (
        db.select(Inspection)
        .where(
            visible_inspections(by),
            *_same_subject(Inspection, one),
            Inspection.id != one.id,
            Inspection.state.in_(SIGNED),
            Inspection.concluded_on <= (one.concluded_on or today),
        )
        .order_by(Inspection.concluded_on.desc(), Inspection.id.desc())
        .limit(LOOKED_THROUGH)
    )
    last: dict[InspectionKind, Inspection] = {}
    for held in db.session.scalars(rows):
        last.setdefault(held.kind, held)
    found = db.select(InspectionPoint).where(
        InspectionPoint.inspection_id.in_([held.id for held in last.values()]), visible_points(by)
    )
    in_order = found.order_by(InspectionPoint.number, InspectionPoint.id)
    lines = point_lines(db.session.scalars(in_order).all(), today=today)
    return [
        Former(held, [line for line in lines if line.point.inspection_id == held.id])
        for held in last.values()
    ]


def open_points_before(
    one: Inspection, by: Actor, *, besides: Collection[UUID], today: date
) -> list[PointLine]:
    """What stands open from still earlier inspections than ``besides``."""
    rows = db.select(InspectionPoint).where(
        _open_elsewhere(one, by), InspectionPoint.inspection_id.not_in(list(besides))
    )
    oldest = rows.order_by(InspectionPoint.due_on, InspectionPoint.id).limit(PAGE)
    return point_lines(db.session.scalars(oldest).all(), today=today)


def open_before(one: Inspection, by: Actor) -> int:
    """How many recommendations of other inspections of the same stand open."""
    return db.session.scalar(db.select(db.func.count()).where(_open_elsewhere(one, by))) or 0


def is_late(today: date) -> ColumnElement[bool]:
    """Past its last day, and nothing was reported."""
    return db.and_(InspectionPoint.due_on < today, ~is_reported())


def open_by(
    column: ColumnElement, keys: Collection, by: Actor, today: date, *, of_units: bool = False
) -> dict:
    """Per key how many recommendations stand open and how many of them are overdue."""
    if not keys:
        return {}
    rows = db.select(column, db.func.count(), times(is_late(today))).where(
        visible_points(by), is_open(), column.in_(list(keys))
    )
    if of_units:
        rows = rows.where(InspectionPoint.team_id.is_(None))
    counted = db.session.execute(rows.group_by(column))
    return {key: (number, int(late or 0)) for key, number, late in counted}


def _open_elsewhere(one: Inspection, by: Actor) -> ColumnElement[bool]:
    return db.and_(
        visible_points(by),
        *_same_subject(InspectionPoint, one),
        InspectionPoint.inspection_id != one.id,
        is_open(),
    )


def _same_subject(
    model: type[Inspection] | type[InspectionPoint], one: Inspection
) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    team = model.team_id.is_(None) if one.team_id is None else model.team_id == one.team_id
    return model.subject_unit == one.subject_unit, team


def _line(point: InspectionPoint, reply: InspectionReply | None, today: date) -> PointLine:
    standing = standing_of(
        recommended=bool(point.recommendation),
        due_on=point.due_on,
        is_reported=reply is not None and reply.round == point.round,
        closed_on=point.closed_on,
        today=today,
    )
    return PointLine(point, reply, standing)
