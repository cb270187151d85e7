"""A statistical form in the making: its words, its columns line by line, what must add up."""

from collections.abc import Iterable
from typing import Any

from wtforms import BooleanField, FieldList, Form, FormField, SelectField, SubmitField
from wtforms.validators import Optional

from app.domain.actors import InstanceRole
from app.domain.statistics import forms as definitions
from app.domain.statistics.checking import MOST_COLUMNS, read_due, read_identities
from app.domain.statistics.forms import Column, Due, Kind, RowKind
from app.domain.statistics.measures import Measure, Outcome, Part, Subject
from app.domain.typed_days import Lies
from app.web.forms import DateText, Needed, OfficeForm, choices, long_text, number, short_text

MORE = 5
DUES = {
    f"due_{kind.name.lower()}_{level.value}": (kind, level)
    for kind in Kind
    for level in InstanceRole
}


class ColumnRow(Form):
    """One column; a line without a heading is empty."""

    class Meta(OfficeForm.Meta):
        csrf = False

    number = number("Số cột")
    group = short_text("Nhóm lớn")
    subgroup = short_text("Nhóm nhỏ")
    heading = short_text("Tên cột")
    subject = SelectField("Đếm gì", choices=choices(Subject))
    outcome = SelectField("Kết quả", choices=choices(Outcome))
    part = SelectField("Chia theo", choices=choices(Part))
    is_estimated = BooleanField("Có ước tính")


class StatisticsFormForm(OfficeForm):
    code = short_text(
        "Ký hiệu biểu",
        Needed("Hãy ghi ký hiệu của biểu, ví dụ 12b."),
        description="Chữ không dấu và số, ví dụ 12b.",
    )
    version = short_text(
        "Phiên bản",
        Needed("Hãy ghi phiên bản, ví dụ TT17-2025."),
        description="Ví dụ TT17-2025; đổi khi biểu đổi cột.",
    )
    title = short_text("Tên biểu", Needed("Hãy ghi tên biểu."), description="Như in ở đầu biểu.")
    source = short_text(
        "Văn bản ban hành",
        Needed("Hãy ghi văn bản ban hành biểu này."),
        description="Số, ngày của thông tư hoặc công văn.",
    )
    stub = short_text(
        "Tên cột đầu (cột A)",
        Needed("Hãy ghi tên cột đầu, ví dụ: Tên đơn vị."),
        description="Ví dụ: Tên tổ hòa giải.",
    )
    since = DateText("Có hiệu lực từ", [Optional()], lies=Lies.EITHER)
    until = DateText("Hết hiệu lực từ", [Optional()], lies=Lies.EITHER)
    at_commune = BooleanField(
        "Xã, phường lập biểu này", description="Xã, phường thấy biểu này và nộp theo hạn bên dưới."
    )
    at_office = BooleanField("Cơ quan cấp trên lập biểu này")
    rows = SelectField(
        "Dòng của biểu", choices=choices(RowKind), description="Mỗi dòng đếm cho nơi nào."
    )
    columns = FieldList(FormField(ColumnRow), max_entries=MOST_COLUMNS)
    identities = long_text(
        "Đẳng thức phải khớp",
        Optional(),
        description="Mỗi dòng một đẳng thức theo số cột, ví dụ: 1 = 2 + 3 + 4.",
        render_kw={"rows": 4},
    )
    note = short_text(
        "Ghi chú cho người lập biểu", description="Điều người lập biểu cần biết; không in."
    )
    due_half_year_commune = short_text(
        "6 tháng: hạn của xã", description="Ngày/tháng, ví dụ 05/06; để trống nếu không có hạn."
    )
    due_half_year_office = short_text(
        "6 tháng: hạn của cơ quan cấp trên",
        description="Ngày/tháng, ví dụ 15/06; để trống nếu không có hạn.",
    )
    due_year_first_commune = short_text(
        "Năm lần 1: hạn của xã", description="Ngày/tháng, ví dụ 05/11; để trống nếu không có hạn."
    )
    due_year_first_office = short_text(
        "Năm lần 1: hạn của cơ quan cấp trên",
        description="Ngày/tháng, ví dụ 15/11; để trống nếu không có hạn.",
    )
    due_year_final_commune = short_text(
        "Năm chính thức: hạn của xã",
        description="Ví dụ 15/02 năm sau; để trống nếu không có hạn.",
    )
    due_year_final_office = short_text(
        "Năm chính thức: hạn của cơ quan cấp trên",
        description="Ví dụ 28/02 năm sau; để trống nếu không có hạn.",
    )
    more_columns = SubmitField("Thêm 5 cột")

    @property
    def due_fields(self) -> list[Any]:
        return [self[name] for name in DUES]

    def wants_more_rows(self) -> bool:
        """The small button was pressed: more empty lines, nothing is saved yet."""
        if not self.more_columns.data:
            return False
        self.add_rows()
        return True

    def add_rows(self) -> None:
        for _ in range(min(MORE, MOST_COLUMNS - len(self.columns))):
            self.columns.append_entry({"number": len(self.columns) + 1})

    def definition(self) -> definitions.Form:
        """The form as it was typed; the rules say whether it can be."""
        levels = [
            level
            for level, field in (
                (InstanceRole.COMMUNE, self.at_commune),
                (InstanceRole.OFFICE, self.at_office),
            )
            if field.data
        ]
        return definitions.Form(
            code=self.code.data,
            version=self.version.data,
            title=self.title.data,
            source=self.source.data,
            stub=self.stub.data,
            levels=frozenset(levels),
            rows=RowKind(self.rows.data),
            columns=tuple(_columns(row.form for row in self.columns)),
            identities=read_identities(self.identities.data or ""),
            dues=tuple(self._dues()),
            since=self.since.data,
            until=self.until.data,
            note=self.note.data or "",
        )

    def _dues(self) -> Iterable[Due]:
        for name, (kind, level) in DUES.items():
            if due := read_due(self[name].data or "", kind, level):
                yield due


def typed_of(form: definitions.Form) -> dict[str, Any]:
    """What the fields hold for a form that is there already."""
    dues = {name: str(due) for name, place in DUES.items() if (due := form.due(*place)) is not None}
    return {
        "code": form.code,
        "version": form.version,
        "title": form.title,
        "source": form.source,
        "stub": form.stub,
        "since": form.since,
        "until": form.until,
        "at_commune": InstanceRole.COMMUNE in form.levels,
        "at_office": InstanceRole.OFFICE in form.levels,
        "rows": form.rows.value,
        "columns": [_typed_column(one) for one in form.columns],
        "identities": "\n".join(
            f"{one.whole} = {' + '.join(map(str, one.parts))}" for one in form.identities
        ),
        "note": form.note,
        **dues,
    }


def _typed_column(one: Column) -> dict[str, Any]:
    measure = one.measure
    return {
        "number": one.number,
        "group": one.group,
        "subgroup": one.subgroup,
        "heading": one.heading,
        "subject": measure.subject.value,
        "outcome": measure.outcome.value,
        "part": measure.part.value,
        "is_estimated": one.is_estimated,
    }


def _columns(rows: Iterable[Any]) -> Iterable[Column]:
    for place, row in enumerate(rows, 1):
        if not row.heading.data:
            continue
        yield Column(
            row.number.data or place,
            row.heading.data,
            Measure(Subject(row.subject.data), Outcome(row.outcome.data), Part(row.part.data)),
            row.group.data or "",
            row.subgroup.data or "",
            row.is_estimated.data,
        )
