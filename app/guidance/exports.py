"""The list of guidance as a file."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from app.domain.actors import Actor, Permission
from app.domain.guidance import EVERYBODY
from app.export.sheet import BATCH, Kind, Sheet, of, page_by_page, told
from app.guidance.models import Guidance
from app.guidance.service.reading import Line, list_page
from app.units.service import unit_names


def guidance_sheet(*, today: date, by: Actor) -> Sheet:
    """Who sends reads how many have answered; who is told, from whom it is and how it stands."""
    names: dict[str, str] = {}

    def read(place: UUID | None) -> tuple[Sequence[Line], UUID | None]:
        shown = list_page(by, before=place, today=today, limit=BATCH)
        rows = [line.row for line in shown.lines]
        names.update(unit_names({code for row in rows for code in (row.unit, row.addressee)}))
        return shown.lines, rows[-1].id if shown.has_more else None

    def name_of(code: str) -> str:
        return "Tất cả" if code == EVERYBODY else names.get(code, code)

    writes = by.may(Permission.WRITE_GUIDANCE)
    sender = told("Nơi gửi", lambda line: name_of(line.row.unit))
    counts = [
        of(Guidance.addressee, read=lambda line: name_of(line.row.addressee)),
        told("Đơn vị được gửi", "told", Kind.NUMBER),
        told("Đã nhận", "received", Kind.NUMBER),
        told("Đã trả lời", "answered", Kind.NUMBER),
        told("Quá hạn trả lời", "late", Kind.NUMBER),
    ]
    return Sheet(
        "Chỉ đạo",
        [
            of(Guidance.sent_on, "row.sent_on"),
            of(Guidance.title, "row.title", kind=Kind.LONG),
            of(Guidance.number, "row.number"),
            of(Guidance.kind, "row.kind"),
            sender,
            *(counts if writes else [told("Tình trạng", _standing)]),
            of(Guidance.answer_by, "row.answer_by"),
            of(Guidance.withdrawn_on, "row.withdrawn_on"),
        ],
        page_by_page(read),
    )


def _standing(line: Line) -> str:
    """How one's own unit stands to it."""
    if line.row.withdrawn_on:
        return "Đã thu hồi"
    if line.answered:
        return "Đã làm, trả lời"
    return "Đã nhận" if line.received else "Chưa nhận"
