"""The form of a checklist: what an inspection looks at, group by group."""

from collections.abc import Mapping, Sequence

from wtforms import TextAreaField
from wtforms.validators import Length

from app.domain.inspection.checklist import Item, ItemGroup, lines_of_group, read_lists
from app.domain.typed_days import Lies
from app.inspection.forms import PART
from app.inspection.models import InspectionList
from app.records.model import label
from app.web.fields import day
from app.web.forms import Needed, OfficeForm, short_text


def _items(group: ItemGroup) -> TextAreaField:
    """The items of a group, one in each line."""
    told = "Mỗi dòng một điều phải xem."
    return TextAreaField(group.label, [Length(max=PART)], render_kw={"rows": 9}, description=told)


class ListForm(OfficeForm):
    title = short_text(
        label(InspectionList.title),
        Needed("Hãy ghi tên bảng kiểm."),
        description="Ví dụ: Bảng kiểm công tác hòa giải ở cơ sở năm 2026.",
    )
    valid_from = day(
        label(InspectionList.valid_from), "Hãy nhập ngày có hiệu lực.", lies=Lies.EITHER
    )
    organisation = _items(ItemGroup.ORGANISATION)
    mediation = _items(ItemGroup.MEDIATION)
    records = _items(ItemGroup.RECORDS)
    money = _items(ItemGroup.MONEY)
    training = _items(ItemGroup.TRAINING)
    reports = _items(ItemGroup.REPORTS)

    @staticmethod
    def typed_of(items: Sequence[Item]) -> Mapping[str, str]:
        """The items as they are edited."""
        return {group.value: lines_of_group(items, group) for group in ItemGroup}

    def items(self) -> tuple[Item, ...]:
        """What was typed; refuses a line that cannot be read."""
        return read_lists({group: self[group.value].data or "" for group in ItemGroup})
