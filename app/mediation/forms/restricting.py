"""The forms about who may open a case's file, and why a restricted one is opened."""

from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from app.accounts.models import Account
from app.mediation.models import CaseReader, MediationCase
from app.mediation.service.restricting import nameable
from app.records.model import label
from app.records.viewing import LONGEST_REASON
from app.web.access import current_actor
from app.web.fields import id_or_none, ticks
from app.web.forms import LONG, Needed, OfficeForm, long_text
from app.web.translation.phrases import Phrase


def _reason(text: str, description: str, *, most: int = LONG):
    validators = Needed("Hãy ghi lý do."), Length(max=most)
    return long_text(text, *validators, description=description, render_kw={"rows": 3})


class RestrictForm(OfficeForm):
    reason = _reason(
        label(MediationCase.restricted_because),
        "Ví dụ: một bên là người nhà của cán bộ xã. Lý do được lưu trong sổ.",
    )
    readers = ticks(
        "Ai còn được mở",
        coerce=id_or_none,
        description="Người đang hòa giải, người ghi sổ và lãnh đạo xã, phường luôn mở được; "
        "bạn cũng vậy.",
    )

    def offer(self) -> None:
        """The people of the unit, but for who fills in the form."""
        own = current_actor().account_id
        self.readers.choices = [
            SelectChoice(str(one.id), _named(one))
            for one in nameable(current_actor())
            if one.id != own
        ]

    @classmethod
    def made(cls, case: MediationCase, readers: list[CaseReader]) -> "RestrictForm":
        form = cls(
            reason=case.restricted_because,
            readers=[one.account_id for one in readers],
            revision=case.revision,
        )
        form.offer()
        return form


class LiftForm(OfficeForm):
    reason = _reason("Vì sao bỏ hạn chế", "Lý do được lưu trong sổ.")


class WhyForm(OfficeForm):
    reason = _reason(
        "Vì sao bạn mở hồ sơ này",
        "Ghi việc cần làm, ví dụ: trả lời đơn của bà con. Lý do được lưu cùng tên và giờ mở.",
        most=LONGEST_REASON,
    )


def _named(one: Account) -> str:
    return Phrase(one.name, " (", one.role.label, ")")
