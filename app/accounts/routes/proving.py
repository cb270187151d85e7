"""The second step of signing in, and the telephone that shows its codes.

Its first two pages answer who has shown the password only: nobody is signed in there yet.
"""

from flask import g, request, url_for
from werkzeug.wrappers import Response

from app.accounts import second_step, signing
from app.accounts.carrying import carried_form, code_page, safe_path
from app.accounts.forms import BindForm, CodeForm, OwnPasswordForm, PlainForm, RebindForm
from app.accounts.models import Account
from app.accounts.oneself import is_oneself
from app.accounts.routes.blueprint import bp
from app.accounts.routes.entering import go_on_to
from app.accounts.routes.keeping import ROOM
from app.accounts.routes.own import OWN
from app.accounts.spare_codes import left
from app.db import now
from app.domain.actors import Permission
from app.web.access import public, requires
from app.web.forms import tried
from app.web.htmx import page, see_other

STEP = "/dang-nhap/ma-ung-dung"


@bp.route(STEP, methods=["GET", "POST"])
@public
def prove() -> Response:
    account = g.waiting_account
    if account is None:
        return see_other(url_for(".sign_in"))
    if second_step.step_of(account.id) is None:
        return see_other(url_for(".bind"))
    form = CodeForm()
    if not form.is_submitted():
        return code_page(safe_path(request.args.get("next")) or "/", [], status=200)
    address, carried = carried_form()
    if form.validate():
        token, code = signing.session_token(), form.code_password.data
        if came := tried(form, lambda: second_step.prove(token, code)):
            signing.remember(*came)
            return go_on_to(address, carried)
    return code_page(address, carried, form=form, status=form.answer_status)


@bp.route(STEP + "/gan", methods=["GET", "POST"])
@public
def bind() -> Response:
    """The first sign-in of somebody of whom codes are asked."""
    account = g.waiting_account
    if account is None or second_step.step_of(account.id) is not None:
        return see_other(url_for(".prove"))
    form = BindForm()
    if form.validate_on_submit() and (codes := _bound(form)):
        return _codes_page(account, codes)
    return _bind_page("accounts/second_step/bind.html", account, form)


@bp.route(OWN + "ung-dung-ma", methods=["GET", "POST"])
@requires(Permission.OWN_ACCOUNT)
def rebind() -> Response:
    """Another telephone, or the first one of somebody who is in already."""
    account, form = signing.signed_in(), RebindForm()
    is_proven = form.validate_on_submit() and is_oneself(form, form.current_password)
    if is_proven and (codes := _bound(form)):
        return _codes_page(account, codes)
    return _bind_page("accounts/second_step/rebind.html", account, form)


@bp.route(OWN + "ma-du-phong", methods=["GET", "POST"])
@requires(Permission.OWN_ACCOUNT)
def spare_codes() -> Response:
    account, form = signing.signed_in(), OwnPasswordForm()
    if second_step.step_of(account.id) is None:
        return see_other(url_for(".rebind"))
    if form.validate_on_submit():
        by, password = form.actor(), form.current_password
        if codes := tried(
            form,
            lambda: second_step.renew_spare_codes(password.data, by=by),
            beside=password,
        ):
            return _codes_page(account, codes)
    shown = {"status": form.answer_status, "form": form, "left": left(account.id)}
    return page("accounts/second_step/spare_codes.html", **shown)


@bp.post(ROOM + "<uuid:account_id>/go-ung-dung-ma")
@requires(Permission.KEEP_ACCOUNTS)
def take_off(account_id) -> Response:
    second_step.take_off(account_id, by=PlainForm().actor())
    return see_other(url_for(".edit", account_id=account_id))


def _bound(form: BindForm):
    token, sealed, code = (
        signing.session_token(),
        form.sealed_password.data,
        form.code_password.data,
    )
    key = form.request_key.data
    if came := tried(form, lambda: second_step.bind(token, sealed, code, request_key=key)):
        signing.remember_token(came[0])
        return came[1]
    return None


def _bind_page(template: str, account: Account, form: BindForm) -> Response:
    offer = second_step.offer_to(account, form.sealed_password.data or "")
    form.sealed_password.data = offer.sealed
    shown = {"form": form, "offer": offer, "account": account, "clock": now()}
    return page(template, status=form.answer_status, **shown)


def _codes_page(account: Account, codes) -> Response:
    return page("accounts/second_step/sheet.html", codes=codes, account=account, made_at=now())
