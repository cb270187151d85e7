"""What a file of an old register may be, and why one is refused.

The process that opens a file imports this anew each time, so it rests on next to nothing.
"""

from app.domain.labels import LabelledEnum

MOST_ROWS = 20_000
MOST_COLUMNS = 60
MOST_LETTERS = 20_000
"""Letters in a cell."""
HEAD_WITHIN = 30
"""Rows at the top among which the head is sought."""
MOST_BYTES = 15 * 2**20
MOST_INFLATED = 256 * 2**20
MOST_PARTS = 2_000
"""Files within a zipped sheet; a plain one has a dozen."""
MOST_SHEETS = 60


class Format(LabelledEnum):
    """By the content; the name that a file bears is never asked."""

    XLSX = "xlsx", "Excel (.xlsx)"
    XLS = "xls", "Excel 97–2003 (.xls)"
    ODS = "ods", "LibreOffice (.ods)"


class Unfit(LabelledEnum):
    """Why a file is refused; the label is the sentence that people read."""

    EMPTY = "empty", "Tệp này trống, không có nội dung. Hãy chọn lại tệp sổ cũ."
    TOO_BIG = (
        "too_big",
        f"Tệp lớn hơn {MOST_BYTES // 2**20} MB. Hãy bỏ ảnh, trang không dùng trong tệp, hoặc tách "
        "thành nhiều tệp.",
    )
    MACRO = (
        "macro",
        "Tệp này có macro (chương trình chạy kèm) nên không nhận. Hãy mở bằng Excel, chọn Lưu "
        "thành “Sổ làm việc Excel (.xlsx)” rồi chọn tệp mới.",
    )
    BOMB = (
        "bomb",
        "Tệp này nở ra quá lớn khi mở nên không nhận. Nếu đây đúng là sổ cũ, hãy chép các dòng "
        "sang một tệp mới rồi lưu lại.",
    )
    PASSWORD = (
        "password",
        "Tệp này có mật khẩu nên không mở được. Hãy lưu lại không đặt mật khẩu rồi chọn lại.",
    )
    NOT_A_SHEET = (
        "not_a_sheet",
        "Nội dung tệp này không phải bảng tính xlsx, xls hoặc ods, dù tên tệp có thể ghi như vậy. "
        "Hãy mở bằng Excel và lưu thành .xlsx rồi chọn lại.",
    )
    BROKEN = (
        "broken",
        "Tệp này bị hỏng hoặc chưa tải xuống hết nên không đọc được. Hãy mở thử trên máy của "
        "mình, lưu lại rồi chọn lại.",
    )
    TOO_MANY_ROWS = (
        "too_many_rows",
        f"Trang tính có hơn {MOST_ROWS:,} dòng. Hãy tách thành nhiều tệp, ví dụ mỗi năm một "
        "tệp.".replace(",", ".", 1),
    )
    TOO_WIDE = (
        "too_wide",
        f"Trang tính có chữ ở quá xa bên phải (quá {MOST_COLUMNS} cột) hoặc quá xa phía dưới. Hãy "
        "xóa các ô thừa, hoặc chép phần sổ sang tệp mới rồi lưu lại.",
    )
    TOO_SLOW = (
        "too_slow",
        "Tệp này quá nặng, máy chủ không đọc xong. Hãy tách thành nhiều tệp ít dòng hơn.",
    )
    NO_SHEET = "no_sheet", "Tệp này không có trang tính nào có chữ."
    NO_HEAD = (
        "no_head",
        "Không tìm thấy hàng tiêu đề (ví dụ: STT, Ngày nhận, Họ tên các bên, Nội dung, Kết quả) "
        "trong 30 dòng đầu của trang tính. Hãy thêm hàng tiêu đề, hoặc chọn trang tính khác.",
    )
    BUSY = "busy", "Máy chủ đang đọc nhiều tệp cùng lúc. Hãy chờ nửa phút rồi gửi lại."


def size_refused(size: int) -> Unfit | None:
    """Why a file of ``size`` bytes is not opened at all; None where it may be."""
    if size == 0:
        return Unfit.EMPTY
    return Unfit.TOO_BIG if size > MOST_BYTES else None
