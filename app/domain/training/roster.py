"""The roster of trainers (đội ngũ tập huấn viên), and its yearly review."""

from datetime import date

from app.domain.errors import RuleViolation


def is_on_roster(since: date, until: date | None, *, on: date) -> bool:
    """Whether the person is a trainer on that day; ``until`` is the first day they are not."""
    return since <= on and (until is None or on < until)


def check_trainer(
    since: date,
    until: date | None,
    until_reason: str,
    birth_year: int | None,
    decision_on: date | None,
    *,
    today: date,
) -> None:
    """Refuse dates of a trainer that cannot be, and an end without its reason."""
    if since > today:
        raise RuleViolation("Ngày vào danh sách tập huấn viên không thể ở tương lai.")
    if until is not None and until < since:
        raise RuleViolation("Ngày thôi làm tập huấn viên không thể trước ngày vào danh sách.")
    if until is not None and not until_reason.strip():
        raise RuleViolation("Hãy ghi lý do thôi làm tập huấn viên.")
    if until is None and until_reason.strip():
        raise RuleViolation("Đã ghi lý do thôi mà chưa có ngày thôi. Hãy nhập ngày thôi.")
    if decision_on is not None and decision_on > today:
        raise RuleViolation("Ngày của quyết định không thể ở tương lai.")
    if birth_year is not None and not 1900 <= birth_year <= since.year - 18:
        raise RuleViolation("Năm sinh không đúng: tập huấn viên phải đủ 18 tuổi.")


def check_review(reviewed_on: date, *, is_enough: bool, proposals: str, today: date) -> None:
    """Refuse a review of tomorrow, and one that finds too few and proposes nothing."""
    if reviewed_on > today:
        raise RuleViolation("Ngày rà soát không thể ở tương lai.")
    if not is_enough and not proposals.strip():
        raise RuleViolation("Đội ngũ chưa đủ thì hãy ghi kiến nghị kiện toàn, bổ sung.")
