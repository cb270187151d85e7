"""Forms of units and villages."""

from collections.abc import Iterable, Mapping

from wtforms import SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.widgets import CheckboxInput, ListWidget

from app.domain.units import Decree, UnitKind, VillageKind
from app.records.model import label
from app.units.models import Unit, Village
from app.web.forms import DateText, Needed, OfficeForm, choices, short_text


class VillageForm(OfficeForm):
    kind = SelectField(label(Village.kind), choices=choices(VillageKind))
    name = short_text(
        label(Village.name), Needed("Hãy nhập tên thôn, bản, tổ dân phố, ví dụ: Tả Lèng.")
    )
    valid_from = DateText(label(Village.valid_from), [Needed("Hãy nhập ngày bắt đầu có hiệu lực.")])
    valid_to = DateText(label(Village.valid_to))


class ByDecreeForm(OfficeForm):
    """What is done to the list of units, and by which decree."""

    valid_from = DateText("Có hiệu lực từ", [Needed("Hãy nhập ngày có hiệu lực.")])
    decree_number = short_text(
        "Số quyết định, nghị quyết", Needed("Hãy nhập số văn bản, ví dụ 105/NQ-HĐND.")
    )
    decree_date = DateText("Ngày quyết định", [Needed("Hãy nhập ngày của văn bản.")])

    def decree(self) -> Decree:
        return Decree(self.decree_number.data, self.decree_date.data)


class UnitForm(OfficeForm):
    code = short_text("Mã đơn vị", Needed("Hãy nhập mã đơn vị, ví dụ 03408."))
    name = short_text("Tên đơn vị", Needed("Hãy nhập tên đơn vị, ví dụ: Phường Tân Phong."))
    kind = SelectField("Loại đơn vị", choices=choices(UnitKind))
    valid_from = DateText("Có hiệu lực từ", [Needed("Hãy nhập ngày bắt đầu có hiệu lực.")])


class CloseUnitForm(ByDecreeForm):
    valid_from = DateText("Hết hiệu lực từ", [Needed("Hãy nhập ngày hết hiệu lực.")])


class MoveUnitForm(ByDecreeForm):
    to = SelectField("Cấp trên mới", [Needed("Hãy chọn cấp trên mới.")])

    def offer(self, named: Mapping[str, str]) -> None:
        """Nothing is chosen beforehand: a wrong superior cuts a commune off."""
        offered = [SelectChoice(code, f"{name} ({code})") for code, name in named.items()]
        self.to.choices = [SelectChoice("", "Chọn cơ quan"), *offered]


class MergeUnitsForm(ByDecreeForm):
    codes = SelectMultipleField(
        "Các đơn vị được nhập",
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    code = short_text(
        "Mã của đơn vị sau khi nhập",
        Needed("Hãy nhập mã của đơn vị sau khi nhập."),
        description="Mã mới, hoặc mã của một trong các đơn vị được nhập nếu quyết định giữ mã đó.",
    )
    name = short_text(
        "Tên của đơn vị sau khi nhập", Needed("Hãy nhập tên của đơn vị sau khi nhập.")
    )
    kind = SelectField("Loại đơn vị", choices=choices(UnitKind))

    def offer(self, units: Iterable[Unit]) -> None:
        self.codes.choices = [SelectChoice(one.code, f"{one.name} ({one.code})") for one in units]
