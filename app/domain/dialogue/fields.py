"""The fields of life that opinions touch: data with codes, which an office may change."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.errors import RuleViolation


@dataclass(frozen=True, slots=True)
class OpinionField:
    """``code`` is stored and sent; ``label`` is read and may be reworded."""

    code: str
    label: str


DEFAULT_FIELDS: tuple[OpinionField, ...] = (
    OpinionField("land", "Đất đai"),
    OpinionField("environment", "Vệ sinh môi trường"),
    OpinionField("food_safety", "An toàn thực phẩm"),
    OpinionField("compensation", "Bồi thường, giải phóng mặt bằng"),
    OpinionField("merit", "Chính sách người có công"),
    OpinionField("welfare", "An sinh xã hội"),
    OpinionField("infrastructure", "Giao thông, thủy lợi, hạ tầng"),
    OpinionField("security", "An ninh trật tự"),
    OpinionField("new_rural", "Xây dựng nông thôn mới"),
    OpinionField("procedures", "Thủ tục hành chính, thái độ phục vụ"),
    OpinionField("education_health", "Giáo dục, y tế, văn hóa"),
    OpinionField("village_officials", "Chế độ, chính sách cán bộ thôn"),
    OpinionField("other", "Khác"),
)


def check_field(code: str, fields: Iterable[OpinionField] = DEFAULT_FIELDS) -> None:
    """Refuse a code that is not on the list."""
    if code not in {field.code for field in fields}:
        raise RuleViolation("Lĩnh vực này không có trong danh mục. Hãy chọn lại lĩnh vực.")


def field_label(code: str, fields: Iterable[OpinionField] = DEFAULT_FIELDS) -> str:
    """The words for ``code``; a code from a newer list is shown as it stands."""
    return next((field.label for field in fields if field.code == code), code)
