"""Forms of units and villages."""

from wtforms import SelectField

from app.domain.units import UnitKind, VillageKind
from app.records.model import label
from app.units.models import Village
from app.web.forms import DateText, Needed, OfficeForm, choices, short_text


class VillageForm(OfficeForm):
    kind = SelectField(label(Village.kind), choices=choices(VillageKind))
    name = short_text(
        label(Village.name), Needed("Hãy nhập tên thôn, bản, tổ dân phố, ví dụ: Tả Lèng.")
    )
    valid_from = DateText(label(Village.valid_from), [Needed("Hãy nhập ngày bắt đầu có hiệu lực.")])
    valid_to = DateText(label(Village.valid_to))


class UnitForm(OfficeForm):
    code = short_text("Mã đơn vị", Needed("Hãy nhập mã đơn vị, ví dụ 03408."))
    name = short_text("Tên đơn vị", Needed("Hãy nhập tên đơn vị, ví dụ: Phường Tân Phong."))
    kind = SelectField("Loại đơn vị", choices=choices(UnitKind))
    valid_from = DateText("Có hiệu lực từ", [Needed("Hãy nhập ngày bắt đầu có hiệu lực.")])


class CloseUnitForm(OfficeForm):
    valid_to = DateText("Hết hiệu lực từ", [Needed("Hãy nhập ngày hết hiệu lực.")])
