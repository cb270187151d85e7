"""The journal as a file: who did what when, without the contents."""

from collections.abc import Sequence
from itertools import islice

from app.audit.service import JournalLine, read_journal
from app.domain.actors import Actor
from app.export.service import MOST_ROWS
from app.export.sheet import BATCH, Kind, Sheet, page_by_page, told


def journal_sheet(*, by: Actor) -> Sheet:
    """The newest lines, as many as a file takes: a journal has no filter and never ends."""

    def read(before: int | None) -> tuple[Sequence[JournalLine], int | None]:
        lines = read_journal(by, before=before, limit=BATCH)
        return lines, lines[-1].sequence if len(lines) == BATCH else None

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
        islice(page_by_page(read), MOST_ROWS),
        is_counted=False,
    )
