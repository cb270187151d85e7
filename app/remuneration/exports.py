"""The lists of payments as files: requests, sums by unit or team, the lines of one request."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.domain.actors import OFFICE_ROLES, Actor
from app.export.filters import given
from app.export.sheet import BATCH, Kind, Sheet, of, page_by_page, told
from app.remuneration.models import PaymentItem, PaymentRequest, PaymentShare
from app.remuneration.service.reading import (
    ItemLine,
    RequestLine,
    ShareLine,
    Wanted,
    request_page,
)
from app.remuneration.service.totals import Standing
from app.units.exports import unit_columns


def requests_sheet(wanted: Wanted, *, by: Actor) -> Sheet:
    def read(place: UUID | None) -> tuple[Sequence[RequestLine], UUID | None]:
        found = request_page(by, wanted, before=place, limit=BATCH)
        return found.lines, found.lines[-1].request.id if found.has_more else None

    return Sheet(
        "Đề nghị thanh toán thù lao, hỗ trợ tổ",
        [
            told("Quý", "request.period.number", Kind.PLAIN),
            of(PaymentRequest.year, "request.year", kind=Kind.PLAIN),
            of(PaymentRequest.team_id, "team"),
            *unit_columns(by, "request.unit"),
            of(PaymentRequest.cases, "request.cases"),
            told("Số tiền (đồng)", "request.totals.whole", Kind.MONEY),
            of(PaymentRequest.state, "request.state"),
            of(PaymentRequest.filed_on, "request.filed_on"),
            of(PaymentRequest.decision_due_on, "request.decision_due_on"),
            of(PaymentRequest.decided_on, "request.decided_on"),
            of(PaymentRequest.hand_over_due_on, "request.hand_over_due_on"),
            of(PaymentRequest.handed_on, "request.handed_on"),
        ],
        page_by_page(read),
        narrowed=_narrowed(wanted),
    )


def sums_sheet(
    sums: Iterable[Standing], names: Mapping[str | UUID, str], wanted: Wanted, year: int, by: Actor
) -> Sheet:
    """A line for each unit (at an office) or team."""
    is_office = by.role in OFFICE_ROLES
    return Sheet(
        f"Thù lao, hỗ trợ tổ theo {'đơn vị' if is_office else 'tổ'}, năm {year}",
        [
            told(
                "Đơn vị" if is_office else "Tổ hòa giải",
                lambda one: names.get(one.key, str(one.key)),
            ),
            told("Đề nghị", "requests", Kind.NUMBER),
            told("Vụ, việc", "cases", Kind.NUMBER),
            told("Số tiền đề nghị (đồng)", "asked", Kind.MONEY),
            told("Đã duyệt (đồng)", "approved", Kind.MONEY),
            told("Đã chi (đồng)", "paid", Kind.MONEY),
            told("Chờ quyết định", "waiting", Kind.NUMBER),
            told("Chờ giao", "not_handed", Kind.NUMBER),
            told("Đang quá hạn", "late", Kind.NUMBER),
            told("Đã làm muộn", "were_late", Kind.NUMBER),
        ],
        sums,
        narrowed=given(Quý=wanted.quarter and str(wanted.quarter)),
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """A line with one of those who share it; None where it is the team's."""

    line: ItemLine
    part: ShareLine | None


def lines_sheet(request: PaymentRequest, team: str, lines: Sequence[ItemLine]) -> Sheet:
    """What one request asks for: a row for each line and mediator."""
    return Sheet(
        f"Đề nghị thanh toán {request.period.within} {team}",
        [
            of(PaymentItem.kind, "line.about"),
            of(PaymentItem.result, "line.item.result"),
            of(PaymentItem.ended_on, "line.item.ended_on"),
            of(PaymentShare.mediator_id, read=lambda one: one.part and one.part.name),
            of(
                PaymentShare.amount,
                read=lambda one: one.part.share.amount if one.part else one.line.item.amount,
                kind=Kind.MONEY,
            ),
            of(PaymentShare.unpaid_because, read=_why_not, kind=Kind.LONG),
            of(PaymentItem.rate_basis, "line.item.rate_basis", kind=Kind.LONG),
            told("Không khớp với sổ", lambda one: "; ".join(one.line.differences), Kind.LONG),
        ],
        _parts(lines),
        is_counted=False,
    )


def _parts(lines: Sequence[ItemLine]) -> Iterator[_Part]:
    for line in lines:
        yield from [_Part(line, one) for one in line.shares] or [_Part(line, None)]


def _why_not(one: _Part) -> str | None:
    own = one.part.share.unpaid_because if one.part else None
    return own or one.line.item.unpaid_because


def _narrowed(wanted: Wanted) -> dict[str, str]:
    return given(
        Năm=wanted.year and str(wanted.year),
        Quý=wanted.quarter and str(wanted.quarter),
        Đơn_vị=wanted.unit,
        Tổ_hòa_giải="một tổ" if wanted.team_id else "",
        Tình_trạng=wanted.state and wanted.state.label,
    )
