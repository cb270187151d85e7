"""Forms with one line per seat: who will come, who came, who completed the class."""

from collections.abc import Sequence
from typing import Any, ClassVar, Self
from uuid import UUID

from wtforms import FieldList, Form, FormField, HiddenField, RadioField, SelectField, SubmitField
from wtforms.fields.choices import SelectChoice

from app.domain.labels import LabelledEnum
from app.domain.training.attendance import Mark
from app.domain.training.kinds import Result
from app.training.facts import Answer, Assessment
from app.training.forms.base import as_id, code_or_none
from app.training.service.reading import SeatLine
from app.web.forms import OfficeForm, choices, number, short_text


class Coming(LabelledEnum):
    YES = "yes", "Sẽ dự"
    NO = "no", "Báo vắng"


class Came(LabelledEnum):
    YES = "yes", "Có mặt"
    NO = "no", "Vắng"


def _either(label: str, enum: type[LabelledEnum]) -> RadioField:
    """One of two, or nothing said yet."""
    return RadioField(
        label, choices=choices(enum), coerce=code_or_none(enum), validate_choice=False
    )


def _said(value: bool | None, enum: type[Coming] | type[Came]) -> LabelledEnum | None:
    return None if value is None else (enum.YES if value else enum.NO)


def _seat(value: Any) -> UUID:
    try:
        return as_id(value)
    except ValueError:
        raise ValueError("Dòng này không có trong danh sách lớp. Hãy tải lại trang.") from None


class Row(Form):
    """One line; it names its seat, for the list may have changed meanwhile."""

    class Meta(OfficeForm.Meta):
        csrf = False

    seat_id = HiddenField("Dòng", filters=[_seat])

    @classmethod
    def held(cls, line: SeatLine) -> dict[str, Any]:
        """What stands in the line before anybody types."""
        raise NotImplementedError

    def read(self) -> Any:
        """The line as the service takes it."""
        raise NotImplementedError


class SheetForm(OfficeForm):
    """One line per seat, in the order of the list."""

    row: ClassVar[type[Row]]
    rows: FieldList

    @classmethod
    def offering(cls, lines: Sequence[SeatLine], revision: int) -> Self:
        """The sheet as it stands, or as it was sent: a line that was sent without a mark must
        not take the mark of whoever stands in its place by now."""
        form = cls()
        if form.revision.raw_data is None:
            rows = [{"seat_id": line.row.id, **cls.row.held(line)} for line in lines]
            form = cls(data={"rows": rows, "revision": revision})
        names = {line.row.id: line.name for line in lines}
        for entry in form.rows:
            for field in entry.form:
                if field.short_name != "seat_id":
                    name = names.get(entry.form.seat_id.data, "")
                    field.label.text = f"{field.label.text}: {name}"
        return form

    def read(self) -> dict[UUID, Any]:
        return {entry.form.seat_id.data: entry.form.read() for entry in self.rows}


class AnswerRow(Row):
    coming = _either("Trả lời", Coming)
    reason = short_text("Lý do vắng")

    @classmethod
    def held(cls, line: SeatLine) -> dict[str, Any]:
        return {
            "coming": _said(line.row.confirmed, Coming),
            "reason": line.row.absence_reason,
        }

    def read(self) -> Answer:
        said, reason = self.coming.data, self.reason.data or ""
        if said is None:
            return Answer(False, reason) if reason else Answer()
        return Answer(said is Coming.YES, reason)


class AnswersForm(SheetForm):
    row = AnswerRow
    rows = FieldList(FormField(AnswerRow))


class AttendanceRow(Row):
    came = _either("Có mặt", Came)
    hours = number("Số giờ dự")
    reason = short_text("Lý do vắng")
    attended = number("Số người có mặt")

    @classmethod
    def held(cls, line: SeatLine) -> dict[str, Any]:
        row = line.row
        return {
            "came": _said(row.present, Came),
            "hours": row.hours,
            "reason": row.absence_reason,
            "attended": row.attended,
        }

    def read(self) -> Mark:
        said = self.came.data
        return Mark(
            present=None if said is None else said is Came.YES,
            hours=self.hours.data,
            reason=self.reason.data or "",
            attended=self.attended.data,
        )


class AttendanceForm(SheetForm):
    row = AttendanceRow
    rows = FieldList(FormField(AttendanceRow))
    rest = SubmitField("Lưu, còn lại đều có mặt", name="con-lai")


class ResultRow(Row):
    result = SelectField(
        "Kết quả",
        choices=[SelectChoice("", "– chưa ghi –"), *choices(Result)],
        coerce=code_or_none(Result),
        validate_choice=False,
    )
    certificate = short_text("Số giấy chứng nhận")

    @classmethod
    def held(cls, line: SeatLine) -> dict[str, Any]:
        return {"result": line.row.result, "certificate": line.row.certificate}

    def read(self) -> Assessment:
        return Assessment(self.result.data, self.certificate.data or "")


class ResultsForm(SheetForm):
    row = ResultRow
    rows = FieldList(FormField(ResultRow))
    rest = SubmitField("Lưu, còn lại đều hoàn thành", name="con-lai")
