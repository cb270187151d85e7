"""The standard of access to law: what of it mediation and dialogues bear witness to.

Căn cứ: Điều 3 Quyết định số 25/2021/QĐ-TTg; from 04/08/2025 Quyết định số 27/2025/QĐ-TTg. How
the latter numbers its indicators is not known to the program: an office writes their names into
its settings, or they are filled in by hand.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum, Term


class Theme(LabelledEnum):
    """What the standard asks about; the code is the word in the settings."""

    MEDIATION = "hoa-giai", "Vụ, việc thuộc phạm vi được hòa giải kịp thời, hiệu quả"
    FUNDING = "kinh-phi", "Kinh phí cho hòa giải ở cơ sở theo quy định"
    LEGAL_AID = "tro-giup-phap-ly", "Thông tin về trợ giúp pháp lý"
    DIALOGUE = "doi-thoai", "Tổ chức đối thoại với Nhân dân theo quy định"


@dataclass(frozen=True, slots=True)
class Standard:
    """``since`` is its first day; ``indicators`` name where in it each theme stands."""

    basis: str
    since: date
    indicators: Mapping[Theme, str] = field(default_factory=dict)
    note: str = ""


STANDARDS: tuple[Standard, ...] = (
    Standard(
        "Quyết định số 25/2021/QĐ-TTg",
        date(2021, 1, 1),
        {
            Theme.MEDIATION: "Tiêu chí 3, chỉ tiêu 1",
            Theme.FUNDING: "Tiêu chí 3, chỉ tiêu 2",
            Theme.LEGAL_AID: "Tiêu chí 3, chỉ tiêu 3",
            Theme.DIALOGUE: "Tiêu chí 4, chỉ tiêu 1",
        },
    ),
    Standard(
        "Quyết định số 27/2025/QĐ-TTg",
        date(2025, 8, 4),
        note=Term(
            "Tên, số của chỉ tiêu ghi theo biểu mẫu hiện hành; nội dung nào biểu mẫu không hỏi thì "
            "bỏ qua."
        ),
    ),
)


def standard_of(year: int) -> Standard:
    """The standard by which a year is judged: the one in force on its last day."""
    end = date(year, 12, 31)
    return max((one for one in STANDARDS if one.since <= end), key=lambda one: one.since)


def read_indicators(text: str) -> Mapping[Theme, str]:
    """``hoa-giai=Chỉ tiêu 2.1; kinh-phi=Chỉ tiêu 2.2``; no text, no names."""
    found = {}
    for part in filter(None, (one.strip() for one in text.split(";"))):
        key, _, words = (one.strip() for one in part.partition("="))
        if key not in {one.value for one in Theme} or not words:
            known = ", ".join(one.value for one in Theme)
            raise RuleViolation(
                f"Tên chỉ tiêu “{part}” không đúng. Hãy ghi dạng hoa-giai=Chỉ tiêu 2.1; các mục là "
                f"{known}."
            )
        found[Theme(key)] = words
    return found
