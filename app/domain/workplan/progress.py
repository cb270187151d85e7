"""How far a task is: by what the books hold where they can tell, else by an officer's note."""

from datetime import date, timedelta

from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum

WHOLE = 100
SOON = timedelta(days=15)


class Measure(LabelledEnum):
    """What the books can tell of a task."""

    NONE = "none", "Cán bộ ghi tiến độ"
    PLAN = "plan", "Kế hoạch của đơn vị đã ban hành"
    TRAINING = "training", "Lớp bồi dưỡng đã mở"
    REVIEW = "review", "Tổ hòa giải đã rà soát trong năm"
    INSPECTION = "inspection", "Kiểm tra, tự kiểm tra đã tiến hành"
    REPORT = "report", "Báo cáo thống kê năm đã nộp"
    CASES = "cases", "Kết quả hòa giải (chỉ nêu số liệu)"
    COURT = "court", "Yêu cầu tòa án công nhận (chỉ nêu số liệu)"
    MODELS = "models", "Mô hình “Dân vận khéo” (chỉ nêu số liệu)"
    AWARDS = "awards", "Tập thể, cá nhân được khen (chỉ nêu số liệu)"


FIGURES = frozenset({Measure.CASES, Measure.COURT, Measure.MODELS, Measure.AWARDS})
"""What gives numbers to read and no percentage."""


class TaskState(LabelledEnum):
    WAITING = "waiting", "Chưa làm"
    GOING = "going", "Đang làm"
    DONE = "done", "Hoàn thành"
    LATE = "late", "Quá hạn"


def reached(measured: int | None, noted: int | None) -> int:
    """The percentage that counts: what the books hold, or more where a note says more."""
    return max(measured or 0, noted or 0)


def share(part: int, whole: int) -> int:
    """``part`` of ``whole`` in percent, whole only when nothing is left."""
    return min(WHOLE, part * WHOLE // whole) if whole else 0


def task_state(percent: int, ends_on: date, *, today: date) -> TaskState:
    """Where a task stands; what is not whole after its last day is late."""
    if percent >= WHOLE:
        return TaskState.DONE
    if today > ends_on:
        return TaskState.LATE
    return TaskState.GOING if percent else TaskState.WAITING


def is_near(ends_on: date, *, today: date) -> bool:
    """Whether the last day of a task is to be called to mind."""
    return ends_on - SOON <= today


def check_percent(percent: int) -> None:
    if not 0 <= percent <= WHOLE:
        raise RuleViolation("Tiến độ là một số từ 0 đến 100 phần trăm.")


def check_progress(percent: int, told: str, noted_on: date, *, today: date) -> None:
    """Refuse a note that says nothing, or that is of a day to come."""
    check_percent(percent)
    if not told.strip():
        raise RuleViolation("Hãy ghi ngắn gọn đã làm gì.")
    if noted_on > today:
        raise RuleViolation("Ngày ghi tiến độ không thể sau hôm nay.")
