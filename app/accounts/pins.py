"""The PIN of a person: chosen with the password, and what it opens on a browser that knows them."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from sqlalchemy.orm import Session

from app.accounts import browsers, offices, sessions, tries
from app.accounts.models import Account, AccountAct, BrowserPerson
from app.accounts.passwords import hash_password, is_password
from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.pins import PIN_TRIES, check_pin, may_have_pin
from app.records import journal

PASSWORD_NEEDED = "Ở máy này, lúc này mã PIN chưa dùng được. Hãy nhập mật khẩu."
WRONG_PIN = "Mã PIN không đúng. Hãy nhập lại, hoặc dùng mật khẩu."
STOPPED = f"Đã nhập sai mã PIN {PIN_TRIES} lần nên ở máy này phải nhập mật khẩu."
NOT_FOR_ADMINISTRATORS = "Người quản trị luôn nhập mật khẩu, không dùng mã PIN."


def set_pin(pin: str, password: str, *, by: Actor, browser: str) -> None:
    """Choose a PIN; who knows the password of ``by`` may, and it is of use on this browser at
    once. Raises :class:`RuleViolation`; a wrong password counts as a wrong try."""
    if not may_have_pin(by.role):
        raise RuleViolation(NOT_FOR_ADMINISTRATORS)
    check_pin(pin)
    new_hash = hash_password(pin)
    with _proven(password, by) as (session, account):
        account.pin_hash = new_hash
        browsers.ask_password_again(session, account.id)
        browsers.note_password(session, browser, account)
        _note(AccountAct.SET_PIN, by)


def drop_pin(*, by: Actor) -> None:
    """The person does without a PIN again."""
    with transaction() as session:
        journal.refuse_repeat(session, by)
        session.get_one(Account, by.account_id).pin_hash = None
        _note(AccountAct.DROP_PIN, by)


def sign_in(account_id: UUID, pin: str, *, browser: str) -> tuple[Account, str]:
    """Begin a session on a shared browser; it ends no later than one begun with the password.

    Raises :class:`RuleViolation` where the PIN is wrong or opens nothing here and now.
    """
    if not browsers.is_shared(browser):
        raise RuleViolation(PASSWORD_NEEDED)
    with _shown(account_id, pin, browser) as (session, person):
        token = sessions.begin(session, person.account, since=person.password_at)
        _note(AccountAct.PIN_SIGN_IN, person.account.as_actor())
    return person.account, token


def unlock(token: str, pin: str, *, browser: str) -> tuple[Account, str]:
    """Go on with a locked session, as :func:`app.accounts.sessions.unlock` does by password."""
    row = sessions.find(token)
    if row is None:
        raise RuleViolation(PASSWORD_NEEDED)
    with _shown(row.account_id, pin, browser) as (session, person):
        token = sessions.go_on(session, token, since=person.password_at)
        _note(AccountAct.PIN_UNLOCK, person.account.as_actor())
    return person.account, token


@contextmanager
def _shown(account_id: UUID, pin: str, browser: str) -> Iterator[tuple[Session, BrowserPerson]]:
    """A transaction for who knows the PIN of a person whom this browser knows; a wrong one is
    counted there. The slow hash is worked out before it."""
    person = browsers.person_on(browser, account_id)
    if not browsers.takes_pin(person):
        raise RuleViolation(PASSWORD_NEEDED)
    known = person.account.pin_hash
    right = is_password(known, pin)
    with transaction() as session:
        key = (person.browser, account_id)
        person = session.get(BrowserPerson, key, with_for_update=True, populate_existing=True)
        is_out = person.account.disabled or offices.office_of(person.account).left_on
        if is_out or not browsers.takes_pin(person):
            refused = PASSWORD_NEEDED
        else:
            right = right and person.account.pin_hash == known
            refused = tries.locked_words(person.account.login) or _refusal(person, right)
        if refused is None:
            yield session, person
    if refused is not None:
        raise RuleViolation(refused)


def _refusal(person: BrowserPerson, right: bool) -> str | None:
    """Count one try; the sentence that refuses it, or None."""
    if right:
        person.wrong_pins = 0
        return None
    person.wrong_pins += 1
    by = person.account.as_actor()
    _note(AccountAct.PIN_FAILED, by)
    if person.wrong_pins < PIN_TRIES:
        return WRONG_PIN
    _note(AccountAct.PIN_STOPPED, by)
    return STOPPED


@contextmanager
def _proven(password: str, by: Actor) -> Iterator[tuple[Session, Account]]:
    login = db.session.get_one(Account, by.account_id).login
    with sessions.proven(login, password, wrong=sessions.WRONG_PASSWORD) as (session, account):
        journal.refuse_repeat(session, by)
        yield session, account


def _note(act: AccountAct, by: Actor) -> None:
    journal.note(act, by=by, subject="account", subject_id=by.account_id)
