"""What an inspection finds and recommends, and how far that is carried out.

A recommendation has who is responsible and a last day; the inspected unit reports what it did,
and only who inspected closes it.
"""

from datetime import date

from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum


class PointStanding(LabelledEnum):
    """How far a finding is; one without a recommendation is read and not followed."""

    READ = "read", "Nhắc nhở"
    GOING = "going", "Đang thực hiện"
    REPORTED = "reported", "Đã báo cáo, chờ xác nhận"
    LATE = "late", "Quá hạn"
    DONE = "done", "Đã xong"


FOLLOWED = frozenset({PointStanding.GOING, PointStanding.REPORTED, PointStanding.LATE})


def standing_of(
    *,
    recommended: bool,
    due_on: date | None,
    is_reported: bool,
    closed_on: date | None,
    today: date,
) -> PointStanding:
    """``is_reported``: something was reported since it was last asked for."""
    if not recommended:
        return PointStanding.READ
    if closed_on is not None:
        return PointStanding.DONE
    if is_reported:
        return PointStanding.REPORTED
    is_late = due_on is not None and today > due_on
    return PointStanding.LATE if is_late else PointStanding.GOING


def check_point(
    recommendation: str, responsible: str, due_on: date | None, *, held_on: date | None
) -> None:
    """Refuse a recommendation to nobody or without end, and a last day that recommends nothing."""
    if not recommendation.strip():
        if due_on is not None or responsible.strip():
            raise RuleViolation(
                "Đã ghi nơi thực hiện hoặc thời hạn: hãy ghi nội dung kiến nghị, hoặc bỏ các ô đó."
            )
        return
    if not responsible.strip():
        raise RuleViolation("Hãy ghi ai chịu trách nhiệm thực hiện kiến nghị.")
    if due_on is None:
        raise RuleViolation("Hãy ghi thời hạn thực hiện kiến nghị.")
    if held_on is not None and due_on < held_on:
        raise RuleViolation(f"Thời hạn không thể trước ngày kiểm tra ({show(held_on)}).")


def check_following(*, issued: bool, recommended: bool, closed_on: date | None) -> None:
    """Refuse to report, close or ask again what is not followed, or not any more."""
    if not issued:
        raise RuleViolation("Biên bản chưa ký nên kiến nghị này chưa có hiệu lực.")
    if not recommended:
        raise RuleViolation("Mục này chỉ nhắc nhở, không có kiến nghị phải theo dõi.")
    if closed_on is not None:
        raise RuleViolation(f"Kiến nghị này đã được xác nhận xong ngày {show(closed_on)}.")


def check_closing(closed_on: date, *, since: date, today: date) -> None:
    if closed_on > today:
        raise RuleViolation("Ngày xác nhận không thể sau hôm nay.")
    if closed_on < since:
        raise RuleViolation(f"Ngày xác nhận không thể trước ngày ký biên bản ({show(since)}).")


def check_asking_again(due_on: date, *, today: date) -> None:
    if due_on < today:
        raise RuleViolation("Thời hạn mới không thể trước hôm nay.")
