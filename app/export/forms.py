"""The question that is asked before a list that tells of people becomes a file."""

from collections.abc import Mapping
from typing import Any

from wtforms import Form, RadioField, StringField
from wtforms.validators import Length, Optional

from app.export.acts import Why
from app.web.fields import code_of
from app.web.forms import Needed, OfficeForm, choices

WHY, WORDS = "vi-sao", "ly-do"  # of the address; the words are sealed there (app.web.sought)
LONGEST = 200


class WhyForm(Form):
    """One of the usual reasons, and words where none of them says it."""

    class Meta(OfficeForm.Meta):
        csrf = False

    why = RadioField(
        "Vì sao xuất danh sách này",
        [Needed("Hãy chọn một lý do.")],
        choices=choices(Why),
        coerce=code_of(Why),
        validate_choice=False,
        name=WHY,
        description="Lý do, số dòng và tên người xuất được ghi vào nhật ký.",
    )
    words = StringField(
        "Ghi rõ thêm",
        [Optional(), Length(max=LONGEST)],
        name=WORDS,
        description="Cần ghi khi chọn “Việc khác”, ví dụ: theo công văn số 12 ngày 05/11/2026.",
    )

    @classmethod
    def of(cls, arguments: Mapping[str, str]) -> "WhyForm":
        asked = arguments.get(WHY)
        return cls(arguments) if asked is None or asked in Why._value2member_map_ else cls()

    def validate(self, extra_validators: Any = None) -> bool:
        is_good = super().validate(extra_validators)
        if is_good and self.why.data is Why.OTHER and not self.words.data:
            self.words.errors = [*self.words.errors, "Hãy ghi việc cần danh sách này."]
            return False
        return is_good

    def in_words(self) -> str:
        return ": ".join(filter(None, (self.why.data.label, self.words.data)))
