"""The lists of inspections as files: who was inspected when, and what was recommended."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from app.domain.actors import Actor
from app.domain.inspection.kinds import InspectionKind
from app.export.filters import given
from app.export.sheet import BATCH, Kind, Sheet, of, page_by_page, told
from app.inspection.models import Inspection, InspectionPoint, InspectionReply
from app.inspection.service.below import UnitLine
from app.inspection.service.reading import Line, PointLine, Wanted, list_page
from app.units.service import unit_names


def inspections_sheet(wanted: Wanted, *, today: date, by: Actor) -> Sheet:
    names: dict[str, str] = {}

    def read(place: UUID | None) -> tuple[Sequence[Line], UUID | None]:
        lines, has_more = list_page(by, wanted, today=today, before=place, limit=BATCH)
        names.update(unit_names({line.row.unit for line in lines}))
        return lines, lines[-1].row.id if has_more else None

    def who(line: Line) -> str:
        is_self = line.row.kind is InspectionKind.SELF
        return "Tự kiểm tra" if is_self else names.get(line.row.unit, line.row.unit)

    return Sheet(
        "Kiểm tra, tự kiểm tra",
        [
            of(Inspection.year, "row.year", kind=Kind.PLAIN),
            of(Inspection.kind, "row.kind"),
            of(Inspection.subject_name, "row.subject_name"),
            told("Ai kiểm tra", who),
            of(Inspection.with_front, "row.with_front", kind=Kind.SHORT),
            told("Thời gian dự kiến", "when.words"),
            of(Inspection.held_on, "row.held_on"),
            of(Inspection.concluded_on, "row.concluded_on"),
            of(Inspection.state, "row.state"),
            told("Kiến nghị chưa xong", lambda one: _signed(one, "open"), Kind.NUMBER),
            told("Kiến nghị quá hạn", lambda one: _signed(one, "late"), Kind.NUMBER),
        ],
        page_by_page(read),
        narrowed=given(
            Năm=wanted.year and str(wanted.year),
            Đơn_vị=wanted.unit and unit_names({wanted.unit}).get(wanted.unit, wanted.unit),
            Tổ_hòa_giải="một tổ" if wanted.team_id else "",
        ),
    )


def _signed(line: Line, name: str) -> int | None:
    """What recommendations are is known once the minutes are signed."""
    return getattr(line, name) if line.row.concluded_on else None


def points_sheet(inspection: Inspection, lines: Iterable[PointLine]) -> Sheet:
    """What one inspection found and recommends, and how far it is once its minutes are signed."""
    followed = [
        of(InspectionReply.reported_on, read=lambda one: one.reply and one.reply.reported_on),
        told("Thực hiện", "standing"),
        of(InspectionPoint.closed_on, "point.closed_on"),
    ]
    return Sheet(
        f"Tồn tại, kiến nghị, {inspection.kind.label.lower()} {inspection.subject_name} "
        f"năm {inspection.year}",
        [
            of(InspectionPoint.number, "point.number", kind=Kind.PLAIN),
            of(InspectionPoint.finding, "point.finding", kind=Kind.LONG),
            of(InspectionPoint.recommendation, "point.recommendation", kind=Kind.LONG),
            of(InspectionPoint.responsible, "point.responsible"),
            of(InspectionPoint.due_on, "point.due_on"),
            *(followed if inspection.is_signed else []),
        ],
        lines,
        is_counted=False,
    )


def units_sheet(year: int, units: Iterable[UnitLine]) -> Sheet:
    """Each unit below in a year: its own inspection, the office's, what stands open."""
    return Sheet(
        f"Kiểm tra, tự kiểm tra của từng đơn vị, năm {year}",
        [
            told("Đơn vị", "name"),
            told("Tự kiểm tra", lambda one: one.own and one.own.held_on, Kind.DATE),
            told("Cấp trên kiểm tra", lambda one: one.ours and one.ours.held_on, Kind.DATE),
            told("Tình trạng", lambda one: one.ours.state if one.ours else "Chưa có lịch"),
            told("Kiến nghị chưa xong", "open", Kind.NUMBER),
            told("Kiến nghị quá hạn", "late", Kind.NUMBER),
        ],
        units,
    )
