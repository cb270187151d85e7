"""Kinds of cases: the finest code is stored, the three official schemes follow from it.

K3 is Điều 5 Nghị định số 15/2014/NĐ-CP (which the scope check rests on), K1 the old
statistical form, K2 indicator 0403. The fine codes are our own; no national list exists.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum


class FormKind(LabelledEnum):
    """K1: classes of form 12, Thông tư số 20/2013/TT-BTP."""

    CIVIL = "a", "Tranh chấp phát sinh từ quan hệ dân sự"
    FAMILY = "b", "Tranh chấp phát sinh từ quan hệ hôn nhân và gia đình"
    OTHER = "c", "Mâu thuẫn, xích mích, tranh chấp khác"


class IndicatorKind(LabelledEnum):
    """K2: classes of indicator 0403, Thông tư số 10/2017/TT-BTP."""

    CONFLICT = "a", "Mâu thuẫn giữa các bên"
    CIVIL_FAMILY = "b", "Tranh chấp phát sinh từ quan hệ dân sự, hôn nhân và gia đình"
    OTHER = "c", "Vụ, việc khác thuộc phạm vi hòa giải ở cơ sở"


class ScopeKind(LabelledEnum):
    """K3: points a–g of khoản 1 Điều 5 Nghị định số 15/2014/NĐ-CP."""

    CONFLICT = "a", "Mâu thuẫn giữa các bên"
    CIVIL = "b", "Tranh chấp phát sinh từ quan hệ dân sự"
    FAMILY = "c", "Tranh chấp phát sinh từ quan hệ hôn nhân và gia đình"
    MINOR_BREACH = "d", "Vi phạm pháp luật chưa đến mức bị xử lý"
    CRIMINAL_EXCEPTION = "đ", "Vi phạm pháp luật hình sự trong trường hợp được hòa giải"
    COMMUNE_EDUCATION = "e", "Giáo dục tại xã, phường hoặc biện pháp thay thế"
    OTHER = "g", "Vụ, việc khác mà pháp luật không cấm"


@dataclass(frozen=True, slots=True)
class Category:
    """One row of the table; ``retired_on`` keeps an old code readable, not choosable."""

    code: str
    label: str
    form: FormKind
    indicator: IndicatorKind
    scope: ScopeKind
    retired_on: date | None = None


def _rows() -> Iterable[Category]:
    conflict = (FormKind.OTHER, IndicatorKind.CONFLICT, ScopeKind.CONFLICT)
    civil = (FormKind.CIVIL, IndicatorKind.CIVIL_FAMILY, ScopeKind.CIVIL)
    family = (FormKind.FAMILY, IndicatorKind.CIVIL_FAMILY, ScopeKind.FAMILY)
    other = (FormKind.OTHER, IndicatorKind.OTHER)
    yield Category("MT-01", "Lối sống, tính tình, xích mích lời nói", *conflict)
    yield Category("MT-02", "Lối đi chung, ngõ", *conflict)
    yield Category("MT-03", "Điện, nước sinh hoạt, thoát nước, công trình phụ", *conflict)
    yield Category("MT-04", "Tiếng ồn, giờ giấc, vệ sinh chung, chăn nuôi", *conflict)
    yield Category("MT-05", "Mâu thuẫn khác giữa các bên", *conflict)
    yield Category("DS-01", "Quyền sử dụng đất, ranh giới đất", *civil)
    yield Category("DS-02", "Quyền sở hữu tài sản, nhà ở", *civil)
    yield Category("DS-03", "Vay mượn, hợp đồng dân sự, nghĩa vụ dân sự", *civil)
    yield Category("DS-04", "Thừa kế", *civil)
    yield Category("DS-05", "Bồi thường thiệt hại", *civil)
    yield Category("DS-06", "Dân sự khác", *civil)
    yield Category("HN-01", "Vợ chồng", *family)
    yield Category("HN-02", "Cha mẹ và con, ông bà và cháu, anh chị em", *family)
    yield Category("HN-03", "Cấp dưỡng, xác định cha mẹ con, nuôi con nuôi", *family)
    yield Category("HN-04", "Ly hôn", *family)
    yield Category("HN-05", "Hôn nhân và gia đình khác", *family)
    yield Category("VP-01", "Vi phạm pháp luật chưa đến mức xử lý", *other, ScopeKind.MINOR_BREACH)
    yield Category(
        "VP-02", "Trường hợp hình sự được hòa giải", *other, ScopeKind.CRIMINAL_EXCEPTION
    )
    yield Category(
        "VP-03", "Giáo dục tại xã, biện pháp thay thế", *other, ScopeKind.COMMUNE_EDUCATION
    )
    yield Category("KH-01", "Vụ, việc khác pháp luật không cấm", *other, ScopeKind.OTHER)


CATEGORIES: tuple[Category, ...] = tuple(_rows())
_BY_CODE = {row.code: row for row in CATEGORIES}


def category(code: str) -> Category:
    """The row of a code, retired or not; refuses a code that never stood in the table."""
    try:
        return _BY_CODE[code]
    except KeyError:
        raise RuleViolation(
            "Loại vụ, việc này không có trong bảng phân loại. Hãy chọn lại trong danh sách."
        ) from None


def category_label(code: str | None) -> str:
    """Words for a list or a page; an unknown code (a newer table) is shown as it stands."""
    if code is None:
        return ""
    return _BY_CODE[code].label if code in _BY_CODE else code


def choosable(on: date, rows: Iterable[Category] = CATEGORIES) -> list[Category]:
    """Rows that may be chosen on a day: all but those retired by then."""
    return [row for row in rows if row.retired_on is None or on < row.retired_on]
