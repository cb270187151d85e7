"""Old registers as communes have them, messy on purpose: merged cells, gaps, sums, signatures.

Everybody in them is invented.
"""

import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from random import Random
from xml.sax.saxutils import escape

import xlsxwriter
import xlwt

from app.practice.people import invent_person
from tests.importing.typing import to_tcvn3, to_vni

HEAD = (
    "STT",
    "Ngày, tháng, năm nhận vụ việc",
    "Họ tên hòa giải viên, người được mời",
    "Họ tên, tuổi, địa chỉ các bên và người có quyền lợi, nghĩa vụ liên quan",
    "Nội dung chủ yếu vụ việc",
    "Thỏa thuận hoặc yêu cầu của mỗi bên sau hòa giải",
    "Kết quả",
    "",
    "Ghi chú",
)
SECOND = ("", "", "", "", "", "", "Hòa giải thành", "Hòa giải không thành", "")
MEDIATOR = "Lò Văn Páo"


@dataclass
class Register:
    """Rows of texts from the first row of the sheet; ``merges``: rows and columns from 0."""

    rows: list[Sequence[str]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)


def people(number: int) -> tuple[str, str]:
    rng = Random(number)
    return invent_person(rng, group="Thái").name, invent_person(rng, group="Mông").name


def official(lines: int = 6, first_number: int = 1) -> Register:
    """The book as its form says, a head of two rows; of the lines the third has no day, the
    fourth one that the calendar does not know."""
    made = Register()
    made.rows += [("SỔ THEO DÕI HOẠT ĐỘNG HÒA GIẢI Ở CƠ SỞ",), (), HEAD, SECOND]
    made.merges += [(0, 0, 0, 8), (2, 2, 6, 7), *((2, 3, c, c) for c in (0, 1, 2, 3, 4, 5, 8))]
    made.rows.append(tuple(f"({n})" for n in range(1, 10)))
    for number in range(first_number, first_number + lines):
        a, b = people(number)
        day = {first_number + 2: "", first_number + 3: "31/02/2019"}.get(
            number, f"{number % 27 + 1:02d}/05/2019"
        )
        made.rows.append(
            (
                str(number),
                day,
                MEDIATOR,
                f"{a}, sn 1970, bản Tả Lèng\n{b}, bản Nậm Loỏng",
                "Tranh chấp ranh giới đất nương, mỗi bên một ý",
                "Hai bên thống nhất dựng lại cọc mốc" if number % 2 else "Không bên nào nhường",
                "x" if number % 2 else "",
                "" if number % 2 else "x",
                "",
            )
        )
    made.rows += [(), ("Tổng cộng", "", "", "", "", "", "3", "3", "")]
    made.rows.append(("Tổ trưởng ký tên",))
    return made


def loose(lines: int = 4) -> Register:
    """A sheet as somebody made it up: words for results, kinds and days, merged days."""
    made = Register()
    made.rows.append(
        ("TT", "Ngày", "Bên A", "Bên B", "Địa chỉ", "Loại việc", "Nội dung", "Kết quả")
    )
    words = ("HG thành", "ko thành", "chuyển TA", "thành")
    kinds = ("Đất đai", "vợ chồng", "Đất đai", "mâu thuẫn nhỏ")
    for number in range(lines):
        a, b = people(100 + number)
        day = f"{number // 2 + 3}.6.2018"
        made.rows.append(
            (
                str(number + 1), day if number % 2 == 0 else "", a, b, "bản Nậm Loỏng",
                kinds[number % 4], "Cãi nhau vì nước ruộng", words[number % 4],
            )
        )  # fmt: skip
        if number % 2:
            made.merges.append((number, number + 1, 1, 1))
    made.rows.append(("Cộng", "", "", "", "", "", "", "4 vụ"))
    return made


def xlsx(made: Register, typed: Callable[[str], str] = str, font: str = "Times New Roman") -> bytes:
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False})
    style = book.add_format({"font_name": font})
    sheet = book.add_worksheet("Sổ")
    for first_row, last_row, first, last in made.merges:
        sheet.merge_range(first_row, first, last_row, last, "", style)
    for number, row in enumerate(made.rows):
        for column, text in enumerate(row):
            if text:
                sheet.write_string(number, column, typed(text), style)
    book.close()
    return content.getvalue()


def xls(made: Register, typed: Callable[[str], str] = to_tcvn3) -> bytes:
    book = xlwt.Workbook(encoding="cp1252")
    sheet = book.add_sheet("So")
    style = xlwt.easyxf("font: name .VnTime")
    inside = set()
    for first_row, last_row, first, last in made.merges:
        text = made.rows[first_row][first]
        sheet.write_merge(first_row, last_row, first, last, typed(text), style)
        inside |= {(r, c) for r in range(first_row, last_row + 1) for c in range(first, last + 1)}
    for number, row in enumerate(made.rows):
        for column, text in enumerate(row):
            if text and (number, column) not in inside:
                sheet.write(number, column, typed(text), style)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


_ODS = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
    '<office:body><office:spreadsheet><table:table table:name="So">{rows}</table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)


def ods(made: Register, typed: Callable[[str], str] = to_vni) -> bytes:
    tops = {(r, c): (last - r + 1, end - c + 1) for r, last, c, end in made.merges}
    inside = {
        (r, c)
        for first, last, start, end in made.merges
        for r in range(first, last + 1)
        for c in range(start, end + 1)
    } - set(tops)
    width = max(map(len, made.rows))
    rows = ""
    for number, row in enumerate(made.rows):
        cells = ""
        for column in range(width):
            text = row[column] if column < len(row) else ""
            name = "covered-table-cell" if (number, column) in inside else "table-cell"
            down, right = tops.get((number, column), (1, 1))
            spans = f' table:number-rows-spanned="{down}" table:number-columns-spanned="{right}"'
            spans = spans if (down, right) != (1, 1) else ""
            kind = ' office:value-type="string"' if text else ""
            lines = "".join(f"<text:p>{escape(one)}</text:p>" for one in typed(text).split("\n"))
            cells += f"<table:{name}{spans}{kind}>{lines if text else ''}</table:{name}>"
        rows += f"<table:table-row>{cells}</table:table-row>"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        "</manifest:manifest>"
    )
    return zipped(
        {"mimetype": kind, "content.xml": _ODS.format(rows=rows), "META-INF/manifest.xml": manifest}
    )


def zipped(parts: dict[str, str | bytes]) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(name, part)
    return content.getvalue()
