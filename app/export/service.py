"""Making the file of a list, and the line of the journal that says who took it."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app.db import transaction
from app.domain.actors import Actor
from app.domain.calendar import show_moment
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.domain.words import fold
from app.export import comma_file, workbook
from app.export.acts import EXPORTED, ExportAct
from app.export.sheet import Sheet
from app.export.values import plain
from app.instance import this_instance
from app.records import journal

MOST_ROWS = 100_000
PRACTICE = "BẢN TẬP – dữ liệu không có thật."
EXPORTS = "export-"
"""How a folder begins, in that of the instance, in which a list is being put together."""
_REASON = 1000  # letters that a line of the journal takes


class Way(LabelledEnum):
    """Which file; the code is the word of the address and the ending of the name."""

    XLSX = "xlsx", "Excel"
    CSV = "csv", "CSV"


@dataclass(frozen=True, slots=True)
class Made:
    """A file ready to be handed out."""

    name: str
    content: bytes


def export(sheet: Sheet, way: Way, *, at: datetime, by: Actor, why: str = "") -> Made:
    """The list as a file, and one line of the journal: which list, how many rows, narrowed how,
    and ``why`` where it tells of people (:meth:`Sheet.tells_of_people`).

    Raises :class:`RuleViolation` for more than :data:`MOST_ROWS` rows. ``at`` is now (UTC).
    """
    if (sheet.total or 0) > MOST_ROWS:
        raise _too_long()
    held = replace(sheet, rows=_no_more(sheet.rows))
    if this_instance().practice:
        held = replace(held, notes=[PRACTICE, *sheet.notes])
    content = BytesIO()
    count = _WRITE[way](held, content, at)
    with transaction():
        journal.note(
            ExportAct.EXPORT,
            by=by,
            subject=EXPORTED,
            changes={"rows": count, "way": way.value} | ({"why": why} if why else {}),
            reason=_said(sheet, way, count, why)[:_REASON],
        )
    return Made(file_name(sheet.name, this_instance().name, at, way), content.getvalue())


def file_name(name: str, office: str, at: datetime, way: Way) -> str:
    """``so-theo-doi-hoa-giai_phuong-tan-phong_2026-11-27.xlsx``: plain letters on any machine."""
    words = [re.sub(r"[^a-z0-9]+", "-", fold(one)).strip("-") for one in (name, office)]
    return f"{'_'.join(words)}_{plain(at):%Y-%m-%d}.{way.value}"


def _as_workbook(sheet: Sheet, file: BytesIO, at: datetime) -> int:
    here = this_instance()
    with TemporaryDirectory(prefix=EXPORTS, dir=here.folder) as folder:
        return workbook.write(
            sheet,
            file,
            heads=[here.name, sheet.name, _narrowed(sheet), f"Xuất lúc {show_moment(at)}"],
            office=here.name,
            made=at.replace(tzinfo=None),
            folder=Path(folder),
        )


def _as_commas(sheet: Sheet, file: BytesIO, at: datetime) -> int:
    text = TextIOWrapper(file, "utf-8", newline="", write_through=True)
    count = comma_file.write(sheet, text)
    text.detach()
    return count


_WRITE: dict[Way, Callable[[Sheet, BytesIO, datetime], int]] = {
    Way.XLSX: _as_workbook,
    Way.CSV: _as_commas,
}


def _narrowed(sheet: Sheet) -> str:
    told = dict(sheet.narrowed) | ({"từ cần tìm": f"“{sheet.words}”"} if sheet.words else {})
    whole = "Toàn bộ danh sách, không lọc" if sheet.is_counted else ""
    return f"Lọc theo: {_listed(told)}" if told else whole


def _said(sheet: Sheet, way: Way, count: int, why: str) -> str:
    """For the journal: what was searched for may be a name, so only that something was."""
    told = dict(sheet.narrowed) | ({"từ cần tìm": "có"} if sheet.words else {})
    kept = [_listed({"lý do": why}) if why else "", _listed(told) or "không lọc"]
    return f"{sheet.name}: {count} dòng, tệp {way.label}; {'; '.join(filter(None, kept))}"


def _listed(told: dict[str, str]) -> str:
    return "; ".join(f"{name}: {value}" for name, value in told.items())


def _no_more(rows: Iterable[Any]) -> Iterator[Any]:
    for number, row in enumerate(rows, start=1):
        if number > MOST_ROWS:
            raise _too_long()
        yield row


def _too_long() -> RuleViolation:
    return RuleViolation(
        "Danh sách này có hơn 100.000 dòng, quá nhiều cho một tệp. "
        "Hãy lọc bớt, ví dụ theo năm hoặc theo đơn vị, rồi xuất lại."
    )
