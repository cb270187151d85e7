"""The base of every form: composed letters, Vietnamese messages, harmless repeats."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, time
from typing import Any, TypeVar
from uuid import uuid4

from flask import Flask, current_app, request
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    Field,
    HiddenField,
    IntegerField,
    PasswordField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, Optional, ValidationError

from app.domain.actors import Actor
from app.domain.calendar import hour_in_words, in_words
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum, Term
from app.domain.money import parse_money, show_money
from app.domain.typed_days import FIRST_YEAR, LAST_YEAR, Lies, read_day, read_hour
from app.domain.words import tidy
from app.web.access import current_actor
from app.web.context import today

T = TypeVar("T")

SHORT, LONG = 200, 20_000
MOST = 2**31
DAY_HINT = Term("Ngày/tháng/năm, ví dụ 05/03/2026, hoặc hôm nay.")
_KEY = re.compile(r"[0-9a-f]{32}")

MESSAGES = {
    "This field is required.": "Không được để trống.",
    "Not a valid choice.": "Lựa chọn này không có trong danh sách.",
    "Not a valid choice": "Lựa chọn này không có trong danh sách.",
    "Invalid Choice: could not coerce.": "Lựa chọn này không có trong danh sách.",
    "Invalid choice(s): one or more data inputs could not be coerced.": (
        "Có lựa chọn không nằm trong danh sách."
    ),
    "Not a valid integer value.": "Hãy nhập một số nguyên.",
    "Not a valid time value.": "Hãy nhập giờ dạng 14:30.",
    "Invalid input.": "Giá trị không hợp lệ, hãy nhập lại.",
    "CSRF token missing.": "Biểu mẫu đã cũ. Hãy tải lại trang rồi gửi lại.",
}


class _Vietnamese:
    """WTForms ships no Vietnamese: these are the sentences our forms can say."""

    def gettext(self, text: str) -> str:
        return MESSAGES.get(text, text)

    def ngettext(self, one: str, many: str, n: int) -> str:
        if "longer than" in many:
            return "Quá dài: tối đa %(max)d ký tự."
        if "not a valid choice" in one or "not valid choices" in many:
            return "Có lựa chọn không nằm trong danh sách."
        return MESSAGES.get(one if n == 1 else many, many)


def _tidy(value: Any) -> Any:
    return tidy(value) if isinstance(value, str) else value


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(said=said, DAY_HINT=DAY_HINT)


def is_request_key(text: str) -> bool:
    return bool(_KEY.fullmatch(text))


def typed_before(address: str) -> Any:
    """The fields of a draft of the form that is sent to ``address``; lent from above."""
    return current_app.extensions["typed_before"](address)


class OfficeForm(FlaskForm):
    """A form of the office.

    ``request_key`` makes a repeated submit harmless; ``revision`` is the revision of the
    record that the form was made from (see :mod:`app.records.locking`).
    """

    request_key = HiddenField()
    revision = HiddenField()

    class Meta(FlaskForm.Meta):
        def get_translations(self, form: FlaskForm) -> _Vietnamese:
            return _Vietnamese()

        def wrap_formdata(self, form: FlaskForm, formdata: Any) -> Any:
            """What was typed before and not saved, where the page was asked to show it."""
            given = super().wrap_formdata(form, formdata)
            return typed_before(request.path) if given is None else given

        def bind_field(self, form: FlaskForm, unbound_field: Any, options: dict) -> Field:
            kind = unbound_field.field_class
            if issubclass(kind, StringField) and not issubclass(kind, PasswordField):
                filters = [*unbound_field.kwargs.get("filters", ()), _tidy]
                options = {**options, "filters": filters}
            return unbound_field.bind(form=form, **options)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not is_request_key(self.request_key.data or ""):
            self.request_key.data = uuid4().hex

    def actor(self) -> Actor:
        """The signed-in person, carrying this form's key."""
        return replace(current_actor(), request_key=self.request_key.data)

    @property
    def seen_revision(self) -> int:
        """The revision the form was made from; 0 (never a saved one) where it is forged."""
        given = next(iter(self.revision.raw_data or ()), "")
        return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0

    @property
    def answer_status(self) -> int:
        """200 for a form to be filled, 422 for one to be mended."""
        return 422 if self.errors else 200


def tried(
    form: OfficeForm,
    do: Callable[[], T],
    *,
    is_shown: bool = True,
    beside: Field | None = None,
) -> T | None:
    """What ``do`` gives, or None with the refusal standing in the form that was typed.

    Without script a page of its own would lose what was typed. A refusal whose form the
    page no longer shows goes the way of all others. ``beside`` is the field that it is about.
    """
    try:
        return do()
    except RuleViolation as refusal:
        if not is_shown:
            raise
        told = f"{refusal.message} Căn cứ: {refusal.basis}." if refusal.basis else refusal.message
        if beside is None:
            form.form_errors.append(told)
        else:
            beside.errors = [*beside.errors, told]
        return None


def carried_out(
    form: OfficeForm, do: Callable[[int, Actor], object], *, is_shown: bool = True
) -> bool:
    """Whether the form is right and ``do`` was done, given the revision seen and who acts.

    Where not, the form says why; see :func:`tried` for ``is_shown``.
    """
    if not form.validate():
        return False
    seen, by = form.seen_revision, form.actor()
    return tried(form, lambda: do(seen, by), is_shown=is_shown) is not None


class DateText(StringField):
    """A date typed as people write it: 5/3/2026, 05.03.26, ngày 5 tháng 3 năm 2026, hôm nay.

    ``lies`` says where the days asked for lie (see :func:`app.domain.typed_days.read_day`).
    """

    def __init__(
        self, text: str, validators: Sequence[Any] = (), *, lies: Lies = Lies.PAST, **kwargs: Any
    ):
        self.lies = lies
        super().__init__(text, validators, **kwargs)

    def _value(self) -> str:
        if self.raw_data:
            return self.raw_data[0]
        return self.data.strftime("%d/%m/%Y") if self.data else ""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        self.data = None
        if not valuelist or not valuelist[0].strip():
            return
        self.data = parse_date(valuelist[0], self.lies)


class MoneyText(StringField):
    """A sum of money typed as people write it: 1.500.000 or 1500000; in whole đồng."""

    def _value(self) -> str:
        if self.raw_data:
            return self.raw_data[0]
        return "" if self.data is None else show_money(self.data).removesuffix(" đồng")

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        typed = valuelist[0].strip() if valuelist else ""
        self.data = parse_money(typed) if typed else None


def parse_date(text: str, lies: Lies = Lies.EITHER) -> date:
    """The day that was typed; raises ``ValueError`` with a Vietnamese sentence."""
    return read_day(text, today=today(), lies=lies)


class TimeText(StringField):
    """An hour typed as people write it: 7h30, 7:30, 0730, 7 giờ 30, 2 giờ chiều."""

    def __init__(self, text: str, validators: Sequence[Any] = (), **kwargs: Any):
        super().__init__(text, validators, render_kw={"size": 8}, **kwargs)

    def _value(self) -> str:
        if self.raw_data:
            return self.raw_data[0]
        return self.data.strftime("%H:%M") if self.data else ""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        self.data = None
        if not valuelist or not valuelist[0].strip():
            return
        self.data = read_hour(valuelist[0])


def said(field: DateText | TimeText) -> str:
    """What was understood of a field that was typed in; nothing of one as it came."""
    return in_full(field.data) if field.raw_data and field.data is not None else ""


def in_full(given: date | time) -> str:
    """The day with its weekday, or the hour, in words: a slip of the hand is then seen."""
    return f"{hour_in_words(given) if isinstance(given, time) else in_words(given)}."


class Needed:
    """The field must be filled, a box ticked, one of several chosen; ``message`` asks for it."""

    def __init__(self, message: str):
        self.message = message
        self.field_flags = {"required": True}

    def __call__(self, form: FlaskForm, field: Field) -> None:
        if field.errors:
            return
        given = field.data.strip() if isinstance(field.data, str) else field.data
        is_open = isinstance(field, BooleanField) and not given
        if is_open or given is None or given in ("", []):
            raise ValidationError(self.message)


def choices(enum: type[LabelledEnum]) -> list[SelectChoice]:
    """What a list offers: the codes of ``enum`` under their Vietnamese names."""
    return [SelectChoice(member.value, member.label) for member in enum]


def short_text(label: str, *validators: Any, **kwargs: Any) -> StringField:
    """A line of text of at most 200 characters."""
    return StringField(label, [*(validators or [Optional()]), Length(max=SHORT)], **kwargs)


def long_text(label: str, *validators: Any, **kwargs: Any) -> TextAreaField:
    """Prose of at most 20,000 characters."""
    return TextAreaField(label, [*(validators or [Optional()]), Length(max=LONG)], **kwargs)


class WholeNumber(IntegerField):
    """A whole number that every database takes."""

    def post_validate(self, form: FlaskForm, validation_stopped: bool) -> None:
        """Last, so that a validator of its own says first between what the number must lie."""
        if not self.errors and self.data is not None and abs(self.data) >= MOST:
            raise ValidationError("Số này quá lớn. Hãy nhập lại.")


def number(label: str, *validators: Any, **kwargs: Any) -> IntegerField:
    return WholeNumber(label, [*(validators or [Optional()])], **kwargs)


def year_number(label: str, *validators: Any, **kwargs: Any) -> IntegerField:
    """A year of the calendar that everything else reckons by."""
    return number(label, *(validators or [Optional()]), _is_year, **kwargs)


def _is_year(form: FlaskForm, field: IntegerField) -> None:
    if field.data is not None and not FIRST_YEAR <= field.data <= LAST_YEAR:
        raise ValidationError(f"Hãy nhập năm từ {FIRST_YEAR} đến {LAST_YEAR}.")
