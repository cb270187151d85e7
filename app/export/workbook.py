"""A list as a workbook of Excel, written row by row: memory does not grow with the rows.

Text is written as text whatever it begins with, so no cell is ever reckoned out. On paper: A4
lying, as wide as the page, headings on every page, which page of how many.
"""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

from app.export.sheet import Column, Kind, Sheet
from app.export.values import Plain, plain

FONT = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}
HEAD = {"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True}
LEFT, RIGHT, TOP, BOTTOM = 0.6, 0.4, 0.5, 0.6  # inches; files are bound on the left
A4 = 9
LINE, HIGHEST = 14.25, 405  # points: a line of text, and the highest row that Excel takes
DAYS = (Kind.DATE, Kind.MOMENT)
_BEFORE_FIRST_DAY = 1900  # Excel's calendar begins here
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_NAME_OF_TAB = 31


def write(
    sheet: Sheet, file: BinaryIO, *, heads: Sequence[str], office: str, made: datetime, folder: Path
) -> int:
    """Write the list with ``heads`` above it, the second its title; how many rows it has.

    ``made`` is the moment that the properties of the file tell, ``folder`` where the rows wait
    until the file is put together.
    """
    from xlsxwriter import Workbook

    options = {
        "constant_memory": True,
        "tmpdir": str(folder),
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": FONT,
    }
    with Workbook(file, options) as book:
        book.set_properties({"title": sheet.name, "company": office, "created": made})
        tab = book.add_worksheet(name_of_tab(sheet.name))
        table = _Table(book, tab, _counted(sheet))
        _lay_out(tab, table.columns, office, first=len(heads) + 1)
        return table.write(sheet, heads)


def name_of_tab(name: str) -> str:
    """At most 31 letters, whole words, none that a tab cannot have."""
    clean = " ".join(name.translate(_FORBIDDEN).split())
    return clean if len(clean) <= _NAME_OF_TAB else clean[: _NAME_OF_TAB + 1].rpartition(" ")[0]


def _counted(sheet: Sheet) -> list[Column]:
    first = [Column("STT", lambda row: None, Kind.PLAIN)] if sheet.is_counted else []
    return [*first, *sheet.columns]


def _lay_out(tab: Any, columns: Sequence[Column], office: str, *, first: int) -> None:
    """Widths, and how it comes out of the printer; ``first`` is the line of the headings."""
    for at, one in enumerate(columns):
        tab.set_column(at, at, 6 if one.heading == "STT" else one.kind.width)
    last = first + any(one.code for one in columns)
    tab.freeze_panes(last + 1, 0)
    tab.repeat_rows(first, last)
    tab.set_landscape()
    tab.set_paper(A4)
    tab.fit_to_pages(1, 0)
    tab.set_margins(left=LEFT, right=RIGHT, top=TOP, bottom=BOTTOM)
    tab.set_footer(f"&L&9{office.replace('&', '&&')}&R&9Trang &P/&N")


class _Table:
    """The rows under their headings; the formats of a book are made once."""

    def __init__(self, book: Any, tab: Any, columns: Sequence[Column]):
        self.tab, self.columns = tab, columns
        self.strong = book.add_format({"bold": True})
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.head = book.add_format(HEAD)
        self.code = book.add_format({"border": 1, "align": "center", "italic": True})
        self.looks = {
            kind: book.add_format(
                {
                    "border": 1,
                    "text_wrap": True,
                    "align": kind.align,
                    "num_format": kind.number_format or "General",
                }
            )
            for kind in Kind
        }

    def write(self, sheet: Sheet, heads: Sequence[str]) -> int:
        self.tab.set_row(1, 1.4 * LINE)
        for at, line in enumerate(heads):
            look = (self.strong, self.title)[at] if at < 2 else None
            self.tab.write_string(at, 0, line, look)
        first = at_row = len(heads) + 1
        self._fit(first, [one.heading for one in self.columns])
        for at, one in enumerate(self.columns):
            self.tab.write_string(at_row, at, one.heading, self.head)
        if any(one.code for one in self.columns):
            at_row += 1
            for at, one in enumerate(self.columns):
                self.tab.write_string(at_row, at, one.code, self.code)
        count = 0
        for count, row in enumerate(sheet.rows, start=1):
            values = [plain(one.read(row)) for one in sheet.columns]
            self._row(at_row + count, [count, *values] if sheet.is_counted else values)
        if at_row == first:
            self.tab.autofilter(first, 0, first + max(count, 1), len(self.columns) - 1)
        for at, note in enumerate(sheet.notes, start=at_row + count + 2):
            self.tab.write_string(at, 0, note)
        return count

    def _row(self, at_row: int, values: Sequence[Plain]) -> None:
        self._fit(at_row, values)
        for at, (one, value) in enumerate(zip(self.columns, values, strict=True)):
            self._cell(at_row, at, value, one.kind)

    def _cell(self, at_row: int, at: int, value: Plain, kind: Kind) -> None:
        look = self.looks[kind]
        match value:
            case None:
                self.tab.write_blank(at_row, at, None, look)
            case str():
                self.tab.write_string(at_row, at, value, look)
            case date() if value.year < _BEFORE_FIRST_DAY:
                self.tab.write_string(at_row, at, value.strftime("%d/%m/%Y"), look)
            case date():
                self.tab.write_datetime(
                    at_row, at, value, look if kind in DAYS else self._day(value)
                )
            case _:
                self.tab.write_number(at_row, at, value, look)

    def _day(self, value: date) -> Any:
        """The look of a day in a column of something else."""
        return self.looks[Kind.MOMENT if isinstance(value, datetime) else Kind.DATE]

    def _fit(self, at_row: int, values: Sequence[Plain]) -> None:
        """As high as the longest text needs: only some programs see to that by themselves."""
        lines = max(
            (
                lines_in(value, one.kind.width)
                for one, value in zip(self.columns, values, strict=True)
                if isinstance(value, str) and (len(value) >= one.kind.width or "\n" in value)
            ),
            default=1,
        )
        if lines > 1:
            self.tab.set_row(at_row, min(lines * LINE, HIGHEST))


def lines_in(text: str, width: int) -> int:
    """How many lines a text takes in a column of ``width`` letters: words are short, so a line
    is full but for two of them."""
    parts = text.split("\n") if "\n" in text else [text]
    return sum(-(-len(part) // (width - 2)) or 1 for part in parts)
