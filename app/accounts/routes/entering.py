"""Coming in, going out, leaving the PC to another, unlocking."""

from uuid import UUID

from flask import g, make_response, redirect, request, url_for
from werkzeug.wrappers import Response

from app.accounts import browsers, pins, sessions, signing
from app.accounts.carrying import Fields, carried_form, code_page, lock_page, safe_path
from app.accounts.forms import PinForm, PlainForm, SignInForm
from app.accounts.models import BrowserPerson
from app.accounts.routes.blueprint import bp
from app.domain.errors import RuleViolation
from app.domain.labels import Term
from app.domain.pins import is_pin
from app.web.access import public
from app.web.forms import tried
from app.web.htmx import page, see_other, wants_fragment

CHOSEN, BY_PASSWORD = "nguoi", "mat-khau"
"""In the address of the sign-in page: who of those known on this browser it is for, and that
they do not want to use their PIN."""
CODE_ELSEWHERE = Term(
    "Phiên đã quá thời gian nên cần cả mã của ứng dụng. Hãy mở Sổ Hòa Giải ở một thẻ khác, nhập "
    "mã, rồi quay lại đây nhập mật khẩu: trang này vẫn giữ nguyên."
)


@bp.route("/dang-nhap", methods=["GET", "POST"])
@public
def sign_in() -> Response:
    form = SignInForm()
    if form.validate_on_submit():
        login, password, browser = form.login.data, form.password.data, signing.browser_token()
        if came := tried(form, lambda: sessions.sign_in(login, password, browser=browser)):
            signing.remember(*came)
            return see_other(safe_path(form.next.data) or "/")
    elif not form.is_submitted():
        wanted = safe_path(request.args.get("next"))
        if g.actor is not None:
            return redirect(wanted or "/")
        form.next.data = wanted or ""
    people = browsers.people_of(signing.browser_token())
    chosen = next((one for one in people if str(one.account_id) == request.args.get(CHOSEN)), None)
    by_password = BY_PASSWORD in request.args or form.is_submitted()
    if chosen and browsers.takes_pin(chosen) and not by_password:
        return _pin_page(chosen, PinForm(formdata=None, next=form.next.data))
    return _password_page(form, chosen)


@bp.post("/dang-nhap/<uuid:account_id>")
@public
def sign_in_by_pin(account_id: UUID) -> Response:
    """Of a person whom this shared browser knows; who needs the password is asked for it."""
    form, browser = PinForm(), signing.browser_token()
    if form.validate():
        pin = form.pin_password.data
        if came := tried(form, lambda: pins.sign_in(account_id, pin, browser=browser)):
            signing.remember(*came)
            return see_other(safe_path(form.next.data) or "/")
    person = next(
        (one for one in browsers.people_of(browser) if one.account_id == account_id), None
    )
    if browsers.takes_pin(person):
        return _pin_page(person, form)
    instead = SignInForm(formdata=None, next=form.next.data)
    instead.form_errors += form.form_errors or [pins.PASSWORD_NEEDED]
    return _password_page(instead, person)


def _pin_page(person: BrowserPerson, form: PinForm) -> Response:
    return page("accounts/pin.html", status=form.answer_status, account=person.account, form=form)


def _password_page(form: SignInForm, chosen: BrowserPerson | None) -> Response:
    people = browsers.people_of(signing.browser_token())
    if chosen and not form.login.data:
        form.login.data = chosen.account.login
    if people:
        form.wait_for_a_choice(is_made=chosen is not None)
    return page(
        "accounts/sign_in.html",
        status=form.answer_status,
        form=form,
        chosen=chosen,
        people=people,
        by_pin={one.account_id for one in people if browsers.takes_pin(one)},
        plain=PlainForm(formdata=None),
    )


@bp.post("/dang-nhap/xoa-danh-sach")
@public
def empty_list() -> Response:
    browsers.empty_list(signing.browser_token())
    return see_other(url_for(".sign_in"))


@bp.post("/doi-nguoi")
@public
def leave() -> Response:
    """To the list of those who use this PC; what the person typed waits for them."""
    sessions.leave(signing.session_token())
    signing.forget()
    return see_other(url_for(".sign_in"))


@bp.post("/dang-xuat")
@public
def sign_out() -> Response:
    sessions.sign_out(signing.session_token(), browser=signing.browser_token())
    signing.forget()
    return see_other(url_for(".sign_in"))


@bp.post("/mo-khoa")
@public
def unlock() -> Response:
    """Prove the person again; a form sent meanwhile is handed back to be sent once more."""
    token, login = signing.session_token(), request.form.get("login", "")[:200]
    password = request.form.get("password", "")[:1000]
    row = sessions.find(token)
    if row is None and not login and wants_fragment():
        return make_response("", 401)  # the script tells to sign in in another tab
    browser = signing.browser_token()
    try:
        if row is None:
            account, token = sessions.sign_in(login, password, browser=browser)
        elif is_pin(password):
            account, token = pins.unlock(token, password, browser=browser)
        else:
            account, token = sessions.unlock(token, password, browser=browser)
    except RuleViolation as refusal:
        return _still_locked(Term(refusal.message))
    address, carried = carried_form() if signing.is_same_person(account) else ("/", [])
    signing.remember(account, token)
    if sessions.awaits_code(token):
        return _code_is_next(address, carried)
    if wants_fragment():
        return make_response("", 204)
    return go_on_to(address, carried)


def go_on_to(address: str, carried: Fields) -> Response:
    """To the page that was asked for, or with the form that was on its way to it."""
    if not carried:
        return see_other(address)
    return page("accounts/unlocked.html", address=address, carried=carried)


def _code_is_next(address: str, carried: Fields) -> Response:
    if wants_fragment():
        return page("accounts/_problem.html", status=422, problem=CODE_ELSEWHERE)
    return code_page(address, carried, status=200)


def _still_locked(problem: Term) -> Response:
    if wants_fragment():
        return page("accounts/_problem.html", status=422, problem=problem)
    row = sessions.find(signing.session_token())
    address, carried = carried_form()
    return lock_page(row and row.account, address, carried, problem=problem, status=422)
