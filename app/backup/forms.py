"""What is typed on the pages of backups."""

from os import SEEK_END

from flask_wtf.file import FileField
from wtforms import HiddenField, PasswordField, TextAreaField
from wtforms.validators import Length

from app.backup.bringing import Piece
from app.backup.shelf import SUFFIX
from app.web.forms import Needed, OfficeForm


class PlainForm(OfficeForm):
    """A press of a button."""


class CopyForm(OfficeForm):
    """Which stick: a value of the pick list."""

    place = HiddenField()


class BringForm(OfficeForm):
    """A file, or by script a piece of one: ``at`` and ``size`` say of what."""

    file = FileField(
        "Tệp sao lưu",
        [Needed("Hãy chọn tệp sao lưu (đuôi .shg).")],
        render_kw={"accept": SUFFIX},
        description="Tệp đuôi .shg do phần mềm này sao lưu, đang cất ở máy tính bạn đang dùng.",
    )
    at = HiddenField()
    size = HiddenField()

    def piece(self) -> Piece:
        """The whole file where no script has cut it."""
        content = self.file.data.stream
        length = content.seek(0, SEEK_END)
        content.seek(0)
        return Piece(
            key=self.request_key.data,
            at=_whole(self.at.data, 0),
            size=_whole(self.size.data, length),
            content=content,
        )


class PasswordForm(OfficeForm):
    password = PasswordField(
        "Mật khẩu đang dùng",
        [Needed("Hãy nhập mật khẩu đang dùng.")],
        description="Để chắc rằng chính bạn đang ngồi trước máy.",
        render_kw={"autocomplete": "current-password"},
    )


class RenewForm(PasswordForm):
    reason = TextAreaField(
        "Lý do đổi mã",
        [Needed("Hãy ghi lý do đổi mã."), Length(max=1_000)],
        description="Ví dụ: phong bì bị mở; không tìm thấy phiếu trong két ngày 05/03.",
        render_kw={"rows": 2},
    )


class RestoreForm(PasswordForm):
    reason = TextAreaField(
        "Lý do khôi phục",
        [Needed("Hãy ghi lý do khôi phục."), Length(max=1_000)],
        description="Ví dụ: ổ đĩa hỏng ngày 05/03; nhập nhầm cả một tệp. Lý do ghi vào nhật ký.",
        render_kw={"rows": 3},
    )


def _whole(typed: str | None, otherwise: int) -> int:
    """The number of bytes that a script wrote; a forged one is none."""
    is_number = typed and typed.isascii() and typed.isdigit() and len(typed) < 16
    return int(typed) if is_number else otherwise
