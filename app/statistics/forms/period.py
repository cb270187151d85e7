"""The period of a sheet, asked by address so that it can be kept."""

from typing import Any

from wtforms import SelectField

from app.domain.statistics.periods import check_period
from app.domain.typed_days import Lies
from app.domain.units import Boundaries
from app.web.forms import DateText, Needed, OfficeForm, choices, tried


class PeriodForm(OfficeForm):
    class Meta(OfficeForm.Meta):
        csrf = False  # it reads and changes nothing

    first = DateText("Từ ngày", [Needed("Hãy nhập ngày đầu kỳ.")], lies=Lies.EITHER)
    last = DateText("Đến ngày", [Needed("Hãy nhập ngày cuối kỳ.")], lies=Lies.EITHER)
    boundaries = SelectField(
        "Đơn vị theo",
        choices=choices(Boundaries),
        coerce=Boundaries,
        description=(
            "Đơn vị đã nhập, chia, tách: tính vào đơn vị hiện nay, hoặc để riêng như lúc ghi hồ sơ."
        ),
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """Each day is one, and the last not before the first."""
        if not super().validate(extra_validators):
            return False
        tried(self, lambda: check_period(self.first.data, self.last.data))
        return not self.errors

    @property
    def is_good(self) -> bool:
        """Whether both days can be used; what was not asked for is."""
        return not self.is_asked or self.validate()

    @property
    def is_asked(self) -> bool:
        return bool(self.first.raw_data or self.last.raw_data)
