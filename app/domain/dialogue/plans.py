"""The year's plan of dialogues: its course, and what may be changed when.

Căn cứ: kế hoạch là văn bản hành chính (Nghị định số 30/2020/NĐ-CP): what is issued is not
written over; what becomes different later stands beside it with its day and its reason.
"""

from datetime import date

from app.domain.calendar import show
from app.domain.dialogue.kinds import DialogueKind
from app.domain.dialogue.law import DEMOCRACY
from app.domain.errors import RuleViolation
from app.domain.plans import YEARS_AHEAD, PlanState, check_issued_on, check_signed
from app.domain.words import fold

EARLIEST_YEAR = 2016  # the law of 2015, the first to ask for the conference, is in force since


def check_year(year: int, *, today: date) -> None:
    """Refuse a year that no such plan can be of."""
    latest = today.year + YEARS_AHEAD
    if not EARLIEST_YEAR <= year <= latest:
        raise RuleViolation(
            f"Năm {year} không hợp lý: kế hoạch đối thoại lập cho các năm từ {EARLIEST_YEAR} "
            f"đến {latest}."
        )


def check_draft(state: PlanState) -> None:
    """Refuse to write over a plan that was issued."""
    if state is not PlanState.DRAFT:
        raise RuleViolation(
            "Kế hoạch đã ban hành nên không sửa lời văn được nữa. Phiên đối thoại thay đổi thì "
            "điều chỉnh, bổ sung hoặc bỏ phiên kèm lý do."
        )


def check_issuing(
    state: PlanState,
    *,
    year: int,
    number: str,
    issued_on: date,
    signer: str,
    sessions: int,
    today: date,
) -> None:
    """Refuse to issue a plan without number, day, signer or any conference in it.

    Căn cứ: Điều 15 Nghị định số 30/2020/NĐ-CP: number and day are given to what is signed.
    """
    check_draft(state)
    check_signed(number, signer)
    if not sessions:
        raise RuleViolation("Kế hoạch chưa có phiên đối thoại nào. Hãy thêm phiên trước.")
    check_issued_on(issued_on, year=year, today=today)


def check_amending(state: PlanState, reason: str, *, what: str) -> None:
    """Refuse to change an issued plan without saying why; a draft needs no reason."""
    if state is PlanState.ISSUED and not reason.strip():
        raise RuleViolation(f"Kế hoạch đã ban hành: hãy ghi lý do {what}.")


def check_unstruck(struck_on: date | None) -> None:
    """Refuse any more acts on a conference that was taken out of the plan."""
    if struck_on is not None:
        raise RuleViolation(f"Phiên này đã bỏ khỏi kế hoạch ngày {show(struck_on)}.")


def check_not_arranged(is_arranged: bool) -> None:
    """Refuse to move or strike a conference that is already being prepared or was held."""
    if is_arranged:
        raise RuleViolation(
            "Phiên này đã có hội nghị đang chuẩn bị hoặc đã họp. Hãy sửa, hoãn hoặc hủy ở trang "
            "của hội nghị."
        )


def check_quarter(quarter: int) -> None:
    """Refuse what is no quarter of a year."""
    if quarter not in (1, 2, 3, 4):
        raise RuleViolation("Hãy chọn quý tổ chức phiên đối thoại.")


def lacks_front(kind: DialogueKind, co_organisers: str, *, on: date) -> bool:
    """Whether the Front is not named as co-organiser of a government's conference; a hint.

    Căn cứ: Điều 32 Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15; Điều 43 Luật số
    72/2025/QH15: the committee holds it together with the Front of the commune.
    """
    if kind is not DialogueKind.GOVERNMENT or not DEMOCRACY.holds_on(on):
        return False
    named = fold(co_organisers)
    return "mat tran" not in named and "mttq" not in named


def check_link(link_kind: DialogueKind, kind: DialogueKind, *, is_struck: bool) -> None:
    """Refuse to hold a conference by a planned one of another kind or that was struck."""
    if is_struck:
        raise RuleViolation("Phiên đối thoại này đã bỏ khỏi kế hoạch. Hãy chọn phiên khác.")
    if link_kind is not kind:
        raise RuleViolation(
            f"Phiên trong kế hoạch là phiên của {link_kind.label.lower()}, không phải của "
            f"{kind.label.lower()}. Hãy sửa loại hội nghị hoặc chọn phiên khác."
        )
