"""What of inspections waits for a person, for the first page."""

from collections.abc import Iterator
from datetime import date

from flask import url_for

from app.db import db
from app.domain.actors import TEAM_ROLES, Actor, Permission
from app.domain.inspection.kinds import InspectionState
from app.domain.workplan.progress import is_near
from app.inspection.models import Inspection, InspectionPoint
from app.inspection.service.reading import is_late
from app.inspection.sight import is_asked_of, is_open, is_reported, visible_points
from app.records.waiting import Sort, Waiting, first_of

_POINT = (InspectionPoint.id, InspectionPoint.recommendation, InspectionPoint.due_on)
_SHORT = 120


def waiting(by: Actor, today: date) -> list[Waiting]:
    """To who inspects: inspections to hold and to sign, recommendations to confirm or overdue. To
    who was inspected: what is to be done, and who is coming."""
    if by.may(Permission.SEE_INSPECTIONS) and by.role in TEAM_ROLES:
        return list(_of_team(by))
    if not by.may(Permission.WRITE_INSPECTIONS):
        return []
    found = [*_to_hold(by, today), *_coming(by), *_asked_from_above(by)]
    return [*found, *_reported(by), *_ours(by, today)]


def _to_hold(by: Actor, today: date) -> Iterator[Waiting]:
    rows = (
        db.select(Inspection)
        .where(
            Inspection.unit.in_(by.books),
            Inspection.state.in_((InspectionState.PLANNED, InspectionState.HELD)),
            Inspection.year <= today.year,
        )
        .order_by(Inspection.year, Inspection.id)
    )
    sort = Sort("cuộc kiểm tra theo lịch", url_for("inspection.index"))
    for (one,) in first_of(rows):
        address = url_for("inspection.detail", inspection_id=one.id)
        name = f"{one.kind.label} {one.subject_name}"
        if one.state is InspectionState.HELD:
            yield Waiting(f"Ký biên bản: {name}", one.held_on, address)
        elif is_near(one.when.ends_on, today=today):
            yield Waiting(f"{name} ({one.when.words})", one.when.ends_on, address, sort)


def _coming(by: Actor) -> Iterator[Waiting]:
    """Who comes to inspect this unit."""
    rows = db.select(Inspection).where(
        Inspection.subject_unit.in_(by.books),
        Inspection.unit.not_in(by.books),
        Inspection.state == InspectionState.PLANNED,
        Inspection.announced_on.is_not(None),
    )
    for (one,) in first_of(rows.order_by(Inspection.id)):
        address = url_for("inspection.detail", inspection_id=one.id)
        words = f"Cấp trên kiểm tra công tác hòa giải, {one.when.words}"
        yield Waiting(words, one.when.ends_on, address)


def _asked_from_above(by: Actor) -> Iterator[Waiting]:
    rows = db.select(*_POINT).where(is_asked_of(by), is_open(), ~is_reported())
    sort = Sort("kiến nghị kiểm tra của cấp trên phải thực hiện", url_for("inspection.index"))
    yield from _told(rows, "Thực hiện kiến nghị kiểm tra", sort)


def _reported(by: Actor) -> Iterator[Waiting]:
    own = InspectionPoint.unit.in_(by.books)
    rows = db.select(*_POINT).where(own, is_open(), is_reported())
    sort = Sort("kiến nghị đã báo cáo, chờ xác nhận", url_for("inspection.index"))
    yield from _told(rows, "Xác nhận việc thực hiện kiến nghị", sort)


def _ours(by: Actor, today: date) -> Iterator[Waiting]:
    """What the own minutes recommend: of oneself and the teams whatever is to be done, of units
    below what is overdue."""
    own = InspectionPoint.unit.in_(by.books)
    here = InspectionPoint.subject_unit.in_(by.books)
    sort = Sort("kiến nghị kiểm tra của đơn vị phải thực hiện", url_for("inspection.index"))
    rows = db.select(*_POINT).where(own, here, is_open())
    yield from _told(rows, "Kiến nghị kiểm tra", sort)
    late = db.select(*_POINT).where(own, ~here, is_open(), is_late(today))
    sort = Sort("kiến nghị kiểm tra quá hạn ở đơn vị trực thuộc", url_for("inspection.index"))
    yield from _told(late, "Kiến nghị quá hạn ở đơn vị trực thuộc", sort)


def _of_team(by: Actor) -> Iterator[Waiting]:
    rows = db.select(*_POINT).where(visible_points(by), is_open())
    yield from _told(rows, "Kiến nghị kiểm tra tổ", None)


def _told(rows: db.Select, before: str, sort: Sort | None) -> Iterator[Waiting]:
    for row in first_of(rows.order_by(InspectionPoint.due_on, InspectionPoint.id)):
        words = row.recommendation
        short = words if len(words) <= _SHORT else f"{words[:_SHORT].rsplit(' ', 1)[0]}…"
        address = url_for("inspection.point", point_id=row.id)
        yield Waiting(f"{before}: {short}", row.due_on, address, sort)
