"""The table as a file, small numbers left out."""

from collections.abc import Sequence

from app.domain.shares import percent
from app.domain.statistics.measures import Part
from app.domain.statistics.shipped.board import name_of_kind
from app.domain.suppression import LEFT_OUT, without_small
from app.domain.units import Boundaries
from app.export.filters import given
from app.export.sheet import Kind, Sheet, told
from app.overview.service.asked import Asked
from app.overview.service.cases import (
    GOING_ON,
    NOT_SETTLED,
    RECEIVED,
    SETTLED,
    STARTED_LATE,
    WAITING,
    CaseFigures,
    What,
)

COLUMNS: tuple[tuple[str, tuple[What, ...]], ...] = (
    ("Tiếp nhận", (RECEIVED,)),
    ("Hòa giải thành", (SETTLED,)),
    ("Không thành", (NOT_SETTLED,)),
    ("Chưa xong cuối kỳ", (WAITING, GOING_ON)),
    ("Bắt đầu quá hạn", (STARTED_LATE,)),
)
RATE = "Tỷ lệ thành (%)"
Cell = str | int | float
_HOW_TO_READ = (
    f"{LEFT_OUT}: số nhỏ, hoặc số bỏ cùng để không tính ngược ra số nhỏ, không ghi vào tệp."
)


def table_sheet(figures: CaseFigures, asked: Asked) -> Sheet:
    """One row for each unit or team, the total, and how to read what is left out."""
    by_boundaries = asked.boundaries.label if asked.boundaries is Boundaries.THEN else ""
    return Sheet(
        f"Bảng tổng quan, từ {asked.first:%d/%m/%Y} đến {asked.last:%d/%m/%Y}",
        [
            told(figures.sheet.form.stub, lambda row: row[0], Kind.LONG),
            *(
                told(heading, lambda row, at=at: row[at], Kind.NUMBER)
                for at, (heading, _) in enumerate(COLUMNS, start=1)
            ),
            told(RATE, lambda row: row[-1], Kind.SHARE),
        ],
        _rows(figures),
        narrowed=given(
            Loại=name_of_kind(asked.kind) if asked.kind is not Part.ALL else "",
            Đơn_vị_theo=by_boundaries,
        ),
        notes=[_HOW_TO_READ, *([f"Đơn vị theo: {by_boundaries}."] if by_boundaries else [])],
        is_counted=False,
    )


def _rows(figures: CaseFigures) -> list[Sequence[Cell | None]]:
    known = [one for one in figures.sheet.lines if one.is_known]
    columns = [
        without_small([sum(figures.of(one, line) or 0 for one in whats) for line in known])
        for _, whats in COLUMNS
    ]
    rows = [
        _row(line.name, [numbers[at] for numbers, _ in columns]) for at, line in enumerate(known)
    ]
    if len(known) > 1:
        rows.append(_row("Tổng cộng", [total for _, total in columns]))
    silent = [None] * len(COLUMNS)
    return rows + [
        (f"{one.name} (chưa gửi số liệu)", *silent, None) for one in figures.sheet.unknown
    ]


def _row(name: str, numbers: Sequence[int | None]) -> Sequence[Cell | None]:
    """A rate whose parts are left out would tell them, and is left out with them."""
    _, settled, failed, *_ = numbers
    is_told = settled is not None and failed is not None
    rate = percent(settled, settled + failed) if is_told else None
    return (name, *(LEFT_OUT if one is None else one for one in numbers), rate)
