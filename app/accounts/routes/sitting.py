"""The sessions that are open: one's own, and for an administrator those of an account."""

from uuid import UUID

from flask import url_for
from werkzeug.wrappers import Response

from app.accounts import open_sessions, service, signing
from app.accounts.forms import PlainForm
from app.accounts.models import LoginSession
from app.accounts.routes.blueprint import bp
from app.accounts.routes.keeping import ROOM
from app.accounts.routes.own import OWN
from app.domain.actors import Permission
from app.web.access import current_actor, requires
from app.web.htmx import page, see_other


@bp.get(OWN + "phien")
@requires(Permission.OWN_ACCOUNT)
def own_sessions() -> Response:
    def address_of(row: LoginSession) -> str:
        return url_for(".end_own", session_id=row.id)

    return _page("accounts/sessions/own.html", signing.signed_in().id, address_of)


@bp.post(OWN + "phien/<uuid:session_id>/ket-thuc")
@requires(Permission.OWN_ACCOUNT)
def end_own(session_id: UUID) -> Response:
    by = PlainForm().actor()
    open_sessions.end_one(by.account_id, session_id, by=by)
    return see_other(url_for(".own_sessions"))


@bp.post(OWN + "phien/ket-thuc-phien-khac")
@requires(Permission.OWN_ACCOUNT)
def end_others() -> Response:
    by = PlainForm().actor()
    open_sessions.end_all(by.account_id, by=by, but=signing.session_token())
    return see_other(url_for(".own_sessions"))


@bp.post(OWN + "phien/dang-xuat-moi-may")
@requires(Permission.OWN_ACCOUNT)
def end_everywhere() -> Response:
    by = PlainForm().actor()
    open_sessions.end_all(by.account_id, by=by)
    signing.forget()
    return see_other(url_for(".sign_in"))


@bp.get(ROOM + "<uuid:account_id>/phien")
@requires(Permission.KEEP_ACCOUNTS)
def sessions_of(account_id: UUID) -> Response:
    account = service.get_account(account_id, current_actor())

    def address_of(row: LoginSession) -> str:
        return url_for(".end_one_of", account_id=account_id, session_id=row.id)

    return _page("accounts/sessions/of.html", account_id, address_of, account=account)


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


def _page(template: str, account_id: UUID, address_of, **shown) -> Response:
    token = signing.session_token()
    return page(
        template,
        rows=open_sessions.open_sessions(account_id),
        address_of=address_of,
        is_this=lambda row: open_sessions.is_of(row, token),
        is_locked=open_sessions.is_locked,
        plain=PlainForm(formdata=None),
        **shown,
    )
