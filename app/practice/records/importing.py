"""An old register that has been read and waits to be looked through, as a clerk would meet it."""

import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from random import Random
from xml.sax.saxutils import escape

from app.db import db
from app.domain.actors import Actor
from app.importing.models import RegisterImport
from app.importing.service.acts import upload
from app.practice.people import LAI_CHAU, invent_person, share
from app.practice.records.commune import Seat

YEARS_AGO = 8
_HEAD = ("STT", "Ngày nhận", "Bên A", "Bên B", "Loại việc", "Nội dung vụ việc", "Kết quả")
_TOLD = (
    ("Đất đai", "Hai nhà tranh chấp bờ nương", "HG thành"),
    ("Vợ chồng", "Vợ chồng cãi nhau, người chồng hay uống rượu", "thành"),
    ("Lối đi", "Rào mất lối đi chung xuống suối", "ko thành"),
    ("Chăn nuôi", "Trâu thả rông phá ruộng lúa", "thành"),
    ("Thừa kế", "Anh em chưa thống nhất chia nhà của bố mẹ", "chuyển TA"),
    ("Xích mích", "Xích mích lời nói trong đám cưới", "xem giấy"),
)
_NAMESPACE = "http://schemas.openxmlformats.org"
_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_NAMESPACE}/package/2006/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_NAMESPACE}/package/2006/relationships"><Relationship Id="r1"'
        f' Type="{_NAMESPACE}/officeDocument/2006/relationships/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_NAMESPACE}/package/2006/relationships"><Relationship Id="r1"'
        f' Type="{_NAMESPACE}/officeDocument/2006/relationships/worksheet"'
        ' Target="worksheets/sheet1.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_NAMESPACE}/spreadsheetml/2006/main"'
        f' xmlns:r="{_NAMESPACE}/officeDocument/2006/relationships">'
        '<sheets><sheet name="Sổ cũ" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
}


def read_one_in(rng: Random, seats: Sequence[Seat], *, today: date, by: Actor) -> None:
    """A register of years ago with a day that is not in the calendar; none where there is one."""
    own = db.select(RegisterImport.id).where(RegisterImport.unit == by.unit).limit(1)
    if db.session.scalar(own) is not None or not seats:
        return
    year = today.year - YEARS_AGO
    lines = [
        (str(number), f"{3 * number:02d}/0{number}/{year}", _somebody(rng), _somebody(rng), *told)
        for number, told in enumerate(_TOLD, start=1)
    ]
    lines[2] = (lines[2][0], f"31/02/{year}", *lines[2][2:])
    rows = [(f"SỔ THEO DÕI HÒA GIẢI NĂM {year}",), _HEAD, *lines, ("Tổng cộng", str(len(lines)))]
    upload(_sheet(rows), f"so-hoa-giai-{year}.xlsx", team_id=seats[0].team_id, today=today, by=by)


def _somebody(rng: Random) -> str:
    return invent_person(rng, group=share(rng, LAI_CHAU)).name


def _sheet(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as a small .xlsx."""
    told = "".join(
        f'<row r="{number}">'
        + "".join(
            f'<c r="{chr(65 + place)}{number}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
            for place, text in enumerate(row)
        )
        + "</row>"
        for number, row in enumerate(rows, start=1)
    )
    sheet = (
        f'<worksheet xmlns="{_NAMESPACE}/spreadsheetml/2006/main"><sheetData>{told}</sheetData>'
        "</worksheet>"
    )
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in {**_PARTS, "xl/worksheets/sheet1.xml": sheet}.items():
            made.writestr(zipfile.ZipInfo(name), part)  # without the hour: the same seed, the same
    return content.getvalue()
