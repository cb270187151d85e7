"""The administrator's pages: who has an account, and what may be done with it."""

from uuid import UUID

from flask import current_app, url_for
from werkzeug.wrappers import Response

from app.accounts import offices, second_step, service, tries, unused
from app.accounts.exports import accounts_sheet
from app.accounts.forms import AccountForm, NewAccountForm, PlainForm
from app.accounts.models import Account
from app.accounts.passwords import temporary_password
from app.accounts.routes.blueprint import bp
from app.domain.accounts import fold_login
from app.domain.actors import Permission, Role
from app.domain.errors import RuleViolation
from app.export.sending import asked_way, hand_out
from app.web.access import current_actor, requires
from app.web.htmx import page, see_other

ROOM = "/quan-tri/tai-khoan/"


@bp.get(ROOM)
@requires(Permission.KEEP_ACCOUNTS, exports=True)
def index() -> Response:
    accounts = service.list_accounts(current_actor())
    locks = tries.locks_of(account.login for account in accounts)
    held = offices.offices_of(accounts)
    if way := asked_way():
        return hand_out(accounts_sheet(accounts, locks, held), way)
    return page(
        "accounts/index.html",
        accounts=accounts,
        locks=locks,
        offices=held,
        plain=PlainForm(formdata=None),
        closing=unused.closing_soon(accounts),
    )


@bp.route(ROOM + "them", methods=["GET", "POST"])
@requires(Permission.KEEP_ACCOUNTS)
def new() -> Response:
    form = NewAccountForm(_seats())
    if form.validate_on_submit():
        password = temporary_password(fold_login(form.login.data))
        try:
            account = service.create_account(
                login=form.login.data,
                password=password,
                must_change=True,
                by=form.actor(),
                **form.person(),
            )
        except RuleViolation as refusal:
            form.form_errors.append(refusal.message)
        else:
            return page("accounts/password.html", account=account, password=password)
    return page("accounts/new.html", status=form.answer_status, form=form)


@bp.route(ROOM + "<uuid:account_id>", methods=["GET", "POST"])
@requires(Permission.KEEP_ACCOUNTS)
def edit(account_id: UUID) -> Response:
    account = service.get_account(account_id, current_actor())
    form = AccountForm(_seats(), obj=account)
    if form.validate_on_submit():
        try:
            service.change_account(
                account_id, seen=form.seen_revision, by=form.actor(), **form.person()
            )
        except RuleViolation as refusal:
            form.form_errors.append(refusal.message)
            form.revision.data = service.get_account(account_id, current_actor()).revision
        else:
            return see_other(url_for(".index"))
    return _edit_page(account, form, form.answer_status)


@bp.post(ROOM + "<uuid:account_id>/dat-lai-mat-khau")
@requires(Permission.KEEP_ACCOUNTS)
def reset(account_id: UUID) -> Response:
    password = service.reset_password(account_id, by=PlainForm().actor())
    account = service.get_account(account_id, current_actor())
    return page("accounts/password.html", account=account, password=password)


@bp.post(ROOM + "<uuid:account_id>/ngung")
@requires(Permission.KEEP_ACCOUNTS)
def disable(account_id: UUID) -> Response:
    service.set_disabled(account_id, True, by=PlainForm().actor())
    return see_other(url_for(".edit", account_id=account_id))


@bp.post(ROOM + "<uuid:account_id>/dung-lai")
@requires(Permission.KEEP_ACCOUNTS)
def enable(account_id: UUID) -> Response:
    service.set_disabled(account_id, False, by=PlainForm().actor())
    return see_other(url_for(".edit", account_id=account_id))


@bp.post(ROOM + "<uuid:account_id>/mo-khoa")
@requires(Permission.KEEP_ACCOUNTS)
def lift_lock(account_id: UUID) -> Response:
    service.unlock_account(account_id, by=PlainForm().actor())
    return see_other(url_for(".edit", account_id=account_id))


def _edit_page(account: Account, form: AccountForm, status: int) -> Response:
    locks = tries.locks_of([account.login])
    return page(
        "accounts/edit.html",
        status=status,
        account=account,
        form=form,
        plain=PlainForm(formdata=None),
        locks=locks,
        offices=offices.offices_of([account]),
        closing=unused.closing_soon(service.list_accounts(current_actor())),
        asks_for_code=second_step.is_asked_of(account),
        step=second_step.step_of(account.id),
    )


def _seats() -> list[service.Seat]:
    """The mediators in office, lent by the floor above."""
    if Role.MEDIATOR not in service.roles_here():
        return []
    return current_app.extensions["seats"](current_actor().books)
