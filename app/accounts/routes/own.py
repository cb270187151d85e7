"""The own account: password, PIN, and whether others use this PC too."""

from flask import request, url_for
from werkzeug.wrappers import Response

from app.accounts import browsers, pins, second_step, service, signing, spare_codes
from app.accounts.forms import ChangePasswordForm, ChoosePinForm, PlainForm
from app.accounts.models import Account
from app.accounts.own_password import (
    change_own_password,
    check_new_password,
    is_due,
    rules_here,
)
from app.accounts.routes.blueprint import bp
from app.domain.actors import Permission
from app.domain.pins import may_have_pin
from app.web.access import current_actor, requires
from app.web.forms import tried
from app.web.htmx import page, see_other
from app.web.telling import tell

OWN = "/tai-khoan/"
_SHARED = "Đã đánh dấu máy dùng chung: trang đăng nhập hiện tên từng người."


@bp.get(OWN)
@requires(Permission.OWN_ACCOUNT)
def own() -> Response:
    return _own_page(ChoosePinForm(formdata=None))


@bp.post(OWN + "ma-pin")
@requires(Permission.OWN_ACCOUNT)
def set_pin() -> Response:
    form = ChoosePinForm()
    if form.validate():
        pin, password = form.pin_password.data, form.current_password.data
        by, browser = form.actor(), signing.browser_token()

        def choose() -> bool:
            pins.set_pin(pin, password, by=by, browser=browser)
            return True

        if tried(form, choose):
            signing.remember(signing.signed_in(), signing.session_token())
            tell("Đã lưu mã PIN.")
            return see_other(url_for(".own"))
    return _own_page(form)


@bp.post(OWN + "bo-ma-pin")
@requires(Permission.OWN_ACCOUNT)
def drop_pin() -> Response:
    pins.drop_pin(by=PlainForm().actor())
    tell("Đã bỏ mã PIN: từ nay vào bằng mật khẩu.")
    return see_other(url_for(".own"))


@bp.post(OWN + "may-nay")
@requires(Permission.OWN_ACCOUNT)
def share() -> Response:
    """Mark this browser as shared (``chung`` = 1), or take the mark away."""
    wanted = request.form.get("chung") == "1"
    browsers.share(signing.browser_token(), wanted, by=PlainForm().actor())
    signing.remember(signing.signed_in(), signing.session_token())
    tell(_SHARED if wanted else "Đã thôi dùng chung máy này.")
    return see_other(url_for(".own"))


@bp.route("/doi-mat-khau", methods=["GET", "POST"])
@requires(Permission.OWN_ACCOUNT)
def change_password() -> Response:
    form = ChangePasswordForm()
    account = service.get_account(current_actor().account_id, current_actor())
    forced = account.must_change or is_due(account)
    if form.validate_on_submit():
        login, old, new = account.login, form.current_password.data, form.password.data
        browser = signing.browser_token()
        if came := _changed(form, login, old, new, browser):
            signing.remember(*came)
            tell("Đã đổi mật khẩu.")
            return see_other("/")
    status = form.answer_status
    shown = {"form": form, "forced": forced, "is_old": not account.must_change and forced}
    shown["rules"] = rules_here()
    return page("accounts/change_password.html", status=status, **shown)


def _changed(
    form: ChangePasswordForm, login: str, old: str, new: str, browser: str
) -> tuple[Account, str] | None:
    """None with the refusal beside the password that it is about."""
    if tried(form, lambda: check_new_password(login, old, new) or new, beside=form.password):
        return tried(
            form,
            lambda: change_own_password(login, old, new, browser=browser),
            beside=form.current_password,
        )
    return None


def _own_page(form: ChoosePinForm) -> Response:
    account = signing.signed_in()
    return page(
        "accounts/own.html",
        status=form.answer_status,
        account=account,
        form=form,
        asks_for_code=second_step.is_asked_of(account),
        step=second_step.step_of(account.id),
        spare_left=spare_codes.left(account.id),
        plain=PlainForm(formdata=None),
        may_have_pin=may_have_pin(account.role),
        is_shared_now=browsers.is_shared(signing.browser_token()),
    )
