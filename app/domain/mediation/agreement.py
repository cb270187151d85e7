"""What the parties agreed: its words, the paper's eight items, and that paper was declined.

A version is never written over: a later one stands beside it.
Căn cứ: Điều 24, Điều 25 Luật Hòa giải ở cơ sở số 35/2013/QH13.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.domain.mediation import basis
from app.domain.mediation.acts import Act
from app.domain.mediation.days import Step, check_days
from app.domain.mediation.parties import Side
from app.domain.mediation.states import CaseState
from app.domain.mediation.transitions import next_state

AGREED_ON = "Ngày thỏa thuận"
SIGNED_ON = "Ngày ký văn bản"
PAPER = "settlement"
"""The kind of paper that is made of a written agreement."""


class AgreementState(LabelledEnum):
    DRAFT = "draft", "Đang soạn"
    IN_FORCE = "in_force", "Đang có giá trị"
    REPLACED = "replaced", "Đã thay bằng bản sau"


class AgreementOrigin(LabelledEnum):
    """Why this version was written."""

    SETTLED = "settled", "Hòa giải thành"
    NEW_TERMS = "new_terms", "Các bên thỏa thuận lại"
    PUT_IN_WRITING = "put_in_writing", "Lập văn bản sau khi hòa giải thành"
    REWRITTEN = "rewritten", "Ghi lại cho đúng"


class AgreementItem(LabelledEnum):
    """The eight items of a written agreement (điểm a–h khoản 2 Điều 24)."""

    GROUND = "ground", "Căn cứ tiến hành hòa giải"
    PARTIES = "parties", "Thông tin cơ bản về các bên"
    CONTENT = "content", "Nội dung chủ yếu của vụ, việc"
    COURSE = "course", "Diễn biến của quá trình hòa giải"
    SOLUTION = "solution", "Thỏa thuận đạt được và giải pháp thực hiện"
    DUTIES = "duties", "Quyền và nghĩa vụ của các bên"
    TERM = "term", "Phương thức, thời hạn thực hiện thỏa thuận"
    SIGNATURES = "signatures", "Chữ ký hoặc điểm chỉ của các bên và của hòa giải viên"


@dataclass(frozen=True, slots=True)
class Paper:
    """What is really there of the eight items; nobody ticks them off.

    ``named_sides``: the sides of which somebody is named. ``has_term``: at least one thing to
    do has its day.
    """

    has_ground: bool
    named_sides: frozenset[Side]
    content: str
    course: str
    terms: str
    duties: str
    method: str
    has_term: bool
    signed_on: date | None


def missing_items(paper: Paper) -> list[AgreementItem]:
    """The items that the paper lacks, in the order of the law.

    Căn cứ: khoản 2 Điều 24 Luật Hòa giải ở cơ sở số 35/2013/QH13.
    """
    is_there = {
        AgreementItem.GROUND: paper.has_ground,
        AgreementItem.PARTIES: {Side.A, Side.B} <= paper.named_sides,
        AgreementItem.CONTENT: paper.content.strip(),
        AgreementItem.COURSE: paper.course.strip(),
        AgreementItem.SOLUTION: paper.terms.strip(),
        AgreementItem.DUTIES: paper.duties.strip(),
        AgreementItem.TERM: paper.method.strip() or paper.has_term,
        AgreementItem.SIGNATURES: paper.signed_on,
    }
    return [item for item in AgreementItem if not is_there[item]]


def check_version(
    paper: Paper,
    *,
    is_written: bool | None,
    told_no_paper: bool,
    agreed_on: date,
    before: Collection[Step],
    called: str = AGREED_ON,
    today: date,
) -> None:
    """The agreement is put in words; on paper it has the law's eight items.

    Without paper the parties are told first what they give up. ``before`` are the days that
    must lie earlier, ``called`` what the day of this agreement is called.
    Căn cứ: Điều 24 Luật Hòa giải ở cơ sở số 35/2013/QH13; khoản 2 Điều 418 Bộ luật Tố tụng
    dân sự số 92/2015/QH13.
    """
    if not paper.terms.strip():
        raise RuleViolation("Hãy ghi thỏa thuận mà các bên đạt được.", basis=basis.AGREEMENT)
    if is_written is None:
        raise RuleViolation(
            "Hãy chọn các bên có lập văn bản hòa giải thành hay không.", basis=basis.AGREEMENT
        )
    signed_on = paper.signed_on if is_written else None
    check_days(today, *before, (called, agreed_on), (SIGNED_ON, signed_on))
    if is_written:
        _check_items(paper)
    elif not told_no_paper:
        raise RuleViolation(
            "Không có văn bản thì sau này Tòa án không có căn cứ để công nhận. Hãy nói cho các bên "
            "biết; nếu các bên vẫn không lập văn bản, hãy đánh dấu vào ô “Đã nói cho các bên biết” "
            "rồi bấm lại.",
            basis=basis.COURT_PAPER,
        )


def check_settle(
    current: CaseState,
    paper: Paper,
    *,
    is_written: bool | None,
    told_no_paper: bool,
    settled_on: date,
    started_on: date | None,
    assigned_on: date | None,
    today: date,
) -> None:
    """T11: the parties agree. Căn cứ: khoản 1 Điều 23, Điều 24."""
    next_state(current, Act.SETTLE)
    check_version(
        paper,
        is_written=is_written,
        told_no_paper=told_no_paper,
        agreed_on=settled_on,
        before=(("Ngày phân công", assigned_on), ("Ngày bắt đầu hòa giải", started_on)),
        called="Ngày hòa giải thành",
        today=today,
    )


def check_put_in_writing(
    current: CaseState, paper: Paper, *, is_written: bool, agreed_on: date, today: date
) -> None:
    """T11: what was agreed by word of mouth is put on paper later; the day of agreement stays.

    Căn cứ: khoản 4 Điều 21, khoản 2 Điều 24 Luật Hòa giải ở cơ sở số 35/2013/QH13.
    """
    next_state(current, Act.PUT_IN_WRITING)
    if is_written:
        raise RuleViolation(
            "Vụ, việc đã có văn bản hòa giải thành. Nếu ghi nhầm, hãy chọn “"
            f"{Act.REWRITE_AGREEMENT.label}”.",
            basis=basis.AGREEMENT,
        )
    check_days(today, (AGREED_ON, agreed_on), (SIGNED_ON, paper.signed_on))
    _check_items(paper)


def _check_items(paper: Paper) -> None:
    if missing := missing_items(paper):
        words = "; ".join(one.label for one in missing)
        raise RuleViolation(
            f"Văn bản hòa giải thành còn thiếu: {words}. Hãy bổ sung cho đủ tám nội dung, hoặc "
            "ghi là không lập văn bản.",
            basis=basis.AGREEMENT,
        )
