"""The sessions that are open: one's own, and for an administrator those of an account."""

from uuid import UUID

from flask import url_for
from werkzeug.wrappers import Response

from app.accounts import open_sessions, service, signing
from app.accounts.forms import OwnPasswordForm, PlainForm
from app.accounts.oneself import is_oneself
from app.accounts.routes.blueprint import bp
from app.accounts.routes.keeping import ROOM
from app.accounts.routes.own import OWN
from app.domain.accounts import MOST_SESSIONS
from app.domain.actors import Permission
from app.web.access import current_actor, requires
from app.web.htmx import page, see_other


@bp.get(OWN + "phien")
@requires(Permission.OWN_ACCOUNT)
def own_sessions() -> Response:
    return _list("accounts/sessions/own.html", signing.signed_in().id, most=MOST_SESSIONS)


@bp.route(OWN + "phien/<uuid:session_id>/ket-thuc", methods=["GET", "POST"])
@requires(Permission.OWN_ACCOUNT)
def end_own(session_id: UUID) -> Response:
    row = open_sessions.open_session(current_actor().account_id, session_id)
    form = OwnPasswordForm()
    if _is_proven(form):
        by = form.actor()
        open_sessions.end_one(by.account_id, session_id, by=by)
        return see_other(url_for(".own_sessions"))
    return page("accounts/sessions/end_own.html", status=form.answer_status, form=form, row=row)


@bp.route(OWN + "phien/ket-thuc-phien-khac", methods=["GET", "POST"])
@requires(Permission.OWN_ACCOUNT)
def end_others() -> Response:
    form = OwnPasswordForm()
    if _is_proven(form):
        by = form.actor()
        open_sessions.end_all(by.account_id, by=by, but=signing.session_token())
        return see_other(url_for(".own_sessions"))
    return page("accounts/sessions/end_others.html", status=form.answer_status, form=form)


@bp.route(OWN + "phien/dang-xuat-moi-may", methods=["GET", "POST"])
@requires(Permission.OWN_ACCOUNT)
def end_everywhere() -> Response:
    form = OwnPasswordForm()
    if _is_proven(form):
        by = form.actor()
        open_sessions.end_all(by.account_id, by=by)
        signing.forget()
        return see_other(url_for(".sign_in"))
    return page("accounts/sessions/end_everywhere.html", status=form.answer_status, form=form)


@bp.get(ROOM + "<uuid:account_id>/phien")
@requires(Permission.KEEP_ACCOUNTS)
def sessions_of(account_id: UUID) -> Response:
    account = service.get_account(account_id, current_actor())
    plain = PlainForm(formdata=None)
    return _list("accounts/sessions/of.html", account_id, account=account, plain=plain)


@bp.post(ROOM + "<uuid:account_id>/phien/<uuid:session_id>/ket-thuc")
@requires(Permission.KEEP_ACCOUNTS)
def end_one_of(account_id: UUID, session_id: UUID) -> Response:
    open_sessions.end_one(account_id, session_id, by=PlainForm().actor())
    return see_other(url_for(".sessions_of", account_id=account_id))


@bp.post(ROOM + "<uuid:account_id>/phien/ket-thuc")
@requires(Permission.KEEP_ACCOUNTS)
def end_all_of(account_id: UUID) -> Response:
    open_sessions.end_all(account_id, by=PlainForm().actor())
    return see_other(url_for(".sessions_of", account_id=account_id))


def _is_proven(form: OwnPasswordForm) -> bool:
    """Who finds the screen open does not throw its person out elsewhere."""
    return form.validate_on_submit() and is_oneself(form, form.current_password)


def _list(template: str, account_id: UUID, **shown) -> Response:
    token = signing.session_token()
    return page(
        template,
        rows=open_sessions.open_sessions(account_id),
        is_this=lambda row: open_sessions.is_of(row, token),
        is_locked=open_sessions.is_locked,
        **shown,
    )
