"""The table as lines of a file, small numbers left out."""

from collections.abc import Iterator, Sequence

from app.domain.shares import percent
from app.domain.statistics.shipped.board import name_of_kind
from app.domain.suppression import LEFT_OUT, without_small
from app.domain.units import Boundaries
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
Cell = str | int


def lines_without_small_numbers(figures: CaseFigures, asked: Asked) -> Iterator[Sequence[Cell]]:
    """Heading, one line for each unit or team that is known, the total, and how to read them."""
    known = [one for one in figures.sheet.lines if one.is_known]
    columns = [
        without_small([sum(figures.of(one, line) or 0 for one in whats) for line in known])
        for _, whats in COLUMNS
    ]
    then = [asked.boundaries.label] if asked.boundaries is Boundaries.THEN else []
    yield [
        f"Từ ngày {asked.first:%d/%m/%Y} đến ngày {asked.last:%d/%m/%Y}",
        name_of_kind(asked.kind),
        *then,
    ]
    yield [figures.sheet.form.stub, *(heading for heading, _ in COLUMNS), RATE]
    for at, line in enumerate(known):
        yield _line(_plain(line.name), [numbers[at] for numbers, _ in columns])
    if len(known) > 1:
        yield _line("Tổng cộng", [total for _, total in columns])
    for line in figures.sheet.unknown:
        yield [_plain(line.name), "chưa gửi số liệu"]
    yield [f"{LEFT_OUT}: số nhỏ, hoặc số bỏ cùng để không tính ngược ra số nhỏ, không ghi vào tệp."]


def _line(name: str, numbers: Sequence[int | None]) -> Sequence[Cell]:
    """A rate whose parts are left out would tell them, and is left out with them."""
    _, settled, failed, *_ = numbers
    told = "" if settled is None or failed is None else percent(settled, settled + failed)
    rate = "" if told is None else str(told).replace(".", ",")
    return [name, *(LEFT_OUT if one is None else one for one in numbers), rate]


def _plain(name: str) -> str:
    """A name that a sheet program would take for a formula is made plain text."""
    return f"'{name}" if name[:1] in "=+-@\t" else name
