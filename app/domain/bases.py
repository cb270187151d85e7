"""The legal texts on which plans and papers rest; an office adds its own as lines."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.errors import RuleViolation
from app.domain.papers import dated


@dataclass(frozen=True, slots=True)
class KnownBasis:
    """A text under the code by which a plan names it, with its day and the days it holds;
    ``subject`` says whose it is and about what."""

    code: str
    name: str
    dated_on: date
    subject: str
    since: date
    until: date | None = None
    usual: bool = True

    @property
    def words(self) -> str:
        """As a paper cites it: a law without number and issuer.

        Căn cứ: điểm b khoản 5 mục II phần I Phụ lục I Nghị định 30/2020/NĐ-CP.
        """
        return f"{self.name} {dated(self.dated_on)} {self.subject}".strip()

    def holds_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


MEDIATION_LAW = KnownBasis(
    "mediation_law",
    "Luật Hòa giải ở cơ sở",
    date(2013, 6, 20),
    "",
    date(2014, 1, 1),
)
MEDIATION_DECREE = KnownBasis(
    "mediation_decree",
    "Nghị định số 15/2014/NĐ-CP",
    date(2014, 2, 27),
    "của Chính phủ quy định chi tiết một số điều và biện pháp thi hành Luật Hòa giải ở cơ sở",
    date(2014, 4, 25),
)
JOINT_RESOLUTION = KnownBasis(
    "joint_resolution",
    "Nghị quyết liên tịch số 01/2014/NQLT/CP-UBTƯMTTQVN",
    date(2014, 11, 18),
    "giữa Chính phủ và Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam về phối hợp thực hiện pháp "
    "luật về hòa giải ở cơ sở",
    date(2015, 1, 10),
)
MONEY_CIRCULAR = KnownBasis(
    "money_circular",
    "Thông tư số 56/2023/TT-BTC",
    date(2023, 8, 18),
    "của Bộ trưởng Bộ Tài chính về kinh phí phổ biến, giáo dục pháp luật, chuẩn tiếp cận pháp "
    "luật và hòa giải ở cơ sở",
    date(2023, 10, 6),
    usual=False,
)
KNOWN = (MEDIATION_LAW, MEDIATION_DECREE, JOINT_RESOLUTION, MONEY_CIRCULAR)
BY_CODE = {one.code: one for one in KNOWN}


def usual_on(day: date) -> tuple[str, ...]:
    """The codes with which a plan of that day begins."""
    return tuple(one.code for one in KNOWN if one.usual and one.holds_on(day))


def cited(codes: Iterable[str]) -> list[str]:
    """The texts of these codes in the order of the list."""
    wanted = set(codes)
    return [one.words for one in KNOWN if one.code in wanted]


def bases_in_words(codes: list[str]) -> str:
    """The legal texts of these codes; one that another program knows as its code."""
    return "; ".join(BY_CODE[one].words if one in BY_CODE else one for one in codes)


def check_bases(codes: Iterable[str]) -> None:
    """Refuse a code that names no text."""
    if any(code not in BY_CODE for code in codes):
        raise RuleViolation("Có căn cứ không nằm trong danh sách. Hãy chọn lại.")


def not_in_force(codes: Iterable[str], day: date) -> list[KnownBasis]:
    """The chosen texts that do not hold on the plan's day: a hint, not a refusal."""
    return [BY_CODE[one] for one in codes if one in BY_CODE and not BY_CODE[one].holds_on(day)]
