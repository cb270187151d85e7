"""Guards of closing the file and of correcting what was written (T20, T21)."""

from collections.abc import Collection
from datetime import date

from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.mediation import basis
from app.domain.mediation.acts import Act
from app.domain.mediation.assignment import ASSIGNED_ON
from app.domain.mediation.days import check_days
from app.domain.mediation.ending import ENDED_ON
from app.domain.mediation.intake import RECEIVED_ON
from app.domain.mediation.sitting import STARTED_ON
from app.domain.mediation.states import CaseResult, CaseState
from app.domain.mediation.transitions import next_state


def check_close(
    current: CaseState,
    *,
    has_open_clause: bool,
    has_open_inquiry: bool,
    is_paid_or_waived: bool,
    alerts_answered: bool,
    closed_on: date,
    ended_on: date | None,
    today: date,
) -> None:
    """T20: nothing is left to do, to pay or to answer.

    ``has_open_clause``: of something agreed it is not said yet whether it was done.
    Căn cứ: Điều 26 Luật Hòa giải ở cơ sở số 35/2013/QH13; điểm b khoản 3 Điều 419 Bộ luật Tố
    tụng dân sự số 92/2015/QH13; Điều 30 Nghị định số 30/2020/NĐ-CP.
    """
    next_state(current, Act.CLOSE)
    if has_open_clause:
        raise RuleViolation(
            "Thỏa thuận còn việc chưa rõ kết quả. Hãy ghi từng việc đã thực hiện hay không thực "
            "hiện rồi đóng hồ sơ.",
            basis=basis.FOLLOW_UP,
        )
    if has_open_inquiry:
        raise RuleViolation(
            "Tòa án đang chờ trả lời về vụ, việc này. Hãy ghi ngày trả lời rồi đóng hồ sơ.",
            basis=basis.COURT_ANSWER,
        )
    if not is_paid_or_waived:
        raise RuleViolation(
            "Thù lao của vụ, việc chưa chi trả. Hãy đánh dấu đã chi trả hoặc không đề nghị chi "
            "trả rồi đóng hồ sơ.",
            basis=basis.ARCHIVE,
        )
    if not alerts_answered:
        raise RuleViolation(
            "Vụ, việc có báo cáo về nguy cơ bạo lực hoặc dấu hiệu vi phạm chưa được trả lời. "
            "Hãy chờ trả lời rồi đóng hồ sơ.",
            basis=basis.ALERT_VIOLENCE,
        )
    check_days(today, (ENDED_ON, ended_on), ("Ngày đóng hồ sơ", closed_on))


def check_reopen(current: CaseState, *, reason: str) -> None:
    """T21: a file or a refusal is opened again for a reason; what was written stays."""
    next_state(current, Act.REOPEN)
    if not reason.strip():
        raise RuleViolation("Hãy ghi lý do mở lại; lý do được lưu trong sổ.")


def state_before_closing(
    result: CaseResult | None, *, is_performed: bool, is_broken: bool
) -> CaseState:
    """Where a closed file goes back to: the four states from which one is closed (T20)."""
    if result is not CaseResult.SETTLED:
        return CaseState.NOT_SETTLED
    if is_performed:
        return CaseState.PERFORMED
    return CaseState.NOT_PERFORMED if is_broken else CaseState.SETTLED


def may_correct(role: Role, *, is_recorder: bool) -> bool:
    return role is Role.COMMUNE_OFFICER or is_recorder


def check_correct(*, reason: str, changed: Collection[str], role: Role, is_recorder: bool) -> None:
    """T21, in any state: who wrote it, or the commune's officer, corrects it and says why.

    ``changed`` names the fields whose value differs. Old and new stay in the journal.
    """
    if not may_correct(role, is_recorder=is_recorder):
        raise RuleViolation(
            "Chỉ người đã ghi vụ, việc hoặc công chức xã được đính chính. Hãy báo công chức xã."
        )
    if not reason.strip():
        raise RuleViolation("Hãy ghi lý do đính chính; lý do được lưu cùng giá trị cũ và mới.")
    if not changed:
        raise RuleViolation("Chưa có nội dung nào thay đổi nên không có gì để đính chính.")


def check_timeline(
    *,
    book_year: int,
    received_on: date,
    assigned_on: date | None,
    started_on: date | None,
    ended_on: date | None,
    performed_on: date | None,
    closed_on: date | None,
    today: date,
) -> None:
    """Refuse corrected dates that leave their order, or the year in which the number was given."""
    if received_on.year != book_year:
        raise RuleViolation(
            f"Vụ, việc đã có số trong sổ năm {book_year} nên ngày tiếp nhận phải trong năm "
            f"{book_year}. Hãy kiểm tra lại ngày."
        )
    check_days(
        today,
        (RECEIVED_ON, received_on),
        (ASSIGNED_ON, assigned_on),
        (STARTED_ON, started_on),
        (ENDED_ON, ended_on),
        ("Ngày thực hiện xong", performed_on),
        ("Ngày đóng hồ sơ", closed_on),
    )
