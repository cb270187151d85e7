"""The password a person chooses: held to the rules, and changed by its owner."""

from flask import current_app, has_app_context

from app.accounts import browsers
from app.accounts.models import Account, AccountAct
from app.accounts.passwords import hash_password
from app.accounts.sessions import begin, end_all, proven
from app.db import db
from app.domain import accounts as rules
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.records import journal
from app.settings import read_settings

WRONG_CURRENT = "Mật khẩu đang dùng không đúng. Hãy nhập lại."


def check_password(login: str, password: str) -> None:
    """Refuse a password the rules refuse, with this instance's least length where there is one."""
    config = current_app.config if has_app_context() else read_settings({})
    rules.check_password(password, login=login, least=int(config["PASSWORD_LENGTH"]))


def prove_oneself(by: Actor, password: str) -> None:
    """Refuse who does not know the password of the account signed in; a wrong one is counted."""
    account = db.session.get_one(Account, by.account_id)
    with proven(account.login, password, wrong=WRONG_CURRENT):
        pass


def change_own_password(
    login: str, current: str, new: str, *, browser: str = ""
) -> tuple[Account, str]:
    """Give a new password and end every session of the account; returns a new token.

    A wrong ``current`` counts as a wrong try. Raises :class:`RuleViolation`.
    """
    check_password(login, new)
    if rules.one_spelling(current) == rules.one_spelling(new):
        raise RuleViolation("Mật khẩu mới phải khác mật khẩu đang dùng.")
    new_hash = hash_password(new)
    with proven(login, current, wrong=WRONG_CURRENT) as (session, account):
        account.password_hash, account.must_change = new_hash, False
        end_all(session, account.id)
        token = begin(session, account)
        browsers.note_password(session, browser, account)
        journal.note(
            AccountAct.CHANGE_PASSWORD,
            by=account.as_actor(),
            subject="account",
            subject_id=account.id,
        )
    return account, token
