"""The period of a sheet, asked by address so that it can be kept as a bookmark."""

from app.web.forms import DateText, Needed, OfficeForm


class PeriodForm(OfficeForm):
    class Meta(OfficeForm.Meta):
        csrf = False  # it reads and changes nothing

    first = DateText("Từ ngày", [Needed("Hãy nhập ngày đầu kỳ.")])
    last = DateText("Đến ngày", [Needed("Hãy nhập ngày cuối kỳ.")])
