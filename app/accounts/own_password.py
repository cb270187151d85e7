"""The password a person chooses: held to the rules, and changed by its owner."""

from uuid import UUID

from flask import current_app, has_app_context
from sqlalchemy.orm import Session

from app.accounts import browsers
from app.accounts.guesses import guesses_for
from app.accounts.models import Account, AccountAct, PastPassword
from app.accounts.passwords import hash_password, is_password
from app.accounts.sessions import begin, end_all, proven
from app.db import db, now
from app.domain import accounts as rules
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.labels import Term
from app.domain.password_rules import RULES, PasswordRules
from app.domain.second_step import read_roles
from app.records import journal
from app.settings import read_settings

SAME = "Mật khẩu mới phải khác mật khẩu đang dùng."
WRONG_CURRENT = "Mật khẩu đang dùng không đúng. Hãy nhập lại."


def check_password(login: str, password: str) -> None:
    """Refuse a password the rules refuse, with this instance's least length where there is one,
    and one that is easily guessed."""
    config = current_app.config if has_app_context() else read_settings({})
    set_here = RULES[config["PASSWORD_RULES"]]
    least = int(config["PASSWORD_LENGTH"])
    rules.check_password(password, login=login, least=least, rules=set_here)
    rules.check_guesses(guesses_for(password, login))


def password_words() -> Term:
    """What the field of a new password says of the rules of this instance."""
    least, set_here = current_app.config["PASSWORD_LENGTH"], rules_here()
    return Term(set_here.words(max(least, set_here.least)))


def rules_here() -> PasswordRules:
    return RULES[current_app.config["PASSWORD_RULES"]]


def is_due(account: Account) -> bool:
    """Whether the password of an account is to be changed for its age."""
    asked = account.role in read_roles(current_app.config["PASSWORD_DUE_ROLES"])
    return asked and rules_here().is_due(password_at=account.password_at, now=now())


def renew(session: Session, account: Account, new_hash: str) -> None:
    """Inside the transaction: the account has a new password; as many as the rules ask for of
    those before are kept as hashes."""
    session.add(PastPassword(account_id=account.id, password_hash=account.password_hash))
    session.flush()
    past = _past(account.id).with_only_columns(PastPassword.id).limit(rules_here().kept)
    keep = session.scalars(past).all()
    others = PastPassword.account_id == account.id, PastPassword.id.not_in(keep)
    session.execute(db.delete(PastPassword).where(*others))
    account.password_hash, account.password_at = new_hash, now()


def refuse_past(account_id: UUID, new: str) -> None:
    """Refuse the password in use, and those before it that the rules do not let come again;
    slow, and outside of any transaction."""
    kept = rules_here().kept
    rows = _past(account_id).with_only_columns(PastPassword.password_hash).limit(kept)
    past = [db.session.get_one(Account, account_id).password_hash, *db.session.scalars(rows)]
    if not kept and is_password(past[0], new):
        raise RuleViolation(SAME)
    if kept and any(is_password(one, new) for one in past):
        raise RuleViolation(
            f"Mật khẩu này đã dùng trong {kept} lần gần đây. Hãy đặt mật khẩu khác."
        )


def _past(account_id: UUID):
    rows = db.select(PastPassword).where(PastPassword.account_id == account_id)
    return rows.order_by(PastPassword.id.desc())


def prove_oneself(by: Actor, password: str) -> None:
    """Refuse who does not know the password of the account signed in; a wrong one is counted."""
    account = db.session.get_one(Account, by.account_id)
    with proven(account.login, password, wrong=WRONG_CURRENT):
        pass


def check_new_password(login: str, current: str, new: str) -> None:
    """Refuse one that the rules of this instance do not take, or that is no other.

    What it was before is told only to who knows ``current``.
    """
    check_password(login, new)
    if rules.one_spelling(current) == rules.one_spelling(new):
        raise RuleViolation(SAME)
    known = db.session.scalar(db.select(Account).where(Account.login == login))
    if rules_here().kept and known and is_password(known.password_hash, current):
        refuse_past(known.id, new)


def change_own_password(
    login: str, current: str, new: str, *, browser: str = ""
) -> tuple[Account, str]:
    """Give a new password and end every session of the account; returns a new token.

    A wrong ``current`` counts as a wrong try. Raises :class:`RuleViolation`.
    """
    check_new_password(login, current, new)
    new_hash = hash_password(new)
    with proven(login, current, wrong=WRONG_CURRENT) as (session, account):
        renew(session, account, new_hash)
        account.must_change = False
        end_all(session, account.id)
        token = begin(session, account, is_proven=True)  # only who is in comes here
        browsers.note_password(session, browser, account)
        journal.note(
            AccountAct.CHANGE_PASSWORD,
            by=account.as_actor(),
            subject="account",
            subject_id=account.id,
        )
    return account, token
