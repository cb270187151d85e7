"""Fields that several rooms ask for: days, hours, codes, records to choose from."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from wtforms import Form, IntegerField, RadioField, SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from app.domain.labels import LabelledEnum
from app.web.forms import DAY_HINT, DateText, Needed, choices, number


def day(label: str, sentence: str, **kwargs: Any) -> DateText:
    """A day that must be given; ``sentence`` says which."""
    hint = {"description": DAY_HINT}
    return DateText(label, [Needed(sentence)], **{**hint, **kwargs})


def optional_day(label: str, **kwargs: Any) -> DateText:
    return DateText(label, [Optional()], **kwargs)


def code_of(enum: type[LabelledEnum]) -> Callable[[Any], LabelledEnum | None]:
    """Coerce a sent code; one that is unknown is refused as no choice of the list."""

    def coerce(value: Any) -> LabelledEnum | None:
        return None if value in (None, "", "None") else enum(value)

    return coerce


def yes_or_no(value: Any) -> bool | None:
    """Coerce a pair of radio buttons; None while neither is chosen."""
    if value in (True, "1"):
        return True
    return False if value in (False, "0") else None


def radio(label: str, enum: type[LabelledEnum], sentence: str, **kwargs: Any) -> RadioField:
    return RadioField(
        label,
        [Needed(sentence)],
        choices=choices(enum),
        coerce=code_of(enum),
        validate_choice=False,
        **kwargs,
    )


def pick(label: str, enum: type[LabelledEnum], **kwargs: Any) -> SelectField:
    """A list of the codes of ``enum``; where it has no empty line, nothing is refused."""
    return SelectField(
        label,
        [_offered],
        choices=choices(enum),
        coerce=code_of(enum),
        validate_choice=False,
        **kwargs,
    )


def _offered(_form: Any, field: SelectField) -> None:
    """No browser sends nothing of a list without an empty line; who writes a form by hand may."""
    if field.data is None and all(value for value, *_ in field.iter_choices()):
        raise ValidationError(field.gettext("Not a valid choice."))


def ticks(label: str, *validators: Any, **kwargs: Any) -> SelectMultipleField:
    return SelectMultipleField(
        label,
        list(validators),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        **kwargs,
    )


def id_or_none(value: Any) -> UUID | None:
    if value in (None, "", "None"):
        return None
    return value if isinstance(value, UUID) else UUID(value)


def id_choices(rows: Iterable[tuple[UUID, str]], none: str = "") -> list[SelectChoice]:
    """Records to choose from; ``none`` are the words for choosing none of them."""
    first = [SelectChoice("", none)] if none else []
    return first + [SelectChoice(str(key), words) for key, words in rows]


def count(label: str, *validators: Any, **kwargs: Any) -> IntegerField:
    """A whole number that a village can count."""
    return number(label, *(validators or [Optional()]), _countable, **kwargs)


def _countable(form: Form, field: IntegerField) -> None:
    if not field.errors and field.data is not None and not 0 <= field.data <= 100_000:
        raise ValidationError("Hãy nhập số từ 0 đến 100.000.")
