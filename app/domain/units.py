"""Kinds of administrative units, and what a unit or a village must satisfy.

Căn cứ: Luật Tổ chức chính quyền địa phương số 72/2025/QH15 (two levels since 01/07/2025;
the older kinds remain for records of earlier years); Nghị định số 185/2026/NĐ-CP (villages).
"""

import re
from datetime import date

from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum

_CODE = re.compile(r"[0-9]{2,8}")


class UnitKind(LabelledEnum):
    PROVINCE = "tinh", "Tỉnh"
    CENTRAL_CITY = "thanh_pho", "Thành phố trực thuộc trung ương"
    PROVINCIAL_CITY = "thanh_pho_thuoc_tinh", "Thành phố thuộc tỉnh (trước 01/07/2025)"
    DISTRICT = "huyen", "Huyện, quận, thị xã (trước 01/07/2025)"
    COMMUNE = "xa", "Xã"
    WARD = "phuong", "Phường"
    SPECIAL_ZONE = "dac_khu", "Đặc khu"
    TOWNSHIP = "thi_tran", "Thị trấn (trước 01/07/2025)"
    OFFICE = "co_quan", "Cơ quan"


class VillageKind(LabelledEnum):
    """What the people there call it; the law's short form is "thôn, tổ dân phố"."""

    THON = "thon", "Thôn"
    BAN = "ban", "Bản"
    TO_DAN_PHO = "to_dan_pho", "Tổ dân phố"
    KHU_PHO = "khu_pho", "Khu phố"
    AP = "ap", "Ấp"
    BUON = "buon", "Buôn"
    LANG = "lang", "Làng"
    PHUM_SOC = "phum_soc", "Phum, sóc"


def place_of(name: str) -> str:
    """``Tân Phong`` of ``Phường Tân Phong``: the place as a paper is dated by it.

    Căn cứ: Phụ lục I Nghị định số 30/2020/NĐ-CP; a number keeps its kind ("Phường 5").
    """
    for kind in ("Thành phố", "Thị trấn", "Đặc khu", "Phường", "Tỉnh", "Xã"):
        rest = name.removeprefix(f"{kind} ")
        if rest != name and not rest.isdigit():
            return rest
    return name


def check_unit_code(code: str) -> None:
    """Refuse what cannot be an administrative code (digits as text, leading zeros kept)."""
    if not _CODE.fullmatch(code):
        raise RuleViolation(
            f"Mã đơn vị “{code}” không đúng. Mã tỉnh gồm 2 chữ số, mã xã gồm 5 chữ số."
        )


def check_validity(valid_from: date, valid_to: date | None) -> None:
    if valid_to is not None and valid_to <= valid_from:
        raise RuleViolation("Ngày hết hiệu lực phải sau ngày bắt đầu có hiệu lực.")
