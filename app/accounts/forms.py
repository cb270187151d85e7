"""What people type to come in and to keep accounts."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from wtforms import HiddenField, PasswordField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, ValidationError

from app.accounts.service import Seat, roles_here
from app.domain.actors import TEAM_ROLES, Role
from app.web.forms import Needed, OfficeForm, short_text

_OLD = {"autocomplete": "current-password"}
_NEW = {"autocomplete": "new-password"}
_OFF = {"autocomplete": "off"}
_DIGITS = {**_OFF, "inputmode": "numeric", "size": 8}
_NEW_DIGITS = {**_DIGITS, **_NEW}
_PLAIN = {"autocapitalize": "none", "spellcheck": "false"}


def _password(label: str, words: str, keeping: dict[str, str]) -> PasswordField:
    return PasswordField(label, [Needed(words), Length(max=1000)], render_kw=keeping)


def _login(label: str) -> StringField:
    checks = [Needed("Hãy nhập tên đăng nhập."), Length(max=200)]
    return StringField(label, checks, render_kw={**_PLAIN, **_OFF})


class SignInForm(OfficeForm):
    login = StringField(
        "Tên đăng nhập",
        [Needed("Hãy nhập tên đăng nhập."), Length(max=200)],
        render_kw={**_PLAIN, "autocomplete": "username", "autofocus": True},
    )
    password = _password("Mật khẩu", "Hãy nhập mật khẩu.", _OLD)
    next = HiddenField()

    def wait_for_a_choice(self, *, is_made: bool) -> None:
        """Where names stand above the form, the keyboard of a phone does not cover them."""
        self.login.render_kw = {**self.login.render_kw, "autofocus": False}
        self.password.render_kw = {**self.password.render_kw, "autofocus": is_made}


class NewPasswordForm(OfficeForm):
    password = _password("Mật khẩu mới", "Hãy nhập mật khẩu mới.", _NEW)
    password_again = _password("Nhập lại mật khẩu mới", "Hãy nhập lại mật khẩu mới.", _NEW)

    def validate_password_again(self, field: PasswordField) -> None:
        if field.data != self.password.data:
            raise ValidationError("Hai lần nhập mật khẩu mới không giống nhau.")


class ChangePasswordForm(NewPasswordForm):
    current_password = _password("Mật khẩu đang dùng", "Hãy nhập mật khẩu đang dùng.", _OLD)


class SealedCodeForm(NewPasswordForm):
    """What is typed from the sheet out of the envelope, and the password that is to hold then."""

    login = _login("Tên đăng nhập của người quản trị")
    code_password = StringField(
        "Mã niêm phong",
        [Needed("Hãy nhập mã niêm phong."), Length(max=200)],
        description="20 chữ cái và chữ số trên tờ giấy; dấu gạch có hay không cũng được.",
        render_kw={**_PLAIN, **_OFF},
    )


class TwoPeopleForm(OfficeForm):
    """Whose password is forgotten, and two who each show their own."""

    login = _login("Tên đăng nhập của người quản trị")
    first_login = _login("Tên đăng nhập của người thứ nhất")
    first_password = _password("Mật khẩu của người thứ nhất", "Hãy nhập mật khẩu.", _OFF)
    second_login = _login("Tên đăng nhập của người thứ hai")
    second_password = _password("Mật khẩu của người thứ hai", "Hãy nhập mật khẩu.", _OFF)


class OwnPasswordForm(OfficeForm):
    """To do what not everybody who finds the screen open may do."""

    current_password = _password("Mật khẩu đang dùng", "Hãy nhập mật khẩu đang dùng.", _OLD)


class PinForm(OfficeForm):
    """Six digits; the name of the field keeps them out of drafts and carried forms."""

    pin_password = _password("Mã PIN", "Hãy nhập mã PIN.", {**_DIGITS, "autofocus": True})
    next = HiddenField()


class ChoosePinForm(OfficeForm):
    pin_password = _password("Mã PIN mới", "Hãy nhập mã PIN mới.", _NEW_DIGITS)
    pin_password_again = _password("Nhập lại mã PIN mới", "Hãy nhập lại mã PIN mới.", _NEW_DIGITS)
    current_password = _password("Mật khẩu đang dùng", "Hãy nhập mật khẩu đang dùng.", _OLD)

    def validate_pin_password_again(self, field: PasswordField) -> None:
        if field.data != self.pin_password.data:
            raise ValidationError("Hai lần nhập mã PIN không giống nhau.")


class CodeForm(OfficeForm):
    """Six digits of the telephone, or a spare code; kept out of drafts and carried forms."""

    code_password = StringField(
        "Mã của ứng dụng",
        [Needed("Hãy nhập mã."), Length(max=200)],
        description="6 chữ số đang hiện trên điện thoại, hoặc một mã dự phòng đã in.",
        render_kw={**_PLAIN, "autocomplete": "one-time-code", "size": 20, "autofocus": True},
    )


class BindForm(OfficeForm):
    """The code that proves that the telephone has the secret of this page."""

    sealed_password = HiddenField()
    code_password = StringField(
        "Mã 6 chữ số trên điện thoại",
        [Needed("Hãy nhập mã đang hiện trên điện thoại."), Length(max=200)],
        description="Mã đổi 30 giây một lần; nhập mã đang hiện.",
        render_kw={**_DIGITS, "autocomplete": "one-time-code"},
    )


class RebindForm(BindForm):
    """The same for who is in already."""

    current_password = _password("Mật khẩu đang dùng", "Hãy nhập mật khẩu đang dùng.", _OLD)


class PlainForm(OfficeForm):
    """A button: nothing to fill in."""


class AccountForm(OfficeForm):
    name = short_text("Họ và tên", Needed("Hãy nhập họ và tên."), render_kw={"autocomplete": "off"})
    role = SelectField(
        "Vai trò",
        [Needed("Hãy chọn vai trò.")],
        description="Vai trò quyết định người này được xem gì, ghi gì.",
    )
    mediator_id = SelectField(
        "Hòa giải viên trong sổ",
        description="Chỉ chọn khi vai trò là hòa giải viên hoặc tổ trưởng.",
    )

    def __init__(self, seats: Sequence[Seat], *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.seats = {str(seat.mediator_id): seat for seat in seats}
        self.role.choices = [
            SelectChoice("", "– Chọn –"),
            *(SelectChoice(role.value, role.label) for role in roles_here()),
        ]
        self.mediator_id.choices = [
            SelectChoice("", "– Không –"),
            *(SelectChoice(key, seat.label) for key, seat in self.seats.items()),
        ]
        if not seats:
            del self.mediator_id

    def validate_role(self, field: SelectField) -> None:
        if field.errors or Role(field.data) not in TEAM_ROLES or self.seat() is not None:
            return
        if not self.seats:
            raise ValidationError(
                "Sổ chưa có hòa giải viên nào đang làm. Công chức xã ghi tổ và hòa giải viên "
                "trước, rồi mới mở tài khoản này."
            )
        raise ValidationError("Với vai trò này, hãy chọn người trong danh sách hòa giải viên.")

    def seat(self) -> Seat | None:
        return self.seats.get(self.mediator_id.data) if self.seats else None

    def person(self) -> dict[str, str | Role | UUID | None]:
        """What the service is to know of the person."""
        seat = self.seat()
        return {
            "name": self.name.data,
            "role": Role(self.role.data),
            "team_id": seat and seat.team_id,
            "mediator_id": seat and seat.mediator_id,
        }


class NewAccountForm(AccountForm):
    login = StringField(
        "Tên đăng nhập",
        [Needed("Hãy nhập tên đăng nhập."), Length(max=64)],
        description="Chữ thường không dấu, chữ số, dấu . - _; ví dụ: lo.thi.mau",
        render_kw={**_PLAIN, **_OFF},
    )
