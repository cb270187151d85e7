"""Coming in, going out, unlocking, and the own password."""

from flask import g, make_response, redirect, request, url_for
from werkzeug.wrappers import Response

from app.accounts import service, sessions, signing
from app.accounts.carrying import carried_form, lock_page, safe_path
from app.accounts.forms import ChangePasswordForm, SignInForm
from app.accounts.own_password import change_own_password
from app.accounts.routes.blueprint import bp
from app.domain.actors import Permission
from app.domain.errors import RuleViolation
from app.web.access import current_actor, public, requires
from app.web.htmx import page, see_other, wants_fragment


@bp.route("/dang-nhap", methods=["GET", "POST"])
@public
def sign_in() -> Response:
    form = SignInForm()
    if form.validate_on_submit():
        try:
            account, token = sessions.sign_in(form.login.data, form.password.data)
        except RuleViolation as refusal:
            form.form_errors.append(refusal.message)
        else:
            signing.remember(account, token)
            return see_other(safe_path(form.next.data) or "/")
    elif not form.is_submitted():
        wanted = safe_path(request.args.get("next"))
        if g.actor is not None:
            return redirect(wanted or "/")
        form.next.data = wanted or ""
    return page("accounts/sign_in.html", status=form.answer_status, form=form)


@bp.post("/dang-xuat")
@public
def sign_out() -> Response:
    sessions.sign_out(signing.session_token())
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
    try:
        account, token = (
            sessions.unlock(token, password) if row else sessions.sign_in(login, password)
        )
    except RuleViolation as refusal:
        return _still_locked(refusal.message)
    address, carried = carried_form() if signing.is_same_person(account) else ("/", [])
    signing.remember(account, token)
    if wants_fragment():
        return make_response("", 204)
    if not carried:
        return see_other(address)
    return page("accounts/unlocked.html", address=address, carried=carried)


def _still_locked(problem: str) -> Response:
    if wants_fragment():
        return page("accounts/_problem.html", status=422, problem=problem)
    row = sessions.find(signing.session_token())
    address, carried = carried_form()
    return lock_page(row and row.account, address, carried, problem=problem, status=422)


@bp.route("/doi-mat-khau", methods=["GET", "POST"])
@requires(Permission.OWN_ACCOUNT)
def change_password() -> Response:
    form = ChangePasswordForm()
    account = service.get_account(current_actor().account_id, current_actor())
    forced = account.must_change
    if form.validate_on_submit():
        try:
            account, token = change_own_password(
                account.login, form.current_password.data, form.password.data
            )
        except RuleViolation as refusal:
            form.form_errors.append(refusal.message)
        else:
            signing.remember(account, token)
            return see_other("/")
    status = form.answer_status
    return page("accounts/change_password.html", status=status, form=form, forced=forced)
