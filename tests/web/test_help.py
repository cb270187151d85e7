"""Every field tells in a sentence what belongs into it, or is named here with the reason."""

from collections.abc import Iterator

from wtforms import BooleanField, FieldList, FormField, HiddenField, SubmitField
from wtforms.fields.core import UnboundField

from app.factory import ROOMS
from app.web.forms import DateText, OfficeForm, TimeText, short_text

NEEDS_NONE = {
    DateText: "its label names the day, and every day is told how it may be typed",
    TimeText: "as a day",
    HiddenField: "nobody sees it",
    SubmitField: "a button says what it does",
    FieldList: "a table, whose headings and rows say what belongs where",
    FormField: "as a table",
}
SELF_EVIDENT = {
    "Họ và tên": "a person's own facts, which everybody has written down before",
    "Giới tính": "as the name",
    "Năm sinh": "as the name",
    "Điện thoại": "as the name",
    "Tên đăng nhập": "what the administrator gave this person",
    "Mật khẩu": "known to the person alone; no hint may help another",
    "Mật khẩu đang dùng": "as the password",
    "Mật khẩu mới": "its page says how long, by the setting of the instance",
    "Nhập lại mật khẩu mới": "as the label says",
    "Tên đăng nhập của người quản trị": "as the own login",
    "Tên đăng nhập của người thứ nhất": "as the own login",
    "Mật khẩu của người thứ nhất": "as the own password",
    "Tên đăng nhập của người thứ hai": "as the own login",
    "Mật khẩu của người thứ hai": "as the own password",
    "Mã PIN": "as the password",
    "Mã PIN mới": "its page says what a PIN is and when it is taken",
    "Nhập lại mã PIN mới": "as the label says",
    "Năm": "stands there already",
    "Quý": "the list says it",
    "Ghi chú": "anything, or nothing",
    "Ghi thêm": "as the notes",
}
DRAWN_BY_THE_PAGE = {
    ("PeopleForm", "mediators"): "a list of people under headings of their own",
    ("PeopleForm", "trainers"): "as the mediators",
    ("PeopleForm", "pick"): "buttons",
    ("PlacesForm", "each"): "beside its button",
    ("PickForm", "chosen"): "the boxes of a table",
    ("PickForm", "into"): "its question stands before it",
    ("GatherForm", "chosen"): "the boxes of a table",
    ("GatherForm", "into"): "its question stands before it",
    ("HeadsForm", "present"): "in the row of those who are counted",
}
A_SENTENCE = 6  # a box to be ticked with more words than these has its help in its label


def form_classes(parent: type[OfficeForm] = OfficeForm) -> Iterator[type[OfficeForm]]:
    for one in parent.__subclasses__():
        yield one
        yield from form_classes(one)


def silent_fields(form: type[OfficeForm]) -> Iterator[str]:
    """The fields that the class itself brings and that tell nothing."""
    for name, field in vars(form).items():
        if not isinstance(field, UnboundField) or field.kwargs.get("description"):
            continue
        kind, given = field.field_class, field.args[0] if field.args else None
        label = given if isinstance(given, str) else field.kwargs.get("label") or ""
        if issubclass(kind, tuple(NEEDS_NONE)):
            continue
        if issubclass(kind, BooleanField) and len(label.split()) > A_SENTENCE:
            continue
        if label not in SELF_EVIDENT and (form.__name__, name) not in DRAWN_BY_THE_PAGE:
            yield f"{form.__module__}.{form.__name__}.{name}: {label}"


def test_every_field_says_what_belongs_into_it():
    assert ROOMS  # the factory has brought in the forms of every room
    ours = [one for one in form_classes() if one.__module__.startswith("app.")]
    assert len(ours) > 200
    assert [line for form in ours for line in silent_fields(form)] == []


def test_a_field_without_help_is_named():
    class Silent(OfficeForm):
        told = short_text("Nơi làm việc", description="Ví dụ: bản Tả Lèng.")
        untold = short_text("Chỗ ở")

    assert [line.split(": ")[1] for line in silent_fields(Silent)] == ["Chỗ ở"]
