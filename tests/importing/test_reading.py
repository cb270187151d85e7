"""Three messy registers in three ways of typing are read alike; hostile files are refused."""

import zipfile
from io import BytesIO

import pytest

from app.domain.errors import RuleViolation
from app.domain.importing.encodings import Encoding
from app.domain.importing.files import Format, Unfit
from app.domain.importing.sheet import LeftOut
from app.importing import reading
from app.importing.intake import CAPITALS, read_sheet
from tests.importing import registers
from tests.importing.typing import to_tcvn3, to_vni

ALIKE = {
    "unicode-xlsx": (lambda made: registers.xlsx(made), Encoding.UNICODE),
    "tcvn3-xls": (lambda made: registers.xls(made, to_tcvn3), Encoding.TCVN3),
    "vni-ods": (lambda made: registers.ods(made, to_vni), Encoding.VNI),
}


@pytest.mark.parametrize(("write", "encoding"), ALIKE.values(), ids=ALIKE)
def test_the_official_book_is_read_whatever_it_was_typed_in(write, encoding):
    made = registers.official()
    sheet = read_sheet(write(made))
    assert sheet.guesses[4] is encoding
    assert sheet.head.texts[6:8] == ("Hòa giải thành", "Hòa giải không thành")
    assert (sheet.head.first, sheet.head.last) == (3, 4)
    texts = [words for _, _, words in sheet.rows]
    assert [number for number, _, _ in sheet.rows] == [6, 7, 8, 9, 10, 11]
    assert texts[0][4] == "Tranh chấp ranh giới đất nương, mỗi bên một ý"
    assert texts[0][3].split("\n")[1].endswith("bản Nậm Loỏng")
    assert dict(sheet.left_out) == {
        5: LeftOut.NUMBERING,
        12: LeftOut.BLANK,
        13: LeftOut.TOTAL,
        14: LeftOut.HEADING,
    }


@pytest.mark.parametrize(("write", "encoding"), ALIKE.values(), ids=ALIKE)
def test_a_day_over_several_rows_is_put_into_each(write, encoding):
    sheet = read_sheet(write(registers.loose()))
    assert [row[1] for _, row, _ in sheet.rows] == ["3.6.2018", "3.6.2018", "4.6.2018", "4.6.2018"]
    assert any("được điền xuống" in told for told in sheet.notices)


def test_rows_under_one_running_number_are_one_case():
    made = registers.Register(
        rows=[
            ("STT", "Ngày", "Các bên", "Kết quả"),
            ("1", "5/3/2019", "Lò Văn Pâng", "thành"),
            ("", "", "Tẩn A Lù", ""),
            ("2", "6/3/2019", "Vàng Thị Sao", "thành"),
        ],
        merges=[(1, 2, 0, 0), (1, 2, 1, 1)],
    )
    sheet = read_sheet(registers.xlsx(made))
    assert [row for _, row, _ in sheet.rows] == [
        ["1", "5/3/2019", "Lò Văn Pâng\nTẩn A Lù", "thành"],
        ["2", "6/3/2019", "Vàng Thị Sao", "thành"],
    ]
    assert any("ghép thành một" in told for told in sheet.notices)


def test_a_person_may_say_how_the_file_was_typed():
    content = registers.xlsx(registers.loose(), to_vni, font="VNI-Times")
    assert read_sheet(content).guesses[6] is Encoding.VNI
    assert set(read_sheet(content, encoding=Encoding.UNICODE).guesses) == {Encoding.UNICODE}


def test_capitals_of_an_old_font_are_told():
    content = registers.xlsx(registers.loose(), to_tcvn3, font=".VnTimeH")
    assert CAPITALS in read_sheet(content).notices


def _without(content: bytes, name: str, part: bytes) -> bytes:
    """The same file with another part under this name."""
    with zipfile.ZipFile(BytesIO(content)) as parts:
        held = {one: parts.read(one) for one in parts.namelist()}
    return registers.zipped({**held, name: part})


def _far_cell() -> bytes:
    cell = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>STT</t></is></c></row>'
        f"{cell}</sheetData></worksheet>"
    )
    plain = registers.xlsx(registers.loose())
    return _without(plain, "xl/worksheets/sheet1.xml", sheet.encode())


def _hidden_far_cell() -> bytes:
    """The same so that looking at the text does not find it: the child's own limit does."""
    return _without(
        registers.xlsx(registers.loose()),
        "xl/worksheets/sheet1.xml",
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c t="inlineStr" r=\'A1\'><is><t>STT</t></is></c></row>'
        b"<row r='1048576'><c t=\"inlineStr\" r='XFD1048576'><is><t>x</t></is></c></row>"
        b"</sheetData></worksheet>",
    )


def _bomb() -> bytes:
    """A part that says of itself that it inflates to 3 GB."""
    content = bytearray(_without(GOOD, "xl/media/a.bin", b"x"))
    listed = content.rindex(b"xl/media/a.bin") - 46
    content[listed + 24 : listed + 28] = (3 * 2**30).to_bytes(4, "little")
    return bytes(content)


GOOD = registers.xlsx(registers.loose())
HOSTILE = {
    "empty": (b"", "trống"),
    "text": (b"STT;Ngay;Ket qua", "không phải bảng tính"),
    "page": (b"<html><table><tr><td>STT", "không phải bảng tính"),
    "pdf": (b"%PDF-1.7 ...", "không phải bảng tính"),
    "other zip": (registers.zipped({"a.txt": "x"}), "không phải bảng tính"),
    "macro": (_without(GOOD, "xl/vbaProject.bin", b"x"), "macro"),
    "ods with a macro": (
        registers.zipped({"mimetype": "a", "content.xml": "b", "Basic/Standard/a.xml": "c"}),
        "macro",
    ),
    "xls with a macro": (
        registers.xls(registers.loose()) + "_VBA_PROJECT_CUR".encode("utf-16-le"),
        "macro",
    ),
    "password": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "mật khẩu",
    ),
    "truncated": (GOOD[: len(GOOD) // 2], "hỏng"),
    "truncated xls": (registers.xls(registers.loose())[:1500], "hỏng|không phải bảng tính"),
    "far cell": (_far_cell(), "quá xa"),
    "hidden far cell": (_hidden_far_cell(), "quá xa" if reading.resource else "hỏng"),
    "no head": (registers.xlsx(registers.Register([("a", "b"), ("c", "d")])), "hàng tiêu đề"),
}


@pytest.mark.parametrize(("content", "why"), HOSTILE.values(), ids=HOSTILE)
def test_a_file_that_is_no_register_is_refused_with_a_sentence(content, why):
    with pytest.raises(RuleViolation, match=why):
        read_sheet(content)


def test_what_inflates_beyond_measure_is_refused():
    with pytest.raises(RuleViolation, match="nở ra quá lớn"):
        read_sheet(_bomb())


def test_where_the_machine_sets_no_limit_a_far_cell_is_looked_for(monkeypatch):
    monkeypatch.setattr(reading, "resource", None)
    with pytest.raises(reading.Refused) as refused:
        reading.format_of(_far_cell())
    assert refused.value.why is Unfit.TOO_WIDE
    assert reading.format_of(GOOD) is Format.XLSX
