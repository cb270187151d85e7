"""Whether somebody is a man or a woman, asked and never guessed."""

from typing import Any

from wtforms import Form, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from app.domain.teams import Sex
from app.web.fields import code_of
from app.web.forms import OfficeForm, choices


def sex_list(label: str, *validators: Any) -> SelectField:
    """Nobody is a man beforehand: one whom nobody meant would count in the statistics, and hide
    that a team has no woman.

    Căn cứ: Điều 12 Luật Hòa giải ở cơ sở.
    """
    return SelectField(
        label,
        [*(validators or [Optional()])],
        choices=[SelectChoice("", "– chọn –"), *choices(Sex)],
        coerce=code_of(Sex),
        validate_choice=False,
    )


class PersonRow(Form):
    """One line of a grid of people; a line without a name is nobody."""

    class Meta(OfficeForm.Meta):
        csrf = False

    def validate(self, extra_validators: Any = None) -> bool:
        """A named line says man or woman."""
        is_good = super().validate(extra_validators)
        name, sex = self["name"], self["sex"]
        if not name.data or sex.data or sex.errors:
            return is_good
        sex.errors = [f"Hãy chọn nam hay nữ của {name.data}."]
        return False
