"""What the forms of training share: several ticks, ids, a reason, an act without fields."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from wtforms import SelectMultipleField, TextAreaField
from wtforms.validators import Length
from wtforms.widgets import CheckboxInput, ListWidget

from app.domain.labels import LabelledEnum
from app.web.forms import Needed, OfficeForm

REASON = 1_000


class PressForm(OfficeForm):
    """A single button: only the key and the revision travel."""


class ReasonForm(OfficeForm):
    reason = TextAreaField(
        "Lý do",
        [Needed("Hãy ghi lý do."), Length(max=REASON)],
        description="Ví dụ: mưa lũ, dời sang tháng sau.",
    )


def typed(form: OfficeForm, names: Iterable[str]) -> dict[str, Any]:
    """What was typed under these names; a field that was not sent is left to its default."""
    found = {name: form[name].data for name in names}
    return {name: value for name, value in found.items() if value is not None}


def ticks(label: str, **kwargs: Any) -> SelectMultipleField:
    return SelectMultipleField(
        label, widget=ListWidget(prefix_label=False), option_widget=CheckboxInput(), **kwargs
    )


def as_id(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(str(value))


def id_or_none(value: Any) -> UUID | None:
    return None if value in (None, "", "None") else as_id(value)


def code_or_none(enum: type[LabelledEnum]) -> Callable[[Any], LabelledEnum | None]:
    """Coerce a sent code; one that is unknown is refused as no choice of the list."""

    def coerce(value: Any) -> LabelledEnum | None:
        return None if value in (None, "", "None") else enum(value)

    return coerce
