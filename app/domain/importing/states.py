"""Where an import stands, what may be done to it, and what a row of it is."""

from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum


class ImportState(LabelledEnum):
    CHECKING = "checking", "Đang đối chiếu"
    TAKING = "taking", "Đang nhập vào sổ"
    TAKEN = "taken", "Đã nhập vào sổ"
    UNDOING = "undoing", "Đang hoàn tác"
    UNDONE = "undone", "Đã hoàn tác"
    DROPPED = "dropped", "Đã bỏ, không nhập"


class ImportAct(LabelledEnum):
    UPLOAD = "upload", "Tải tệp lên"
    MATCH = "match", "Ghép cột"
    MEAN = "mean", "Ghép giá trị"
    DECIDE = "decide", "Quyết định dòng trùng"
    BEGIN = "begin", "Bắt đầu nhập vào sổ"
    TAKE = "take", "Nhập xong vào sổ"
    STOP = "stop", "Dừng nhập, lấy lại những dòng đã nhập"
    BEGIN_UNDO = "begin_undo", "Bắt đầu hoàn tác"
    UNDO = "undo", "Hoàn tác xong"
    DROP = "drop", "Bỏ, không nhập"


class Verdict(LabelledEnum):
    RIGHT = "right", "Đúng"
    WRONG = "wrong", "Có lỗi"
    TWIN = "twin", "Nghi trùng"
    LEFT_OUT = "left_out", "Không nhập"


class TwinDecision(LabelledEnum):
    LEAVE_OUT = "leave_out", "Không nhập dòng này"
    TAKE = "take", "Vẫn nhập, là vụ, việc khác"
    SAME = "same", "Là cùng một vụ, việc đã có"


class Numbering(LabelledEnum):
    KEEP = "keep", "Giữ số thứ tự của sổ cũ"
    NEXT = "next", "Cấp số tiếp theo của sổ từng năm"


_FROM = {
    ImportAct.MATCH: {ImportState.CHECKING},
    ImportAct.MEAN: {ImportState.CHECKING},
    ImportAct.DECIDE: {ImportState.CHECKING},
    ImportAct.DROP: {ImportState.CHECKING},
    ImportAct.BEGIN: {ImportState.CHECKING, ImportState.TAKING},
    ImportAct.BEGIN_UNDO: {ImportState.TAKEN, ImportState.TAKING, ImportState.UNDOING},
}


def may(act: ImportAct, state: ImportState) -> bool:
    return state in _FROM[act]


def check_act(act: ImportAct, state: ImportState) -> None:
    """Refuse what cannot be done to an import that stands so."""
    if not may(act, state):
        raise RuleViolation(
            f"Lần nhập này đang ở tình trạng “{state.label}” nên không “{act.label}” được. Hãy "
            "xem lại trang."
        )


def check_begin(*, right: int, is_checked: bool) -> None:
    """Refuse to take in where nothing is right yet."""
    if not is_checked:
        raise RuleViolation("Chưa ghép xong cột nên chưa nhập được. Hãy ghép cột trước.")
    if right == 0:
        raise RuleViolation("Không có dòng nào đúng để nhập. Hãy xem các lỗi từng dòng.")


def check_undo(reason: str, *, has_rows: bool) -> None:
    """Refuse to undo without a reason, or where the rows stayed on another machine."""
    if not has_rows:
        raise RuleViolation(
            "Các dòng của lần nhập này ở lại máy trước khi chuyển sổ nên không hoàn tác được ở máy "
            "này. Các vụ, việc vẫn đính chính được từng vụ."
        )
    if not reason.strip():
        raise RuleViolation("Hãy ghi lý do hoàn tác; lý do được lưu trong nhật ký.")
