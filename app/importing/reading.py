"""A process of its own that opens the sheet somebody sent and tells what its cells say.

Started as ``python -m app.importing.reading [sheet]`` with the file on its standard input. It
answers with lines of JSON: what is to be known of the file, then its rows in portions, their cells
as texts.
Whatever a hostile file does to a decoder happens here, within limits and without the office's data.
"""

import gc
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from io import BytesIO
from itertools import islice
from typing import Any
from xml.etree import ElementTree

from app.domain.importing.files import (
    HEAD_WITHIN,
    MOST_COLUMNS,
    MOST_INFLATED,
    MOST_LETTERS,
    MOST_PARTS,
    MOST_ROWS,
    MOST_SHEETS,
    Format,
    Unfit,
)

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None

MEMORY = 512 * 2**20
CPU_SECONDS = 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PORTION = 500  # rows in one line of the answer
LONGEST_NAME = 200  # letters of the name of a sheet; Excel allows 31
_MOST_MERGES = 50_000
_WIDTH = MOST_COLUMNS + 18
# A cell with content that stands so far out that the table around it would fill the memory: it
# is looked for where the machine itself sets no limit.
_FAR = re.compile(
    rb'<c [^>]*?\br="(?:[A-Z]{3}|[C-Z][A-Z])\d+"[^>/]*>|<row [^>]*?\br="\d{6,}"[^>/]*>'
)
_REPEATED = re.compile(rb'number-rows-spanned="(?!1")')
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_FONTS = {"vnh": (b".Vn", b"H"), "tcvn3": (b".Vn", b""), "vni": (b"VNI-", b"")}


class Refused(Exception):
    def __init__(self, why: Unfit):
        super().__init__(why.value)
        self.why = why


def main() -> None:
    wanted, content = "".join(sys.argv[1:2]), sys.stdin.buffer.read()
    _limit_oneself()
    gc.disable()  # it ends before anything could be gained
    try:
        facts, rows = read(content, wanted)
        lines = [_line(facts), *map(_line, _portions(rows))]
    except Refused as refusal:
        lines = [_line({"refused": refusal.why.value})]
    except MemoryError:
        lines = [_line({"refused": Unfit.TOO_WIDE.value})]
    except BaseException:  # a decoder may stumble in any way, a panic of Rust is no Exception
        lines = [_line({"refused": Unfit.BROKEN.value})]
    sys.stdout.buffer.writelines(lines)
    sys.stdout.flush()


def _line(what: Any) -> bytes:
    return json.dumps(what, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _portions(rows: Iterator[list[str]]) -> Iterator[list[list[str]]]:
    while portion := list(islice(rows, PORTION)):
        yield portion


def read(content: bytes, wanted: str) -> tuple[dict[str, Any], Iterator[list[str]]]:
    """The facts of the file and its rows; ``wanted`` is the name of a sheet, "" the largest."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    kind = format_of(content)
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    names = [
        one.name
        for one in book.sheets_metadata
        if one.typ is SheetTypeEnum.WorkSheet
        and one.visible is SheetVisibleEnum.Visible
        and len(one.name) <= LONGEST_NAME
    ][:MOST_SHEETS]
    if not names:
        raise Refused(Unfit.NO_SHEET)
    name, sheet = _sheet(book, names, wanted)
    if sheet.total_height > MOST_ROWS + HEAD_WITHIN:
        raise Refused(Unfit.TOO_MANY_ROWS)
    facts = {
        "format": kind.value,
        "sheets": names,
        "sheet": name,
        "fonts": fonts_of(content, kind),
        "merges": _merges(sheet, content, kind, names.index(name)),
    }
    return facts, _rows(sheet)


def _rows(sheet: Any) -> Iterator[list[str]]:
    above, beside = sheet.start or (0, 0)
    left = [""] * beside
    for _ in range(above):
        yield []
    for row in islice(sheet.iter_rows(), above, None):
        cells = [one if type(one) is str else _text(one) for one in row]
        if left:
            cells = left + cells
        if len(cells) > MOST_COLUMNS:
            if any(cells[MOST_COLUMNS:]):
                raise Refused(Unfit.TOO_WIDE)
            del cells[MOST_COLUMNS:]
        if len("".join(cells)) > MOST_LETTERS:
            cells = [one[: MOST_LETTERS + 1] for one in cells]
        yield cells


def format_of(content: bytes) -> Format:
    """What the file is by its content; refuses macros, passwords, bombs and all other kinds."""
    if content.startswith(_OLE):
        return _old_excel(content)
    if not content.startswith(b"PK"):
        raise Refused(Unfit.NOT_A_SHEET)
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            return _zipped(parts)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError) as error:
        raise Refused(Unfit.BROKEN) from error


def _old_excel(content: bytes) -> Format:
    def names(text: str) -> bool:
        return text.encode("utf-16-le") in content

    if names("EncryptedPackage"):
        raise Refused(Unfit.PASSWORD)
    if names("_VBA_PROJECT"):
        raise Refused(Unfit.MACRO)
    if not (names("Workbook") or names("Book")):
        raise Refused(Unfit.NOT_A_SHEET)
    return Format.XLS


def _zipped(parts: zipfile.ZipFile) -> Format:
    entries = parts.infolist()
    if len(entries) > MOST_PARTS or sum(one.file_size for one in entries) > MOST_INFLATED:
        raise Refused(Unfit.BOMB)
    if any(one.flag_bits & 1 for one in entries):
        raise Refused(Unfit.PASSWORD)
    names = {one.filename for one in entries}
    if any(
        "vbaproject" in name.lower() or name.startswith(("Basic/", "Scripts/")) for name in names
    ):
        raise Refused(Unfit.MACRO)
    if "[Content_Types].xml" in names and "xl/workbook.xml" in names:
        if b"macroEnabled" in _part(parts, "[Content_Types].xml"):
            raise Refused(Unfit.MACRO)
        sheets = [name for name in names if name.startswith("xl/worksheets/")]
        if resource is None and any(_FAR.search(_part(parts, name)) for name in sheets):
            raise Refused(Unfit.TOO_WIDE)
        return Format.XLSX
    is_open = {"content.xml", "mimetype"} <= names
    if is_open and b"opendocument.spreadsheet" in _part(parts, "mimetype"):
        return Format.ODS
    raise Refused(Unfit.NOT_A_SHEET)


def _part(parts: zipfile.ZipFile, name: str) -> bytes:
    """A part of the file; no more of it than it says, whatever it inflates to."""
    with parts.open(name) as part:
        content = part.read(MOST_INFLATED + 1)
    if len(content) > MOST_INFLATED:
        raise Refused(Unfit.BOMB)
    return content


def _sheet(book: Any, names: list[str], wanted: str) -> tuple[str, Any]:
    if wanted in names:
        return wanted, book.get_sheet_by_name(wanted)
    found = [(one, book.get_sheet_by_name(one)) for one in names]
    return max(found, key=lambda pair: pair[1].height)


def _text(value: Any) -> str:
    if type(value) is float:
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else str(value)
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, date):
        return _day(value)
    return str(value)


@lru_cache(maxsize=8192)
def _day(value: date) -> str:
    return f"{value.day:02d}/{value.month:02d}/{value.year}"


def fonts_of(content: bytes, kind: Format) -> list[str]:
    """Which old ways of typing the fonts of the file tell of."""
    if kind is Format.XLS:
        return [
            one
            for one, (name, _) in _FONTS.items()
            if one != "vnh" and (name in content or name.decode().encode("utf-16-le") in content)
        ]
    names = {Format.XLSX: "xl/styles.xml", Format.ODS: "content.xml"}
    with zipfile.ZipFile(BytesIO(content)) as parts:
        if names[kind] not in parts.namelist():
            return []
        text = _part(parts, names[kind])
    found = set(re.findall(rb'"(\.Vn\w+|VNI-\w+)[^"]*"', text[: 2**22]))
    return [
        one
        for one, (name, end) in _FONTS.items()
        if any(font.startswith(name) and font.endswith(end) for font in found)
    ]


def _merges(sheet: Any, content: bytes, kind: Format, place: int) -> list[list[int]]:
    """Cells that are one over several rows: first row, last row, column; all from 0."""
    if kind is Format.ODS:
        return _ods_merges(content, place)
    found = [
        [first_row, last_row, column]
        for (first_row, column), (last_row, _) in sheet.merged_cell_ranges or ()
        if first_row < last_row
    ]
    return found[:_MOST_MERGES]


def _ods_merges(content: bytes, place: int) -> list[list[int]]:
    """The same out of an .ods, of which the reader does not tell them."""
    with zipfile.ZipFile(BytesIO(content)) as parts:
        text = _part(parts, "content.xml")
    if not _REPEATED.search(text):
        return []
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise Refused(Unfit.BROKEN)
    # no DTD is read, and what the pattern above has matched is no UTF-16
    tree = ElementTree.fromstring(text)  # nosec B314: see the line above
    tables = tree.iter(f"{_OFFICE}table")
    found: list[list[int]] = []
    row = 0
    for table in (one for number, one in enumerate(tables) if number == place):
        for line in table.iter(f"{_OFFICE}table-row"):
            column = 0
            for cell in line:
                spanned = int(cell.get(f"{_OFFICE}number-rows-spanned", 1))
                if spanned > 1:
                    found.append([row, row + spanned - 1, column])
                column += int(cell.get(f"{_OFFICE}number-columns-repeated", 1))
            row += int(line.get(f"{_OFFICE}number-rows-repeated", 1))
    return found[:_MOST_MERGES]


def _limit_oneself() -> None:
    """No more memory and time than a register needs, no file, no core with names in it."""
    if resource is None:
        return  # there the parent's clock is the limit, and what is looked at before reading
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))


if __name__ == "__main__":
    main()
