"""What is typed on the pages of backups."""

from wtforms import HiddenField, PasswordField, TextAreaField
from wtforms.validators import Length

from app.web.forms import Needed, OfficeForm


class PlainForm(OfficeForm):
    """A press of a button."""


class CopyForm(OfficeForm):
    """Which stick: a value of the pick list."""

    place = HiddenField()


class PasswordForm(OfficeForm):
    password = PasswordField(
        "Mật khẩu đang dùng",
        [Needed("Hãy nhập mật khẩu đang dùng.")],
        description="Để chắc rằng chính bạn đang ngồi trước máy.",
        render_kw={"autocomplete": "current-password"},
    )


class RestoreForm(PasswordForm):
    reason = TextAreaField(
        "Lý do khôi phục",
        [Needed("Hãy ghi lý do khôi phục."), Length(max=1_000)],
        description="Ví dụ: ổ đĩa hỏng ngày 05/03; nhập nhầm cả một tệp. Lý do ghi vào nhật ký.",
        render_kw={"rows": 3},
    )
