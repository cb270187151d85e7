"""The registers of this room as files."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from app.domain.actors import Actor
from app.export.filters import given
from app.export.sheet import BATCH, Kind, Sheet, of, page_by_page, told
from app.privacy.models import DataIncident, DataRequest, Erasure, LegalHold
from app.privacy.service.catalogue import kind_of
from app.privacy.service.disposals import DueFile
from app.privacy.service.reading import Wanted, list_requests
from app.units.exports import unit_columns


def requests_sheet(wanted: Wanted, *, today: date, by: Actor) -> Sheet:
    def read(
        place: tuple[date, UUID] | None,
    ) -> tuple[Sequence[DataRequest], tuple[date, UUID] | None]:
        lines, more = list_requests(by, wanted, today=today, before=place, limit=BATCH)
        return lines, (lines[-1].received_on, lines[-1].id) if more else None

    return Sheet(
        "Sổ yêu cầu về dữ liệu cá nhân",
        [
            of(DataRequest.number, "full_number", kind=Kind.SHORT),
            of(DataRequest.received_on),
            of(DataRequest.person),
            of(DataRequest.kind),
            of(DataRequest.state),
            of(DataRequest.answer_due_on),
            of(DataRequest.answered_on),
            of(DataRequest.due_on),
            of(DataRequest.decided_on),
            of(DataRequest.done_on),
        ],
        page_by_page(read),
        narrowed=given(
            Yêu_cầu=wanted.kind and wanted.kind.label,
            Tình_trạng=wanted.state and wanted.state.label,
            Quá_hạn="có" if wanted.late else None,
        ),
    )


def holds_sheet(lines: Sequence[LegalHold]) -> Sheet:
    return Sheet(
        "Hồ sơ giữ nguyên theo yêu cầu",
        [
            told("Loại hồ sơ", lambda one: _kind_label(one.subject_kind)),
            of(LegalHold.authority),
            of(LegalHold.document),
            of(LegalHold.placed_on),
            of(LegalHold.until),
            of(LegalHold.lifted_on),
        ],
        lines,
    )


def stones_sheet(lines: Sequence[Erasure], *, by: Actor) -> Sheet:
    return Sheet(
        "Bia xóa",
        [
            of(Erasure.erased_on),
            *unit_columns(by),
            told("Loại hồ sơ", lambda one: _kind_label(one.subject_kind)),
            of(Erasure.ground),
            of(Erasure.paper),
            of(Erasure.emptied, read=lambda one: "; ".join(one.emptied), kind=Kind.LONG),
            of(Erasure.erased_by),
        ],
        lines,
    )


def due_sheet(lines: Sequence[DueFile]) -> Sheet:
    return Sheet(
        "Hồ sơ đến hạn",
        [
            told("Loại hồ sơ", "kind.label"),
            told("Số", "label"),
            told("Ngày kết thúc", "ended_on", Kind.DATE),
            told("Lưu đến hết ngày", "kept_until", Kind.DATE),
        ],
        lines,
    )


def incidents_sheet(lines: Sequence[DataIncident]) -> Sheet:
    return Sheet(
        "Sự cố dữ liệu cá nhân",
        [
            of(DataIncident.discovered_at),
            of(DataIncident.kind),
            of(DataIncident.what, kind=Kind.LONG),
            told("Số hồ sơ bị ảnh hưởng", lambda one: len(one.affected), Kind.NUMBER),
            of(DataIncident.notice_due_at),
            of(DataIncident.notified_on),
            of(DataIncident.people_told_on),
            of(DataIncident.closed_on),
            of(DataIncident.state),
        ],
        lines,
    )


def _kind_label(key: str) -> str:
    kind = kind_of(key)
    return kind.label if kind else key
