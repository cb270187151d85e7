"""Forms: a letter from a stick is handed in, a conflict is settled, what goes up is changed."""

from flask_wtf.file import FileField
from wtforms import HiddenField, PasswordField, RadioField, TextAreaField
from wtforms.validators import AnyOf, Length

from app.domain.heads import HeadFinding
from app.domain.profiles import Profile
from app.web.forms import Needed, OfficeForm, choices
from sync.letter import MAX_LETTER


class ReadLetterForm(OfficeForm):
    file = FileField(
        "Tệp thư trên USB",
        [Needed("Hãy chọn tệp thư (đuôi .shg) trên USB.")],
        render_kw={
            "accept": ".shg",
            "data-most-bytes": MAX_LETTER,
            "data-too-big": "Tệp này quá lớn, không phải thư đồng bộ. Hãy chọn lại tệp.",
        },
        description="Cắm USB, bấm chọn tệp có tên do cấp trên hoặc đơn vị gửi đặt sẵn.",
    )

    @property
    def content(self) -> bytes:
        """The bytes of the chosen file; one more than a letter can have, where it is too big."""
        return self.file.data.stream.read(MAX_LETTER + 1)


class PreferForm(OfficeForm):
    """``above`` names the version of the superior that the person has seen."""

    above = HiddenField()


class AnswerHeadForm(OfficeForm):
    finding = RadioField(
        "Kết luận",
        [Needed("Hãy chọn kết luận.")],
        choices=choices(HeadFinding),
        coerce=HeadFinding,
        validate_choice=False,
        description="Chọn điều đã làm rõ được, không phải điều đoán.",
    )
    note = TextAreaField(
        "Đã làm rõ thế nào",
        [Needed("Hãy ghi đã hỏi ai, đối chiếu với gì."), Length(max=1_000)],
        description="Hỏi ai, ngày nào, đối chiếu với bản sao lưu hay biên bản nào. Không ghi họ "
        "tên người dân.",
        render_kw={"rows": 4},
    )


class SwitchForm(OfficeForm):
    """``wanted`` is what the page offered: who comes late does not switch back."""

    wanted = HiddenField(validators=[AnyOf(list(Profile))])
    reason = TextAreaField(
        "Lý do đổi mức gửi",
        [Needed("Hãy ghi lý do đổi mức gửi."), Length(max=1_000)],
        description="Theo văn bản, yêu cầu nào, để làm việc gì. Mọi người xem trang này đều đọc "
        "được; không ghi họ tên người dân.",
        render_kw={"rows": 4},
    )


class TakeOutForm(OfficeForm):
    password = PasswordField(
        "Mật khẩu đang dùng",
        [Needed("Hãy nhập mật khẩu đang dùng.")],
        render_kw={"autocomplete": "current-password"},
    )
    reason = TextAreaField(
        "Lý do xuất",
        [Needed("Hãy ghi lý do xuất toàn bộ sổ."), Length(max=1_000)],
        description="Để chuyển máy, lưu trữ, bàn giao… Lý do ghi vào nhật ký hệ thống.",
        render_kw={"rows": 3},
    )
