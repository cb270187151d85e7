"""The course of a class: planned, summoned, held, finished; or called off."""

from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum


class ClassState(LabelledEnum):
    PLANNED = "planned", "Trong kế hoạch"
    SUMMONED = "summoned", "Đã triệu tập"
    HELD = "held", "Đã mở lớp"
    FINISHED = "finished", "Đã kết thúc"
    CALLED_OFF = "called_off", "Đã hủy"

    @property
    def is_coming(self) -> bool:
        """Nobody has been noted as present yet, and the class still stands."""
        return self in (ClassState.PLANNED, ClassState.SUMMONED)

    @property
    def is_open(self) -> bool:
        """What is noted of the class may still be changed."""
        return self.is_coming or self is ClassState.HELD


_S = ClassState
NEXT_STATES: dict[ClassState, frozenset[ClassState]] = {
    _S.PLANNED: frozenset({_S.SUMMONED, _S.HELD, _S.CALLED_OFF}),
    _S.SUMMONED: frozenset({_S.HELD, _S.CALLED_OFF}),
    _S.HELD: frozenset({_S.FINISHED}),
    _S.FINISHED: frozenset({_S.HELD}),
    _S.CALLED_OFF: frozenset({_S.PLANNED}),
}


def check_move(current: ClassState, wanted: ClassState) -> None:
    """Refuse a step that the course of a class does not have."""
    if wanted not in NEXT_STATES[current]:
        raise RuleViolation(
            f"Lớp đang ở trạng thái “{current.label}”, không thể chuyển sang “{wanted.label}”."
        )


def check_open(state: ClassState) -> None:
    """Refuse any change to a class that is finished or called off."""
    if state is ClassState.FINISHED:
        raise RuleViolation("Lớp đã kết thúc. Hãy bấm “Mở lại lớp” rồi mới sửa.")
    if state is ClassState.CALLED_OFF:
        raise RuleViolation("Lớp đã hủy. Hãy bấm “Lập lại kế hoạch” rồi mới sửa.")


def check_reason(reason: str, *, what: str) -> None:
    """Refuse to turn a class off or back without saying why."""
    if not reason.strip():
        raise RuleViolation(f"Hãy ghi lý do {what}.")


def check_finish(
    state: ClassState, *, seats: int, unmarked: int, days_left: int, has_hours: bool
) -> None:
    """Refuse to finish a class of which it is not known who came, or how long it was.

    ``unmarked`` seats are neither present nor absent; ``days_left`` lie between today and
    the last day.
    """
    check_move(state, ClassState.FINISHED)
    if days_left > 0:
        raise RuleViolation(
            f"Còn {days_left} ngày nữa mới đến ngày cuối của lớp, chưa kết thúc được."
        )
    if not has_hours:
        raise RuleViolation("Hãy ghi số giờ của lớp (ở “Sửa lớp”) trước khi kết thúc.")
    if not seats:
        raise RuleViolation("Danh sách lớp chưa có ai. Hãy thêm người dự và ghi có mặt trước.")
    if unmarked:
        raise RuleViolation(f"Còn {unmarked} dòng chưa ghi có mặt hay vắng. Hãy ghi đủ trước.")
