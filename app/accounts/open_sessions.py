"""The sessions that are open: where, since when; ended by their person or an administrator."""

from collections.abc import Sequence
from uuid import UUID

from app.accounts import browsers, sessions
from app.accounts.models import Account, AccountAct, LoginSession
from app.accounts.service import take_account
from app.db import db, transaction
from app.domain.actors import Actor
from app.records import journal
from app.records.locking import NotHere


def open_sessions(account_id: UUID) -> Sequence[LoginSession]:
    return db.session.scalars(sessions.open_of(account_id)).all()


def open_session(account_id: UUID, session_id: UUID) -> LoginSession:
    """One of an account; raises :class:`NotHere`."""
    found = db.select(LoginSession).where(
        LoginSession.id == session_id, LoginSession.account_id == account_id
    )
    row = db.session.scalar(found)
    if row is None:
        raise NotHere
    return row


def end_one(account_id: UUID, session_id: UUID, *, by: Actor) -> None:
    """End one session of an account of the unit; the PIN opens no new one for its person."""
    with transaction() as session:
        account = take_account(session, account_id, by)
        session.delete(open_session(account_id, session_id))
        browsers.ask_password_again(session, account_id)
        _note(AccountAct.END_SESSION, account, by)


def end_all(account_id: UUID, *, by: Actor, but: str = "") -> None:
    """End every session of an account of the unit, on every machine, ``but`` that of a token."""
    with transaction() as session:
        account = take_account(session, account_id, by)
        browsers.ask_password_again(session, account_id)
        rows = db.delete(LoginSession).where(LoginSession.account_id == account_id)
        if but:
            rows = rows.where(LoginSession.token_hash != browsers.token_hash(but))
        session.execute(rows)
        _note(AccountAct.END_SESSIONS, account, by)


def is_of(row: LoginSession, token: str) -> bool:
    return row.token_hash == browsers.token_hash(token)


def is_locked(row: LoginSession) -> bool:
    return sessions.standing_of(row) is not sessions.Standing.LIVE


def _note(act: AccountAct, account: Account, by: Actor) -> None:
    journal.note(act, by=by, subject="account", subject_id=account.id)
