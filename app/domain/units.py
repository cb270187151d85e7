"""Kinds of administrative units, and what a unit or a village must satisfy.

Căn cứ: Luật Tổ chức chính quyền địa phương số 72/2025/QH15 (two levels since 01/07/2025;
the older kinds remain for records of earlier years); Nghị định số 185/2026/NĐ-CP (villages).
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum

TWO_LEVELS_SINCE = date(2025, 7, 1)
"""Luật 72/2025/QH15: no district any more; a commune has divisions, its court is of an area."""
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

    @property
    def is_commune(self) -> bool:
        """Whether such a unit writes its own book and has no unit below it."""
        return self in _COMMUNES


class Boundaries(LabelledEnum):
    """By which units figures are told: those that carry on the books, or those that wrote them."""

    TODAY = "today", "Địa giới hiện nay"
    THEN = "then", "Địa giới lúc ghi hồ sơ"


_COMMUNES = (UnitKind.COMMUNE, UnitKind.WARD, UnitKind.SPECIAL_ZONE, UnitKind.TOWNSHIP)


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


def kind_by_code(code: str) -> UnitKind:
    """What a unit made by hand most likely is: five digits are a commune's."""
    return UnitKind.COMMUNE if len(code) == 5 else UnitKind.OFFICE


def kind_by_name(name: str) -> UnitKind:
    """``Phường Tân Phong`` is a ward: what a unit of the commune level says of itself."""
    kinds = {"Phường ": UnitKind.WARD, "Thị trấn ": UnitKind.TOWNSHIP}
    found = (kind for word, kind in kinds.items() if name.startswith(word))
    return next(found, UnitKind.COMMUNE)


def check_unit_code(code: str) -> None:
    """Refuse what cannot be an administrative code (digits as text, leading zeros kept)."""
    if not _CODE.fullmatch(code):
        raise RuleViolation(
            f"Mã đơn vị “{code}” không đúng. Mã tỉnh gồm 2 chữ số, mã xã gồm 5 chữ số."
        )


def check_validity(valid_from: date, valid_to: date | None) -> None:
    if valid_to is not None and valid_to <= valid_from:
        raise RuleViolation("Ngày hết hiệu lực phải sau ngày bắt đầu có hiệu lực.")


@dataclass(frozen=True, slots=True)
class Decree:
    """Quyết định, nghị quyết về sắp xếp đơn vị."""

    number: str
    dated_on: date


def check_decree(decree: Decree, *, today: date) -> None:
    """Refuse a decree that cannot be found again."""
    if not decree.number:
        raise RuleViolation("Hãy ghi số của quyết định hoặc nghị quyết về sắp xếp đơn vị.")
    if decree.dated_on > today:
        raise RuleViolation("Ngày của quyết định không thể sau hôm nay.")


def check_change_day(day: date, *, since: date, today: date) -> None:
    """Refuse a day that the list of units could not follow.

    A move, a merger, a split or an ending holds for the exchange and for the figures from the
    moment it is written down, so it is not written down before its day.
    """
    if day > today:
        raise RuleViolation(
            "Ngày có hiệu lực không thể sau hôm nay: danh sách đơn vị và số liệu đổi ngay khi ghi. "
            "Hãy ghi vào ngày quyết định có hiệu lực."
        )
    check_later(day, since=since)


def check_later(day: date, *, since: date) -> None:
    """Refuse a day that is not after the beginning of the period that ends with it."""
    if day <= since:
        raise RuleViolation(
            f"Ngày có hiệu lực phải sau ngày {since:%d/%m/%Y}, là ngày của thay đổi gần nhất "
            "đã ghi cho đơn vị này."
        )


def last_of(code: str, next_of: Mapping[str, str]) -> str:
    """The unit that goes on at the end of a row of mergers; a circle ends where it closes."""
    seen = {code}
    while (after := next_of.get(code)) is not None and after not in seen:
        seen.add(after)
        code = after
    return code


@dataclass(frozen=True, slots=True)
class Part:
    """One of the units into which a unit is split: the first keeps the book and whatever is not
    given away; the others get ``villages``. Without a name: a unit that the list knows."""

    code: str
    name: str
    kind: UnitKind
    villages: frozenset[UUID] = frozenset()


def check_split(code: str, parts: Sequence[Part], villages: Mapping[UUID, str]) -> None:
    """Refuse a split by which a village or a book would have no unit, or two.

    ``villages``: those of the unit ``code``, by name.
    """
    keeps, *others = parts
    if not others:
        raise RuleViolation("Hãy ghi ít nhất một đơn vị nhận thôn, tổ dân phố.")
    if len({one.code for one in parts}) < len(parts):
        raise RuleViolation("Các đơn vị sau khi chia, tách phải có mã khác nhau.")
    if keeps.code != code and any(one.code == code for one in others):
        raise RuleViolation(
            f"Mã {code} chỉ để lại được cho đơn vị giữ sổ, vì hồ sơ đã ghi mang mã đó."
        )
    given: set[UUID] = set()
    for one in others:
        if not one.villages:
            raise RuleViolation(
                f"Hãy chọn ít nhất một thôn, tổ dân phố giao cho {one.name or one.code}."
            )
        if not one.villages <= villages.keys():
            raise RuleViolation("Có thôn không phải của đơn vị này. Hãy tải lại trang.")
        if twice := given & one.villages:
            raise RuleViolation(f"{villages[min(twice)]} được giao cho hai đơn vị.")
        given |= one.villages


def check_merger(
    codes: Collection[str], parents: Collection[str | None], kinds: Collection[UnitKind]
) -> None:
    """Refuse a merger of less than two units, or of units of different superiors.

    ``kinds``: of the units, and of the one that they become; communes do not become a province.
    """
    if len(codes) < 2:
        raise RuleViolation("Hãy chọn ít nhất hai đơn vị để nhập.")
    if len(parents) > 1:
        raise RuleViolation(
            "Các đơn vị được nhập phải cùng cấp trên. Hãy ghi việc chuyển cấp trên trước."
        )
    if len({kind.is_commune for kind in kinds}) > 1:
        raise RuleViolation(
            "Các xã, phường nhập lại vẫn là xã, phường hoặc đặc khu. Hãy chọn lại loại đơn vị."
        )
