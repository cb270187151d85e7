"""How a case came into the electronic book: at once, later, or from the paper book.

The day of an event and the day of its writing are two things. A paper book tells little:
when a case came and ended, who mediated and what was agreed; nothing else is invented.
"""

from datetime import date

from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.domain.mediation.basis import BOOK
from app.domain.mediation.days import check_days
from app.domain.mediation.ending import ENDED_ON
from app.domain.mediation.intake import RECEIVED_ON
from app.domain.mediation.states import CaseState


class EntrySource(LabelledEnum):
    AT_ONCE = "at_once", "Ghi khi tiếp nhận"
    LATE = "late", "Ghi sau ngày tiếp nhận"
    PAPER_BOOK = "paper_book", "Ghi lại từ sổ giấy"


def source_of(received_on: date, *, today: date, paper_number: int | None) -> EntrySource:
    """The day of the event and the day of the writing are two things; this says which."""
    if paper_number is not None:
        return EntrySource.PAPER_BOOK
    return EntrySource.LATE if received_on < today else EntrySource.AT_ONCE


class PaperResult(LabelledEnum):
    """What the paper book says became of a case."""

    SETTLED = "settled", "Hòa giải thành"
    NOT_SETTLED = "not_settled", "Không thành"
    UNDER_WAY = "under_way", "Chưa kết thúc"


def state_from_paper(result: PaperResult, *, is_filed: bool) -> CaseState:
    """Where a case from the paper book stands; ``is_filed``: its file is on the shelf."""
    if result is PaperResult.UNDER_WAY:
        return CaseState.RECEIVED
    if is_filed:
        return CaseState.CLOSED
    return CaseState.SETTLED if result is PaperResult.SETTLED else CaseState.NOT_SETTLED


def closed_on_paper(state: CaseState, ended_on: date | None) -> date | None:
    """When the file of a case that stands on paper was closed: on the day it ended at the
    earliest. The book does not say, and its years of keeping do not begin with the typing.
    """
    return ended_on if state is CaseState.CLOSED else None


def check_enter(
    *,
    result: PaperResult,
    received_on: date,
    ended_on: date | None,
    words: str,
    has_mediator: bool,
    is_filed: bool,
    today: date,
) -> None:
    """Refuse a line that the paper book cannot hold: an ending without a day, an agreement
    without words, a case that ended and that nobody mediated.

    Căn cứ: khoản 4 Điều 21 Luật Hòa giải ở cơ sở số 35/2013/QH13.
    """
    check_days(today, (RECEIVED_ON, received_on), (ENDED_ON, ended_on))
    if result is PaperResult.UNDER_WAY:
        if ended_on is not None or is_filed:
            raise RuleViolation(
                "Vụ, việc chưa kết thúc thì không có ngày kết thúc và chưa đóng hồ sơ. Hãy chọn "
                "lại kết quả.",
                basis=BOOK,
            )
        return
    if ended_on is None:
        raise RuleViolation("Hãy ghi ngày kết thúc theo sổ giấy.", basis=BOOK)
    if not has_mediator:
        raise RuleViolation("Hãy chọn hòa giải viên đã hòa giải.", basis=BOOK)
    if result is PaperResult.SETTLED and not words.strip():
        raise RuleViolation("Hãy ghi thỏa thuận theo sổ giấy.", basis=BOOK)
