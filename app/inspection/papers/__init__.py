"""The papers of an inspection, and the plan of a year."""

from app.domain.actors import Permission
from app.domain.inspection.kinds import InspectionState
from app.inspection.models import Inspection
from app.inspection.papers.minutes import build_minutes
from app.inspection.papers.notice import build_notice
from app.inspection.papers.year_plan import build_year_plan
from app.papers.types import PaperKind


def _is_written(one: Inspection) -> bool:
    return one.held_on is not None and one.state is not InspectionState.CANCELLED


MINUTES = PaperKind(
    key="inspection_minutes",
    label="Biên bản kiểm tra",
    subject="inspection",
    permission=Permission.WRITE_INSPECTIONS,
    build=build_minutes,
    fits=lambda one: _is_written(one) and not one.is_self,
)
SELF_MINUTES = PaperKind(
    key="self_inspection_minutes",
    label="Biên bản tự kiểm tra",
    subject="inspection",
    permission=Permission.WRITE_INSPECTIONS,
    build=build_minutes,
    fits=lambda one: _is_written(one) and one.is_self,
)
NOTICE = PaperKind(
    key="inspection_notice",
    label="Thông báo kiểm tra",
    subject="inspection",
    permission=Permission.WRITE_INSPECTIONS,
    build=build_notice,
    fits=lambda one: not one.is_self and one.state is InspectionState.PLANNED,
)
YEAR_PLAN = PaperKind(
    key="inspection_plan",
    label="Kế hoạch kiểm tra năm",
    subject="inspection_plan",
    permission=Permission.WRITE_INSPECTIONS,
    build=build_year_plan,
)
INSPECTION_PAPERS: tuple[PaperKind, ...] = (YEAR_PLAN, NOTICE, MINUTES, SELF_MINUTES)


def minutes_kind(one: Inspection) -> PaperKind:
    """The kind of the minutes of this inspection."""
    return SELF_MINUTES if one.is_self else MINUTES
