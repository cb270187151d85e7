"""Forms of the books' covers and of numbers after a restore."""

from collections.abc import Sequence
from uuid import UUID

from wtforms import FieldList, Form, FormField, HiddenField, SelectField
from wtforms.validators import InputRequired

from app.mediation.models import Book
from app.mediation.service.books import Standing
from app.records.model import label
from app.web.fields import day, id_choices, id_or_none
from app.web.forms import Needed, OfficeForm, number, short_text

_PAPER = "Để 0 nếu năm này không dùng sổ giấy. Số tiếp theo được cấp sau số này."


class CoverForm(OfficeForm):
    volume = number(
        label(Book.volume),
        InputRequired("Hãy nhập quyển số."),
        description="Số quyển ghi trên bìa sổ.",
    )
    opened_on = day(label(Book.opened_on), "Hãy nhập ngày mở sổ.")
    paper_last = number(
        label(Book.paper_last), InputRequired("Hãy nhập số, hoặc 0."), description=_PAPER
    )


class StartBookForm(OfficeForm):
    team_id = SelectField(
        label(Book.team_id),
        [Needed("Hãy chọn tổ.")],
        coerce=id_or_none,
        description="Mỗi tổ có sổ riêng.",
    )
    opened_on = day(label(Book.opened_on), "Hãy nhập ngày mở sổ.")
    paper_last = number(
        label(Book.paper_last), InputRequired("Hãy nhập số, hoặc 0."), description=_PAPER
    )

    @classmethod
    def for_teams(cls, teams: Sequence[tuple[UUID, str]], **first: object) -> "StartBookForm":
        form = cls(**first)
        form.team_id.choices = id_choices(teams, "" if len(teams) == 1 else "– chọn tổ –")
        return form


class CloseBookForm(OfficeForm):
    closed_on = day(label(Book.closed_on), "Hãy nhập ngày khóa sổ.")


class ReopenBookForm(OfficeForm):
    reason = short_text(
        "Lý do mở lại",
        Needed("Hãy ghi lý do mở lại sổ."),
        description="Ví dụ: còn một vụ, việc của năm cũ chưa ghi.",
    )


class LastNumberRow(Form):
    """One book: where it stands on paper."""

    class Meta(OfficeForm.Meta):
        csrf = False

    book = HiddenField()
    last = number("Số cuối cùng trên giấy", InputRequired("Hãy nhập số cuối cùng."))


class ConfirmForm(OfficeForm):
    """After a restore: the last number of every book, as the paper says."""

    books = FieldList(FormField(LastNumberRow))

    @classmethod
    def of(cls, known: Sequence[Standing]) -> "ConfirmForm":
        rows = [
            {"book": f"{one.team_id} {one.year}", "last": one.last_number or None} for one in known
        ]
        return cls(books=rows)

    def facts(self) -> dict[tuple[UUID, int], int]:
        """The typed numbers by team and year; a line whose book is forged is no line."""
        found = {}
        for row in self.books:
            team, _, year = (row.book.data or "").partition(" ")
            try:
                found[UUID(team), int(year)] = row.last.data
            except ValueError:
                continue
        return found
