"""Files that were made to do harm, and names that were; all are made here."""

import gzip
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable
from io import BytesIO

from tests.attachments.files import a_pdf, a_photo, a_png, a_png_that_says, an_animation
from tests.importing import registers

GOOD_SHEET = registers.xlsx(registers.loose())
SHEET, SHARED, TYPES = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "[Content_Types].xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE z [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE z [<!ENTITY x SYSTEM "file:///etc/passwd">]>'

NAMES = (
    "../../../../tmp/escaped.png",
    "..\\..\\escaped.exe",
    "/etc/cron.d/escaped",
    "C:\\Windows\\escaped.dll",
    "CON",
    "nul.txt",
    "anh\u202egnp.exe",
    "a" * 4000 + ".png",
    "x\x00.png",
    "x.png\r\nX-Planted: 1",
    "'\"><img src=x onerror=hit()>.jpg",
    ".htaccess",
    "%2e%2e%2fescaped",
    "-rf *;$(id).pdf",
    " ",
)


def zipped(*entries: tuple[str | zipfile.ZipInfo, bytes | str]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as parts:
        for name, content in entries:
            parts.writestr(name, content)
    return out.getvalue()


def sheet_with(*changed: tuple[str, bytes | str]) -> bytes:
    """The good sheet with other parts."""
    with zipfile.ZipFile(BytesIO(GOOD_SHEET)) as parts:
        held = {one: parts.read(one) for one in parts.namelist()}
    return zipped(*({**held, **dict(changed)}).items())


def rows(lines: Iterable[str], before: str = "") -> str:
    return f'{before}<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'


def _cell(place: str, inner: str = "<is><t>x</t></is>", kind: str = ' t="inlineStr"') -> str:
    return f'<c r="{place}"{kind}>{inner}</c>'


def _letters(number: int) -> str:
    return chr(65 + number // 26) + chr(65 + number % 26)


def million_cells() -> bytes:
    lines = (
        f'<row r="{r}">'
        + "".join(_cell(f"{_letters(c)}{r}", "<v>1</v>", "") for c in range(500))
        + "</row>"
        for r in range(1, 2001)
    )
    return sheet_with((SHEET, rows(lines)))


def formulas() -> bytes:
    said = ("HYPERLINK('http://x.example')", "cmd|' /C calc'!A0", "WEBSERVICE('http://x.example')")
    cells = (_cell(f"A{n}", f"<f>{one}</f><v>1</v>", "") for n, one in enumerate(said, 1))
    return sheet_with((SHEET, rows(f'<row r="{n}">{one}</row>' for n, one in enumerate(cells, 1))))


def link_in_zip() -> bytes:
    link = zipfile.ZipInfo("xl/worksheets/sheet1.xml")
    link.external_attr = 0xA1ED0000
    return zipped((TYPES, "x"), ("xl/workbook.xml", "x"), (link, "/etc/passwd"))


def pdf_of(*objects: bytes) -> bytes:
    """A PDF of these objects, of which the first is its catalogue; without an index."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, one) for n, one in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer<</Root 1 0 R/Size %d>>\n%%%%EOF" % (len(objects) + 1)


def _pdf_page(box: bytes, content: bytes = b"", extra: bytes = b"") -> bytes:
    stream = b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), extra, content)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R>>" % box
    return pdf_of(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream
    )


def zeros(megabytes: int) -> bytes:
    return zlib.compress(bytes(megabytes * 2**20), 9)


def png_bomb() -> bytes:
    """Nine hundred million pixels of one bit in a hundred kilobytes."""
    side = 30_000
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    data = zlib.compress(bytes((side // 8 + 1) * side), 9)
    parts = ((b"IHDR", head), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(one)) + name + one + struct.pack(">I", zlib.crc32(name + one))
        for name, one in parts
    )


def claimed_bomb() -> bytes:
    """A part that says of itself that it is 3 GB."""
    content = bytearray(sheet_with(("xl/media/a.bin", b"x")))
    listed = content.rindex(b"xl/media/a.bin") - 46
    content[listed + 24 : listed + 28] = (3 * 2**30).to_bytes(4, "little")
    return bytes(content)


def repeated_ods() -> bytes:
    office = "urn:oasis:names:tc:opendocument:xmlns:"
    table = (
        f'<o:document-content xmlns:o="{office}office:1.0" xmlns:t="{office}table:1.0">'
        '<o:body><o:spreadsheet><t:table t:name="a"><t:table-row t:number-rows-repeated="99999999">'
        '<t:table-cell t:number-columns-repeated="99999999"><p>x</p></t:table-cell></t:table-row>'
        "</t:table></o:spreadsheet></o:body></o:document-content>"
    )
    return zipped(
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", table)
    )


def nested(depth: int = 4) -> bytes:
    inner = zipped(("0", bytes(2**22)))
    for level in range(depth):
        inner = zipped(*((f"{level}-{n}.zip", inner) for n in range(4)))
    return inner


FILES: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "one byte": lambda: b"P",
    "text": lambda: b"STT;Ngay;Ket qua\n" * 100,
    "random": lambda: random.Random(1).randbytes(2**20),
    "program": lambda: b"MZ" + bytes(5000),
    "page": lambda: b"<!doctype html><script>hit()</script>",
    "svg": lambda: (
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='hit()'><script>hit()</script></svg>"
    ),
    "svg that laughs": lambda: (LAUGHS + "<svg>&a11;</svg>").encode(),
    "gif and script": lambda: b"GIF89a/*" + bytes(20) + b"*/=hit()//",
    "photo and page": lambda: a_photo() + b"<script>hit()</script>",
    "pdf and zip": lambda: a_pdf() + zipped(("a.txt", "x")),
    "zip and pdf": lambda: zipped(("a.txt", "x")) + a_pdf(),
    "png of ten billion pixels": lambda: a_png_that_says(100_000, 100_000),
    "png bomb": png_bomb,
    "broken png": lambda: a_png()[:300],
    "animation": lambda: an_animation("GIF"),
    "moving webp": lambda: an_animation("WEBP"),
    "bmp of a huge size": lambda: (
        b"BM" + struct.pack("<IHHIIiiHH", 54, 0, 0, 54, 40, 2**30, 2**30, 1, 24)
    ),
    "tiff": lambda: b"II*\x00" + struct.pack("<I", 8) + b"\xff\xff" + bytes(200),
    "jpeg of a huge size": lambda: b"\xff\xd8\xff\xc0\x00\x11\x08\xff\xff\xff\xff\x03" + bytes(300),
    "pdf with a script": a_pdf,
    "pdf in a ring": lambda: pdf_of(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9999999>>"
    ),
    "pdf of a huge page": lambda: _pdf_page(b"0 0 9999999999 9999999999", b"0 0 9 9 re f"),
    "pdf bomb": lambda: _pdf_page(b"0 0 9 9", zeros(300), b"/Filter/FlateDecode"),
    "pdf bomb in a bomb": lambda: _pdf_page(
        b"0 0 9 9", zlib.compress(zeros(900), 9), b"/Filter[/FlateDecode/FlateDecode]"
    ),
    "pdf that draws for ever": lambda: _pdf_page(b"0 0 9 9", b"q 1 0 0 1 0 0 cm " * 400_000),
    "pdf that opens a program": lambda: a_pdf(extra=b"/OpenAction<</S/Launch/F(cmd.exe)>>"),
    "broken pdf": lambda: a_pdf()[:200],
    "zip bomb": lambda: sheet_with((SHEET, bytes(300 * 2**20))),
    "zip that claims too much": claimed_bomb,
    "zips in zips": nested,
    "a zip of many": lambda: zipped(*((str(n), b"") for n in range(20_000))),
    "zip that leaves its folder": lambda: zipped(
        ("../../escaped", "x"), ("/tmp/escaped", "x"), (TYPES, "x"), ("xl/workbook.xml", "x")
    ),
    "zip of devices": lambda: zipped(("CON", "x"), ("NUL.xml", "x"), ("aux/x", "x")),
    "link in a zip": link_in_zip,
    "a million cells": million_cells,
    "a far cell": lambda: sheet_with(
        (SHEET, rows(['<row r="1048576">' + _cell("XFD1048576") + "</row>"]))
    ),
    "formulas": formulas,
    "macro": lambda: sheet_with(("xl/vbaProject.bin", b"x")),
    "sheet that laughs": lambda: sheet_with(
        (SHARED, LAUGHS + f'<sst xmlns="{MAIN}"><si><t>&a11;</t></si></sst>')
    ),
    "sheet that reads files": lambda: sheet_with(
        (SHARED, OUTSIDE + f'<sst xmlns="{MAIN}"><si><t>&x;</t></si></sst>')
    ),
    "deep sheet": lambda: sheet_with((SHEET, rows(["<row>" * 300_000]))),
    "ods that repeats": repeated_ods,
    "old sheet of nothing": lambda: (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096) + "Workbook".encode("utf-16-le")
    ),
    "broken document": lambda: zipped(("word/document.xml", "<w:document"), (TYPES, "x")),
    "document with a macro": lambda: zipped(
        ("word/vbaProject.bin", "x"), ("word/document.xml", "x"), (TYPES, "macroEnabled")
    ),
    "packed zeros": lambda: gzip.compress(bytes(500 * 2**20), 9),
    "backup of nothing": lambda: b"age-encryption.org/v1\n-> X25519 " + bytes(1000),
    "letter of nothing": lambda: b"SHG1" + struct.pack(">Q", 2**62) + bytes(1000),
}
