"""The form under a list in which its filter gets a name."""

from wtforms import HiddenField, StringField
from wtforms.validators import Length

from app.web.forms import Needed, OfficeForm


class SaveFilterForm(OfficeForm):
    name = StringField(
        "Tên bộ lọc",
        [Needed("Hãy đặt tên cho bộ lọc."), Length(max=60)],
        description="Ví dụ: Đất đai chưa xong. Chỉ mình nhìn thấy.",
    )
    address = HiddenField()
