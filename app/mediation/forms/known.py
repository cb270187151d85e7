"""Fields and forms about people and quarrels that were written down before."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from wtforms import RadioField, StringField, SubmitField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.labels import Term
from app.mediation.forms.base import ActForm
from app.mediation.models import MediationCase
from app.mediation.service.repeats import EarlierCase
from app.mediation.service.viewing import CaseView
from app.records.model import label
from app.web.fields import id_or_none
from app.web.forms import Needed, OfficeForm, short_text
from app.web.translation.phrases import Phrase


class SameAs(StringField):
    """An entry in an earlier case of whom somebody pressed “Là người này”; nobody where empty.

    The page writes it by hand, where the choice is made.
    """

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        try:
            self.data = id_or_none(valuelist[0] if valuelist else "")
        except ValueError:
            self.data = None
            raise ValueError("Người đã chọn không đúng. Hãy tìm và chọn lại.") from None


class IdentifyForm(OfficeForm):
    """Who a party of a case is: pressed for one of several, or for none of them."""

    same_as = SameAs(description="Đúng là người đã có trong sổ thì chọn, để thấy các lần trước.")
    other = SubmitField("Không phải cùng một người")

    def choice(self) -> UUID | None:
        """The entry pressed; None for nobody who was written down before."""
        if self.validate() and bool(self.same_as.data) is not self.other.data:
            return self.same_as.data
        raise RuleViolation("Hãy bấm “Là người này” ở một người, hoặc “Không phải cùng một người”.")


def repeats_field() -> RadioField:
    """Which earlier case is repeated; the choices are given once the sides are named."""
    return RadioField(
        label(MediationCase.repeats_id),
        [Optional()],
        choices=[],
        coerce=id_or_none,
        validate_choice=False,
        description="Hai bên này đã từng hòa giải: cùng một chuyện cũ thì chọn vụ, việc trước.",
    )


def earlier_choices(found: Iterable[EarlierCase], none: str) -> list[SelectChoice]:
    return [SelectChoice("", none), *(SelectChoice(str(one.id), _named(one)) for one in found)]


def _named(one: EarlierCase) -> str:
    day = show(one.received_on)
    began = Term(f"Số {one.number} của {one.team_name}, nhận ngày {day}")
    return Phrase(began, ", ", Term(one.standing))


class NoteRepeatForm(ActForm):
    """One of the cases proposed, or any other by its number."""

    earlier_id = RadioField(
        "Có thể tái diễn của",
        coerce=id_or_none,
        validate_choice=False,
        description="Vụ, việc trước của cùng hai bên, cùng một chuyện.",
    )
    number = short_text(
        "Số của vụ, việc trước",
        description="Số và năm trong sổ của tổ này, ví dụ 05/2025.",
    )

    def offer(self, view: CaseView, today: date) -> None:
        if view.known.repeated:
            none = "Vụ, việc khác (ghi số ở dưới)"
            self.earlier_id.choices = earlier_choices(view.known.repeated, none)
        else:
            del self.earlier_id
            needed = Needed("Hãy ghi số của vụ, việc trước.")
            self.number.validators = [needed, *self.number.validators[1:]]
            self.number.flags.required = True

    def facts(self) -> dict[str, Any]:
        typed = super().facts()
        return {"earlier_id": typed.get("earlier_id"), "number": typed["number"] or ""}


class RemoveRepeatForm(ActForm):
    reason = short_text(
        "Lý do bỏ ghi",
        Needed("Hãy ghi lý do bỏ ghi tái diễn."),
        description="Ví dụ: trùng tên, là người khác.",
    )
