"""The list of imports as a file, and the rows of one: to be mended and brought in again."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Row

from app.domain.actors import Actor
from app.domain.calendar import show
from app.domain.importing.states import Verdict
from app.export.filters import given
from app.export.sheet import BATCH, Column, Kind, Sheet, of, page_by_page, told
from app.importing.models import RegisterImport
from app.importing.service.reading import (
    ShownRow,
    column_name,
    letters_of,
    list_page,
    rows_page,
)


def imports_sheet(*, by: Actor) -> Sheet:
    def read(before: UUID | None) -> tuple[Sequence[Row], UUID | None]:
        lines, has_more = list_page(by, before=before, limit=BATCH)
        return lines, lines[-1].id if has_more else None

    return Sheet(
        "Các lần nhập sổ cũ",
        [
            of(RegisterImport.file_name),
            of(RegisterImport.uploaded_on),
            of(RegisterImport.rows),
            of(RegisterImport.state),
            of(RegisterImport.taken_on),
            of(RegisterImport.undone_on),
        ],
        page_by_page(read),
    )


def rows_sheet(one: RegisterImport, wanted: Verdict | None, *, today: date, by: Actor) -> Sheet:
    """The rows with what is wrong beside their cells, under the heads of the old register."""

    def read(after: int | None) -> tuple[Sequence[ShownRow], int | None]:
        lines, has_more = rows_page(one, wanted, after=after or 0, today=today, by=by, limit=BATCH)
        return lines, lines[-1].number if has_more else None

    return Sheet(
        "Từng dòng của sổ cũ",
        [
            told("Dòng của tệp", "number", Kind.PLAIN),
            told("Đối chiếu", lambda row: row.verdict),
            told("Vì sao", _why, Kind.LONG),
            *(_cell(one, place) for place in range(len(one.header))),
        ],
        page_by_page(read),
        narrowed=given(  # goes into the journal: no name of a file, which may be somebody's
            Nhập_ngày=show(one.uploaded_on), Đối_chiếu=wanted and wanted.label
        ),
        is_counted=False,
    )


def _cell(one: RegisterImport, place: int) -> Column:
    """Under its own head with the letter of its column: two may be called the same."""

    def read(row: ShownRow) -> str:
        return row.cells[place] if place < len(row.cells) else ""

    return told(f"{column_name(one, place)} ({letters_of(place)})", read, is_closed=True)


def _why(row: ShownRow) -> str:
    if row.twin:
        return f"Giống vụ, việc {row.twin.number}"
    if row.twin_row:
        return f"Giống dòng {row.twin_row}"
    return "; ".join(
        f"Cột “{fault.column}”: {fault.sentence}" if fault.column else fault.sentence
        for fault in row.faults
    )
