"""What the forms of preparation share."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from wtforms import SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from app.dialogue.forms import as_id, village_choices


def as_id_or_none(value: Any) -> UUID | None:
    return None if value in (None, "", "None") else as_id(value)


def ticks(label: str, **kwargs: Any) -> SelectMultipleField:
    return SelectMultipleField(
        label,
        coerce=as_id,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        **kwargs,
    )


def offer_ticks(field: SelectMultipleField, named: Mapping[UUID, str]) -> None:
    field.choices = village_choices(named)
