"""Forms of attached papers."""

from flask_wtf.file import FileField
from wtforms import SelectField

from app.attachments.models import Attachment
from app.domain.attachments import MOST_BYTES, MOST_PAGES, DocumentKind, Unfit
from app.records.model import label
from app.web.forms import Needed, OfficeForm, choices, short_text

# Named before people choose, so that nobody waits for a refusal.
LIMITS = (
    f"Ảnh chụp (JPEG, PNG, WEBP) hoặc bản quét PDF, tối đa {MOST_BYTES // 2**20} MB; "
    f"PDF tối đa {MOST_PAGES} trang."
)


def _document() -> SelectField:
    return SelectField(
        label(Attachment.document),
        choices=choices(DocumentKind),
        coerce=DocumentKind,
        description="Chọn đúng loại để sau này tìm lại được; không có thì chọn “Giấy tờ khác”.",
    )


class AttachForm(OfficeForm):
    file = FileField(
        "Ảnh hoặc bản quét",
        [Needed("Hãy chọn một tệp: ảnh chụp hoặc bản quét PDF của giấy tờ.")],
        description=LIMITS,
        render_kw={
            "accept": "image/*,application/pdf",  # a phone offers its camera
            "data-most-bytes": MOST_BYTES,
            "data-too-big": Unfit.TOO_BIG.label,
        },
    )
    document = _document()
    caption = short_text(
        label(Attachment.caption), description="Có thể để trống. Ví dụ: trang 1, có chữ ký các bên."
    )

    @property
    def content(self) -> bytes:
        """The bytes of the chosen file; one more than is taken, where it is too big."""
        return self.file.data.stream.read(MOST_BYTES + 1)


class ChangeForm(OfficeForm):
    document = _document()
    caption = short_text(
        label(Attachment.caption), description="Ví dụ: trang 1, có chữ ký các bên."
    )
    reason = short_text(
        "Lý do sửa",
        Needed("Hãy ghi lý do sửa."),
        description="Ví dụ: chọn nhầm loại giấy tờ. Giá trị cũ và mới đều được lưu.",
    )


class WithdrawForm(OfficeForm):
    reason = short_text(
        label(Attachment.withdrawal_reason),
        Needed("Hãy ghi lý do rút tệp."),
        description="Ví dụ: đính kèm nhầm hồ sơ; ảnh mờ, đã chụp lại.",
    )
