"""Forms of units and villages."""

from collections.abc import Iterable, Mapping

from wtforms import (
    FieldList,
    Form,
    FormField,
    SelectField,
    SelectMultipleField,
    SubmitField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.widgets import CheckboxInput, ListWidget

from app.domain.typed_days import Lies
from app.domain.units import Decree, Part, UnitKind, VillageKind
from app.records.model import label
from app.units.models import Unit, Village
from app.web.fields import id_choices, id_or_none, ticks
from app.web.forms import DateText, Needed, OfficeForm, choices, short_text

MOST_PARTS = 20


class VillageForm(OfficeForm):
    kind = SelectField(
        label(Village.kind),
        choices=choices(VillageKind),
        description="Gọi đúng như địa phương gọi: thôn, bản, tổ dân phố…",
    )
    name = short_text(
        label(Village.name),
        Needed("Hãy nhập tên thôn, bản, tổ dân phố, ví dụ: Tả Lèng."),
        description="Chỉ ghi tên riêng, ví dụ: Tả Lèng.",
    )
    valid_from = DateText(
        label(Village.valid_from), [Needed("Hãy nhập ngày bắt đầu có hiệu lực.")], lies=Lies.EITHER
    )
    valid_to = DateText(label(Village.valid_to), lies=Lies.EITHER)


class ByDecreeForm(OfficeForm):
    """What is done to the list of units, and by which decree."""

    valid_from = DateText(
        "Có hiệu lực từ", [Needed("Hãy nhập ngày có hiệu lực.")], lies=Lies.EITHER
    )
    decree_number = short_text(
        "Số quyết định, nghị quyết",
        Needed("Hãy nhập số văn bản, ví dụ 105/NQ-HĐND."),
        description="Ví dụ 1661/NQ-UBTVQH15.",
    )
    decree_date = DateText("Ngày quyết định", [Needed("Hãy nhập ngày của văn bản.")])

    def decree(self) -> Decree:
        return Decree(self.decree_number.data, self.decree_date.data)


def _kind(hint: str) -> SelectField:
    """Nothing is chosen beforehand: what kind a unit is says who keeps a book."""
    offered = [SelectChoice("", "Chọn loại"), *choices(UnitKind)]
    needed = [Needed("Hãy chọn loại đơn vị.")]
    return SelectField("Loại đơn vị", needed, choices=offered, description=hint)


class UnitForm(OfficeForm):
    code = short_text(
        "Mã đơn vị",
        Needed("Hãy nhập mã đơn vị, ví dụ 03408."),
        description="Mã trong danh mục đơn vị hành chính, ví dụ 03408.",
    )
    name = short_text(
        "Tên đơn vị",
        Needed("Hãy nhập tên đơn vị, ví dụ: Phường Tân Phong."),
        description="Ví dụ: Phường Tân Phong.",
    )
    kind = _kind("Theo nghị quyết, quyết định thành lập.")
    valid_from = DateText(
        "Có hiệu lực từ", [Needed("Hãy nhập ngày bắt đầu có hiệu lực.")], lies=Lies.EITHER
    )


class CloseUnitForm(ByDecreeForm):
    valid_from = DateText(
        "Hết hiệu lực từ", [Needed("Hãy nhập ngày hết hiệu lực.")], lies=Lies.EITHER
    )


class MoveUnitForm(ByDecreeForm):
    to = SelectField(
        "Cấp trên mới",
        [Needed("Hãy chọn cấp trên mới.")],
        description="Cơ quan nhận báo cáo của đơn vị từ ngày đó.",
    )

    def offer(self, named: Mapping[str, str]) -> None:
        """Nothing is chosen beforehand: a wrong superior cuts a commune off."""
        offered = [SelectChoice(code, f"{name} ({code})") for code, name in named.items()]
        self.to.choices = [SelectChoice("", "Chọn cơ quan"), *offered]


class PartRow(Form):
    """One unit that gets villages; a row without a code and without villages is none."""

    class Meta(OfficeForm.Meta):
        csrf = False

    code = short_text(
        "Mã của đơn vị nhận thôn", description="Mã mới, hoặc mã của một đơn vị đang có."
    )
    name = short_text(
        "Tên của đơn vị nhận thôn",
        description="Để trống nếu danh mục đã có đơn vị mang mã này.",
    )
    kind = SelectField(
        "Loại đơn vị",
        choices=choices(UnitKind),
        coerce=UnitKind,
        description="Xã, phường hay đặc khu, theo nghị quyết.",
    )
    villages = ticks(
        "Thôn, tổ dân phố được giao",  # of which unit they are, the service asks
        coerce=id_or_none,
        validate_choice=False,
        description="Những nơi chuyển sang đơn vị này.",
    )

    def part(self) -> Part:
        given = frozenset(self.villages.data or ())
        return Part(self.code.data or "", self.name.data or "", self.kind.data, given)


class SplitUnitForm(ByDecreeForm):
    """The unit that keeps the book, and as many others as the decree names, with the villages
    that they get."""

    code = short_text(
        "Mã của đơn vị giữ sổ",
        Needed("Hãy nhập mã của đơn vị giữ sổ."),
        description="Đơn vị này giữ sổ cũ và nhận hồ sơ đã ghi.",
    )
    name = short_text(
        "Tên của đơn vị giữ sổ",
        Needed("Hãy nhập tên của đơn vị giữ sổ."),
        description="Đúng như trong nghị quyết, ví dụ: Phường Tân Phong.",
    )
    kind = SelectField(
        "Loại đơn vị",
        choices=choices(UnitKind),
        coerce=UnitKind,
        description="Xã, phường hay đặc khu, theo nghị quyết.",
    )
    others = FieldList(FormField(PartRow), min_entries=1, max_entries=MOST_PARTS)
    more_rows = SubmitField("Thêm đơn vị nhận thôn")

    def offer(self, villages: Iterable[Village], kind: UnitKind) -> None:
        """``kind`` is what a unit is that nobody has said anything of."""
        offered = id_choices([(one.id, one.full_name) for one in villages])
        for row in self.others:
            row.villages.choices = offered
            row.kind.data = row.kind.data or kind

    def wants_more_rows(self) -> bool:
        """The small button was pressed: one more unit, nothing is saved yet."""
        if not self.more_rows.data:
            return False
        if len(self.others) < MOST_PARTS:
            self.others.append_entry()
        return True

    def parts(self) -> list[Part]:
        """As the service takes them."""
        keeps = Part(self.code.data, self.name.data, self.kind.data)
        others = [row.part() for row in self.others]
        return [keeps, *(one for one in others if one.code or one.villages)]


class MergeUnitsForm(ByDecreeForm):
    codes = SelectMultipleField(
        "Các đơn vị được nhập",
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        description="Chọn từ hai đơn vị trở lên.",
    )
    code = short_text(
        "Mã của đơn vị sau khi nhập",
        Needed("Hãy nhập mã của đơn vị sau khi nhập."),
        description="Mã mới, hoặc mã của một trong các đơn vị được nhập nếu quyết định giữ mã đó.",
    )
    name = short_text(
        "Tên của đơn vị sau khi nhập",
        Needed("Hãy nhập tên của đơn vị sau khi nhập."),
        description="Đúng như trong nghị quyết, ví dụ: Phường Tân Phong.",
    )
    kind = _kind("Xã, phường hay đặc khu, theo nghị quyết.")

    def offer(self, units: Iterable[Unit]) -> None:
        self.codes.choices = [SelectChoice(one.code, f"{one.name} ({one.code})") for one in units]
