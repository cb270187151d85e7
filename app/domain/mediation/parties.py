"""The parties of a case: on which side, of which kind (khoản 3 Điều 2)."""

from datetime import date

from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum


class Side(LabelledEnum):
    A = "a", "Bên A"
    B = "b", "Bên B"
    RELATED = "related", "Người có quyền lợi, nghĩa vụ liên quan"


class PartyKind(LabelledEnum):
    PERSON = "person", "Cá nhân"
    PEOPLE = "people", "Nhóm cá nhân"
    FAMILY = "family", "Gia đình"
    FAMILIES = "families", "Nhóm gia đình"
    ORGANISATION = "organisation", "Tổ chức"


def check_party(name: str, birth_year: int | None, *, today: date) -> None:
    """Refuse a party without a name or with a year of birth that cannot be."""
    if not name.strip():
        raise RuleViolation("Hãy ghi họ tên của bên này, hoặc để trống cả dòng nếu chưa biết.")
    if birth_year is not None and not today.year - 120 <= birth_year <= today.year:
        raise RuleViolation(
            f"Năm sinh {birth_year} của {name} không đúng. Hãy nhập bốn chữ số, ví dụ 1975."
        )
