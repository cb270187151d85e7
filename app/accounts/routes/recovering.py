"""The administrator's password is forgotten: the ways in, and the code that lies in the safe."""

from werkzeug.wrappers import Response

from app.accounts import recovery, signing
from app.accounts.forms import OwnPasswordForm, SealedCodeForm, TwoPeopleForm
from app.accounts.routes.blueprint import bp
from app.accounts.routes.keeping import ROOM
from app.db import now
from app.domain.actors import Permission
from app.web.access import current_actor, public, requires
from app.web.forms import tried
from app.web.htmx import page, see_other

WAYS = "/dang-nhap/quen-mat-khau-quan-tri"


@bp.get(WAYS)
@public
def forgotten() -> Response:
    return page("accounts/recovery/ways.html", pair=recovery.pair_here())


@bp.route(WAYS + "/ma-niem-phong", methods=["GET", "POST"])
@public
def use_code() -> Response:
    form = SealedCodeForm()
    if form.validate_on_submit():
        login, code, new = form.login.data, form.code_password.data, form.password.data
        key = form.request_key.data
        if came := tried(form, lambda: recovery.use_code(login, code, new, request_key=key)):
            signing.remember(*came)
            return see_other(ROOM + "ma-niem-phong")
    return page("accounts/recovery/use_code.html", status=form.answer_status, form=form)


@bp.route(WAYS + "/hai-nguoi", methods=["GET", "POST"])
@public
def reset_by_two() -> Response:
    form, pair = TwoPeopleForm(), recovery.pair_here()
    if form.validate_on_submit():
        first = form.first_login.data, form.first_password.data
        second = form.second_login.data, form.second_password.data
        login, key = form.login.data, form.request_key.data
        done = tried(form, lambda: recovery.reset_by_two(login, first, second, request_key=key))
        if done:
            account, password = done
            shown = {"account": account, "password": password}
            return page("accounts/recovery/by_two_done.html", **shown)
    return page("accounts/recovery/by_two.html", status=form.answer_status, form=form, pair=pair)


@bp.route(ROOM + "ma-niem-phong", methods=["GET", "POST"])
@requires(Permission.KEEP_ACCOUNTS)
def seal() -> Response:
    """Whether a code lies in the safe; a new one is shown once, as the sheet to be printed."""
    form = OwnPasswordForm()
    if form.validate_on_submit():
        by, password = form.actor(), form.current_password.data
        if code := tried(form, lambda: recovery.seal_code(password, by=by)):
            login = signing.signed_in().login
            return page("accounts/recovery/sheet.html", code=code, login=login, made_at=now())
    sealed = recovery.sealed_code_of(current_actor())
    status = form.answer_status
    return page("accounts/recovery/seal.html", status=status, form=form, sealed=sealed)
