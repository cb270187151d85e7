"""The articles that the rules of a dialogue rest on, and from when until when they hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.legal import LegalBasis

RECEPTION_AT_DIALOGUE = LegalBasis("Khoản 3 Điều 25", "Luật Tiếp công dân số 42/2013/QH13")
_GOVERNMENT = "Luật Tổ chức chính quyền địa phương"


@dataclass(frozen=True, slots=True)
class DatedBasis:
    """An article on dialogues and the days on which it holds (``until`` excluded).

    ``passed`` is the day of the law as a plan cites it.
    """

    article: str
    name: str
    number: str
    passed: str
    valid_from: date
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.until is None or day < self.until)

    @property
    def basis(self) -> LegalBasis:
        """As a refusal prints it."""
        return LegalBasis(self.article, f"{self.name} số {self.number}")

    @property
    def short(self) -> str:
        """As a deadline is explained: ``Điều 43 Luật … số 72/2025/QH15``."""
        return str(self.basis)

    @property
    def cited(self) -> str:
        """As a paper cites it, a law without its number.

        Căn cứ: điểm b khoản 5 mục II phần I Phụ lục I Nghị định số 30/2020/NĐ-CP.
        """
        return f"{self.article} {self.as_whole}"

    @property
    def as_whole(self) -> str:
        """As a paper cites the whole law."""
        return f"{self.name} {self.passed}"

    def is_cited_in(self, text: str) -> bool:
        return self.number in text or self.passed in text


LAW_2015 = DatedBasis(
    "Điều 125",
    _GOVERNMENT,
    "77/2015/QH13",
    "ngày 19 tháng 6 năm 2015",
    date(2016, 1, 1),
    date(2025, 3, 1),
)
LAW_EARLY_2025 = DatedBasis(
    "Điều 24",
    _GOVERNMENT,
    "65/2025/QH15",
    "ngày 19 tháng 02 năm 2025",
    date(2025, 3, 1),
    date(2025, 6, 16),
)
LAW_2025 = DatedBasis(
    "Điều 43", _GOVERNMENT, "72/2025/QH15", "ngày 16 tháng 6 năm 2025", date(2025, 6, 16)
)
DEMOCRACY = DatedBasis(
    "Điều 32",
    "Luật Thực hiện dân chủ ở cơ sở",
    "10/2022/QH15",
    "ngày 10 tháng 11 năm 2022",
    date(2023, 7, 1),
)
#: What a conference of the government rests on, one after the other.
GOVERNMENT_LAWS = (LAW_2015, LAW_EARLY_2025, LAW_2025)
BASES = (*GOVERNMENT_LAWS, DEMOCRACY)


def bases_on(day: date, rows: Iterable[DatedBasis] = BASES) -> list[DatedBasis]:
    """What a plan cites that is signed on ``day``."""
    return [row for row in rows if row.holds_on(day)]


def missing_bases(cited: str, day: date) -> list[DatedBasis]:
    """The law on local government of the day that a plan does not name; a hint, no refusal."""
    return [row for row in bases_on(day, GOVERNMENT_LAWS) if not row.is_cited_in(cited)]
