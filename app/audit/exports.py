"""The journal as a file: who did what when, without the contents."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Any

from app.audit.catalogue import Table
from app.audit.events_below import read_events
from app.audit.service import read_journal
from app.domain.actors import Actor
from app.export.service import MOST_ROWS
from app.export.sheet import BATCH, Kind, Sheet, page_by_page, told


def newest(read: Callable[..., Sequence[Any]], place: str) -> Iterator[Any]:
    """The newest lines, as many as a file takes: what is written down has no filter and never ends.
    ``read`` gives so many before a place, which is the attribute ``place`` of a line."""

    def portion(before: int | None) -> tuple[Sequence[Any], int | None]:
        lines = read(before=before, limit=BATCH)
        return lines, getattr(lines[-1], place) if len(lines) == BATCH else None

    return islice(page_by_page(portion), MOST_ROWS)


def journal_sheet(*, by: Actor) -> Sheet:
    """Who did what, the newest lines."""
    return Sheet(
        "Nhật ký hệ thống",
        [
            told("Số", "sequence", Kind.PLAIN),
            told("Lúc", "written_at", Kind.MOMENT),
            told("Về", "subject"),
            told("Việc", "act"),
            told("Tệp đã xuất", "exported", Kind.LONG),
            told("Người ghi", "recorded_by"),
            told("Người thực hiện", "acted_by"),
            told("Số mục đổi", "fields", Kind.NUMBER),
        ],
        newest(partial(read_journal, by), "sequence"),
        is_counted=False,
    )


def events_sheet(unit: str, name: str) -> Sheet:
    """What was told of a unit below, the newest lines."""
    return Sheet(
        f"Sự kiện an toàn: {name}",
        [
            told("Dòng số", "sequence", Kind.PLAIN),
            told("Lúc", "at", Kind.MOMENT),
            told("Về", "subject"),
            told("Việc", "act"),
            told("Mã tài khoản", "account", Kind.PLAIN),
        ],
        newest(partial(read_events, unit), "id"),
        is_counted=False,
    )


def catalogue_sheet(tables: Iterable[Table]) -> Sheet:
    """Every column of every table in a row."""
    return Sheet(
        "Danh mục dữ liệu và mức bảo vệ",
        [
            told("Bảng", lambda one: one[0].label),
            told("Mục", lambda one: one[1].label),
            told("Mức bảo vệ", lambda one: one[1].field_class),
            told("Rời đơn vị", lambda one: one[1].leaves),
            told("Lưu bao lâu", lambda one: one[0].kept, Kind.LONG),
        ],
        [(table, column) for table in tables for column in table.columns],
    )
