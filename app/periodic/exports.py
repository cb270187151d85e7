"""The lists of periodic reports as files."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import Row

from app.domain.actors import Actor
from app.domain.periodic.kinds import PeriodicKind
from app.domain.words import mid_sentence
from app.export.filters import given
from app.export.sheet import BATCH, Kind, Sheet, of, page_by_page, told
from app.periodic.models import PeriodicReport
from app.periodic.service.reading import SentBy, list_page
from app.units.exports import own_columns, unit_columns


def reports_sheet(*, below: bool, by: Actor) -> Sheet:
    """One's own reports, or those of the units below."""

    def read(place: UUID | None) -> tuple[Sequence[Row], UUID | None]:
        shown = list_page(by, own=not below, before=place, limit=BATCH)
        return shown.lines, shown.lines[-1].id if shown.has_more else None

    return Sheet(
        "Báo cáo của các đơn vị" if below else "Báo cáo công tác hòa giải ở cơ sở",
        [
            *(unit_columns(by) if below else own_columns(by)),
            of(PeriodicReport.title, kind=Kind.LONG),
            of(PeriodicReport.kind),
            of(PeriodicReport.year, kind=Kind.PLAIN),
            of(PeriodicReport.number),
            of(PeriodicReport.issued_on),
            of(PeriodicReport.state),
            told("Thay báo cáo trước", lambda one: "Có" if one.replaces_id else None, Kind.SHORT),
            told("Đã được thay", lambda one: "Có" if one.is_replaced else None, Kind.SHORT),
        ],
        page_by_page(read),
    )


def sent_sheet(kind: PeriodicKind, year: int, lines: Iterable[SentBy]) -> Sheet:
    """Each unit right below and one report of a year: sent, late, still owed."""
    return Sheet(
        f"Tình hình gửi báo cáo, {mid_sentence(kind.in_year(year))}",
        [
            told("Đơn vị", "name"),
            of(PeriodicReport.number, read=lambda one: one.report and one.report.number),
            of(PeriodicReport.issued_on, read=lambda one: one.report and one.report.issued_on),
            told("Ngày ban hành báo cáo đầu tiên", "first_on", Kind.DATE),
            of(PeriodicReport.due_on, "due_on"),
            told("Chậm (ngày)", "days_late", Kind.NUMBER),
            told("Tình hình", _standing),
        ],
        lines,
        narrowed=given(Loại_báo_cáo=kind.label, Năm=str(year)),
    )


def _standing(one: SentBy) -> str:
    if one.report is None:
        return "Quá hạn, chưa gửi" if one.days_late else "Chưa gửi"
    if one.days_late:
        return "Gửi chậm"
    return "Đúng hạn" if one.due_on else "Đã gửi"
