"""The grid in which a month of the paper book is caught up."""

import re
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from wtforms import BooleanField, Field, FieldList, Form, FormField, SelectField, SubmitField
from wtforms.validators import Length, Optional

from app.domain.mediation.entry import PaperResult
from app.domain.mediation.grounds import Ground
from app.domain.mediation.parties import Side
from app.mediation.forms.base import OnBehalfForm, categories
from app.mediation.service.entering import LineRefused, PaperLine
from app.mediation.service.parties import PartyFacts
from app.web.fields import id_choices, id_or_none, pick
from app.web.forms import LONG, OfficeForm, long_text, number, parse_date, short_text

ROWS, MORE = 8, 5
MOST_ROWS = 60
_DAY_ONLY = re.compile(r"\s*(\d{1,2})\s*")
_DAY_AND_MONTH = re.compile(r"\s*(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*")
_BETWEEN_NAMES = re.compile(r"[,;\n]|\svà\s")


def day_in(month: date, text: str | None) -> date | None:
    """A day as the paper book has it: ``5``, ``5/4``, or a whole date; None for nothing.

    Raises ``ValueError`` with a Vietnamese sentence.
    """
    if not text:
        return None
    if found := _DAY_ONLY.fullmatch(text):
        text = f"{found[1]}/{month.month}/{month.year}"
    elif found := _DAY_AND_MONTH.fullmatch(text):
        text = f"{found[1]}/{found[2]}/{month.year}"
    return parse_date(text)


class PaperRow(Form):
    """One line of the paper book; a line with nothing but its number is empty."""

    class Meta(OfficeForm.Meta):
        csrf = False

    number = number("Số")
    received_on = short_text("Ngày nhận")
    side_a = short_text("Bên A")
    side_b = short_text("Bên B")
    summary = long_text("Nội dung", Optional(), Length(max=LONG), render_kw={"rows": 2})
    category_code = SelectField("Loại", [Optional()])
    mediator_id = SelectField("Hòa giải viên", [Optional()], coerce=id_or_none)
    result = pick("Kết quả", PaperResult)
    ended_on = short_text("Ngày kết thúc")
    words = long_text("Thỏa thuận, yêu cầu", Optional(), Length(max=LONG), render_kw={"rows": 2})
    is_written = BooleanField("Có văn bản")
    is_filed = BooleanField("Đã đóng hồ sơ")

    def is_empty(self) -> bool:
        typed = (self.received_on, self.side_a, self.side_b, self.summary, self.words)
        return not any(field.data or field.errors for field in typed)

    def line(self, month: date) -> PaperLine | None:
        """The line as the service takes it; None where a field has to be mended first."""
        received_on = self._day(self.received_on, month)
        ended_on = self._day(self.ended_on, month)
        for field, words in ((self.number, "số thứ tự"), (self.received_on, "ngày nhận")):
            if not field.data and not field.errors:
                field.errors = [f"Hãy ghi {words} theo sổ giấy."]
        if received_on is None or any(field.errors for field in self):
            return None
        sides = ((Side.A, self.side_a.data or ""), (Side.B, self.side_b.data or ""))
        return PaperLine(
            number=self.number.data,
            received_on=received_on,
            parties=[PartyFacts(side, name) for side, text in sides for name in names_in(text)],
            summary=self.summary.data or "",
            result=self.result.data or PaperResult.UNDER_WAY,
            ground=Ground.REQUEST,
            category_code=self.category_code.data or None,
            mediator_id=self.mediator_id.data,
            ended_on=ended_on,
            words=self.words.data or "",
            is_written=self.is_written.data,
            is_filed=self.is_filed.data,
        )

    def _day(self, field: Field, month: date) -> date | None:
        try:
            return day_in(month, field.data)
        except ValueError as problem:
            field.errors = [str(problem)]
            return None


def names_in(text: str) -> list[str]:
    """``"Lò Văn Pâng, Lò Thị Mai"`` as single names."""
    return [name for part in _BETWEEN_NAMES.split(text) if (name := " ".join(part.split()))]


class GridForm(OnBehalfForm):
    """Some lines of one book and one month."""

    rows = FieldList(FormField(PaperRow), max_entries=MOST_ROWS)
    more_rows = SubmitField("Thêm dòng")

    @classmethod
    def of(
        cls, month: date, mediators: Sequence[tuple[UUID, str]], *, next_number: int
    ) -> "GridForm":
        """``month``: its first day; ``next_number``: where the numbers go on."""
        blank = {"result": PaperResult.SETTLED}
        first = [{"number": next_number + step, **blank} for step in range(ROWS)]
        form = cls(rows=first)
        if form.is_submitted() and form.more_rows.data:
            for _ in range(min(MORE, MOST_ROWS - len(form.rows))):
                last = form.rows[-1].form.number.data if len(form.rows) else next_number - 1
                form.rows.append_entry({"number": (last or 0) + 1, **blank})
        for row in form.rows:
            row.form.category_code.choices = categories(month)
            row.form.mediator_id.choices = id_choices(mediators, "–")
        return form

    def lines(self, month: date) -> list[PaperLine] | None:
        """What was typed, line by line; None where some field has to be mended."""
        found = [row.line(month) for row in self.filled()]
        return None if None in found else [line for line in found if line]

    def filled(self) -> list[PaperRow]:
        return [entry.form for entry in self.rows if not entry.form.is_empty()]

    def blame(self, refused: LineRefused) -> None:
        """Say the rule's sentence at the line that it is about."""
        row = self.filled()[refused.place]
        row.number.errors = [refused.refusal.message]
