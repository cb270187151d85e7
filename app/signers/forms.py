"""The form of a signer."""

from app.domain.typed_days import Lies
from app.records.model import label
from app.signers.models import Signer
from app.web.fields import day, optional_day
from app.web.forms import Needed, OfficeForm, short_text


class SignerForm(OfficeForm):
    name = short_text(
        label(Signer.name),
        Needed("Hãy nhập họ tên người ký."),
        description="Họ và tên như in trên văn bản, không ghi chức vụ.",
    )
    post = short_text(
        label(Signer.post),
        Needed("Hãy nhập chức vụ."),
        description=(
            "“Chủ tịch Ủy ban nhân dân” in TM. ỦY BAN NHÂN DÂN; “Phó Chủ tịch Ủy ban nhân dân” in "
            "thêm KT. CHỦ TỊCH."
        ),
    )
    valid_from = day(label(Signer.valid_from), "Hãy nhập ngày bắt đầu ký.", lies=Lies.EITHER)
    valid_to = optional_day(
        label(Signer.valid_to),
        description="Ngày đầu tiên người này không ký nữa; để trống nếu còn ký.",
        lies=Lies.EITHER,
    )
