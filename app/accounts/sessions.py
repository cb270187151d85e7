"""Open sessions: begun with a password, locked when idle, ended by their person or an admin."""

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from uuid import UUID

from flask import current_app, has_request_context, request
from sqlalchemy import Select, or_
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from app.accounts import administering, browsers, offices, pace, tries
from app.accounts.browsers import token_hash
from app.accounts.models import Account, AccountAct, LoginSession
from app.accounts.passwords import is_password
from app.db import db, now, transaction
from app.domain.accounts import CLOCK_SLACK, MOST_SESSIONS, Standing, fold_login, standing
from app.domain.actors import Role
from app.domain.devices import device_of
from app.domain.errors import RuleViolation
from app.domain.second_step import read_roles
from app.records import journal

SEEN_EVERY = timedelta(minutes=1)
KEPT_FOR = timedelta(days=7)
WRONG = "Tên đăng nhập hoặc mật khẩu không đúng. Hãy nhập lại."
WRONG_PASSWORD = "Mật khẩu không đúng. Hãy nhập lại."


def sign_in(login: str, password: str, *, browser: str = "") -> tuple[Account, str]:
    """Begin a session; the account, and the token of the session.

    ``browser`` is the token of the browser itself, which then knows the person.

    Raises :class:`RuleViolation` with the same sentence for an unknown login and a wrong
    password.
    """
    with proven(login, password) as (session, account):
        token = begin(session, account)
        browsers.note_password(session, browser, account)
        _note(AccountAct.SIGN_IN, account)
    return account, token


def unlock(token: str, password: str, *, browser: str = "") -> tuple[Account, str]:
    """Go on with a locked session under a new token; one that is over begins anew.

    Raises :class:`RuleViolation` for a wrong password or a session nobody knows.
    """
    row = find(token)
    login = row.account.login if row else ""
    with proven(login, password, wrong=WRONG_PASSWORD) as (session, account):
        token = go_on(session, token, since=now())
        browsers.note_password(session, browser, account)
        _note(AccountAct.UNLOCK_SCREEN, account)
    return account, token


def go_on(session: Session, token: str, *, since: datetime) -> str:
    """Inside the transaction: open a locked session; one that is over begins anew at ``since``,
    when the password was shown. The new token it goes on under."""
    row = session.get_one(LoginSession, token_hash(token))
    if standing_of(row) is Standing.OVER:
        session.delete(row)
        return begin(session, row.account, since=since)
    row.locked, row.seen_at = False, now()
    return _renew(row)


def go_on_proven(session: Session, row: LoginSession) -> str:
    """Inside the transaction: the second step was shown too; the token it goes on under."""
    row.awaits_code, row.seen_at = False, now()
    return _renew(row)


def _renew(row: LoginSession) -> str:
    """Whoever learnt the token before the person showed themselves again has nothing of it."""
    token = secrets.token_urlsafe(32)
    row.token_hash = token_hash(token)
    return token


def sign_out(token: str, *, browser: str = "") -> None:
    """End the session; on this browser the person types the password the next time."""
    with transaction() as session:
        if row := find(token):
            session.delete(row)
            if browser:
                browsers.ask_password_again(session, row.account_id, token=browser)
            _note(AccountAct.SIGN_OUT, row.account)


def leave(token: str) -> None:
    """End the session so that another may use the PC; the PIN goes on opening the next one."""
    with transaction() as session:
        if row := find(token):
            session.delete(row)
            _note(AccountAct.LEAVE, row.account)


def lock(token: str) -> None:
    """Lock an idle session for good: a clock set back does not open it again."""
    with transaction():
        if (row := find(token)) and not row.locked:
            row.locked = True
            _note(AccountAct.LOCK_SCREEN, row.account)


def touch(token: str) -> None:
    """Note that the person is at work, at most once a minute.

    A full or busy disk must not stop people from reading, so then it is left undone.
    """
    row = find(token)
    if row is None or abs(now() - row.seen_at) < SEEN_EVERY:
        return
    try:
        with transaction():
            if row := find(token):
                row.seen_at = row.account.last_seen = now()
    except OperationalError:
        current_app.logger.warning("a session's last moment could not be written")


def find(token: str) -> LoginSession | None:
    """The session of a token, with its account; None for one nobody knows (any more)."""
    row = db.session.get(LoginSession, token_hash(token))
    return None if row is None or row.account.disabled else row


def awaits_code(token: str) -> bool:
    """Whether the second step of the session is still to come."""
    row = find(token)
    return row is not None and row.awaits_code


def standing_of(row: LoginSession) -> Standing:
    return standing(
        now=now(),
        created_at=row.created_at,
        seen_at=row.seen_at,
        locked=row.locked,
        idle=timedelta(minutes=current_app.config["IDLE_MINUTES"]),
        longest=timedelta(hours=current_app.config["SESSION_HOURS"]),
    )


def begin(
    session: Session,
    account: Account,
    *,
    since: datetime | None = None,
    is_proven: bool = False,
) -> str:
    """A new session of ``account`` inside the transaction; rows long over are swept out.

    It lives as one begun at ``since`` (now), when the password was shown. Of whom a second step
    is asked, it opens nothing before that, unless the step ``is_proven`` already.
    """
    old, ahead = now() - KEPT_FOR, now() + KEPT_FOR
    created = LoginSession.created_at
    session.execute(db.delete(LoginSession).where(or_(created < old, created > ahead)))
    token = secrets.token_urlsafe(32)
    row = LoginSession(
        token_hash=token_hash(token),
        account_id=account.id,
        created_at=since or now(),
        awaits_code=not is_proven and account.role in roles_with_code(),
        address=pace.address_here(),
        device=device_of(request.user_agent.string) if has_request_context() else "",
    )
    _make_room(session, account)
    session.add(row)
    account.last_seen = now()
    return token


def open_of(account_id: UUID) -> Select[tuple[LoginSession]]:
    """Those that may still be gone on with, locked or not; the one used last comes first."""
    longest = timedelta(hours=current_app.config["SESSION_HOURS"])
    return (
        db.select(LoginSession)
        .where(
            LoginSession.account_id == account_id,
            LoginSession.created_at >= now() - longest,
            LoginSession.seen_at <= now() + CLOCK_SLACK,
        )
        .order_by(LoginSession.seen_at.desc(), LoginSession.id.desc())
    )


def _make_room(session: Session, account: Account) -> None:
    """End what is one too many as soon as another one begins."""
    for row in session.scalars(open_of(account.id).offset(MOST_SESSIONS - 1)).all():
        session.delete(row)
        _note(AccountAct.END_SESSION, account)


def roles_with_code() -> Sequence[Role]:
    """Of whom the second step is asked."""
    return read_roles(current_app.config["TOTP_ROLES"])


def end_all(session: Session, account_id: UUID) -> None:
    """End every session of an account, inside the transaction; no PIN opens a new one."""
    browsers.ask_password_again(session, account_id)
    session.execute(db.delete(LoginSession).where(LoginSession.account_id == account_id))


def end_everybody(session: Session) -> None:
    """End every session of every account, inside the transaction."""
    session.execute(db.delete(LoginSession))


@contextmanager
def proven(login: str, password: str, *, wrong: str = WRONG) -> Iterator[tuple[Session, Account]]:
    """A transaction for who knows the password; everyone else is counted and refused."""
    with all_proven([(login, password)], wrong=wrong) as (session, (account,)):
        yield session, account


@contextmanager
def all_proven(
    claims: Sequence[tuple[str, str]], *, wrong: str
) -> Iterator[tuple[Session, Sequence[Account]]]:
    """A transaction for people each of whom knows the own password; ``claims`` are pairs of
    login and password, the accounts come in the order of the logins.

    The slow hashes are worked out before the transaction, which then makes sure that neither
    a lock-out nor a new password has come in between.
    """
    pace.check()
    tried = [(login, *_compared(login, password)) for login, password in sorted(claims)]
    with transaction() as session:
        accounts, refusals = [], []
        for login, known, right in tried:
            account = session.scalar(_of(login).with_for_update())
            right = right and account is not None and account.password_hash == known
            refusals.append(tries.refusal(session, login, account, right=right, wrong=wrong))
            accounts.append(account)
        refused = next((one for one in refusals if one is not None), None)
        refused = refused or next(filter(None, map(_kept_out, accounts)), None)
        if refused is None:
            yield session, accounts
    if refused is not None:
        pace.note_failure()
        raise RuleViolation(refused)


def _kept_out(account: Account) -> str | None:
    return administering.refusal(account) or offices.refusal(account)


def _compared(login: str, password: str) -> tuple[str | None, bool]:
    """The hash of the login's password, and whether it is ``password``."""
    account = db.session.scalar(_of(login))
    known = account.password_hash if account else None
    return known, is_password(known, password)


def _of(login: str) -> Select[tuple[Account]]:
    return db.select(Account).where(Account.login == fold_login(login))


def _note(act: AccountAct, account: Account) -> None:
    journal.note(act, by=account.as_actor(), subject="account", subject_id=account.id)
