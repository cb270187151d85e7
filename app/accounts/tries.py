"""Wrong passwords in a row: counted, answered alike for known and unknown logins."""

import hmac
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.accounts.models import Account, AccountAct, WrongTries
from app.db import db, now
from app.domain.accounts import fold_login, locked_until
from app.domain.actors import Actor, Role
from app.instance import this_instance
from app.records import journal
from app.web.context import vn_moment

DISABLED = "Tài khoản này đã ngừng sử dụng. Hãy liên hệ người quản trị của đơn vị."
FORGOTTEN_AFTER = timedelta(days=30)


def refusal(
    session: Session, login: str, account: Account | None, *, right: bool, wrong: str
) -> str | None:
    """Count one try inside the transaction; the sentence that refuses it, or None.

    A right password clears the count, except while the lock lasts; ``wrong`` is what a wrong
    one is told.
    """
    tries = _row(session, login)
    if tries.locked_at and tries.locked_at > now():
        tries.locked_at = now()  # set by a clock that was wrong: it must not last for years
    if end := locked_until(tries.locked_at, now(), _length()):
        return _locked_words(end)
    if tries.locked_at:
        tries.count, tries.locked_at = 0, None
    if right and account is not None:
        session.delete(tries)
        return DISABLED if account.disabled else None
    tries.count, tries.last_at = tries.count + 1, now()
    by, subject_id = _who(account), account and account.id
    journal.note(AccountAct.SIGN_IN_FAILED, by=by, subject="account", subject_id=subject_id)
    if tries.count < current_app.config["LOGIN_TRIES"]:
        return wrong
    tries.locked_at = now()
    journal.note(AccountAct.LOCK_OUT, by=by, subject="account", subject_id=subject_id)
    return _locked_words(now() + _length())


def forgive(session: Session, login: str) -> bool:
    """Forget the wrong tries of ``login``; whether there were any."""
    tries = session.get(WrongTries, _mark(login))
    if tries is not None:
        session.delete(tries)
    return tries is not None


def locked_words(login: str) -> str | None:
    """What somebody is told whose login is locked out now; None for everybody else."""
    end = locked_logins([login]).get(login)
    return end and _locked_words(end)


def locked_logins(logins: Iterable[str]) -> dict[str, datetime]:
    """Which of ``logins`` are locked out, and until when."""
    marks = {_mark(login): login for login in logins}
    rows = db.session.scalars(db.select(WrongTries).where(WrongTries.mark.in_(marks)))
    ends = {marks[row.mark]: locked_until(row.locked_at, now(), _length()) for row in rows}
    return {login: end for login, end in ends.items() if end}


def _row(session: Session, login: str) -> WrongTries:
    session.execute(db.delete(WrongTries).where(WrongTries.last_at < now() - FORGOTTEN_AFTER))
    mark = _mark(login)
    if session.get(WrongTries, mark) is None:
        with suppress(IntegrityError), session.begin_nested():  # another may be counting it too
            session.add(WrongTries(mark=mark, count=0))
    return session.get_one(WrongTries, mark, with_for_update=True, populate_existing=True)


def _mark(login: str) -> str:
    key = current_app.config["SECRET_KEY"].encode()
    return hmac.digest(key, fold_login(login).encode(), "sha256").hex()


def _length() -> timedelta:
    return timedelta(hours=current_app.config["LOCK_HOURS"])


def _who(account: Account | None) -> Actor:
    if account is not None:
        return account.as_actor()
    unit = this_instance().unit
    return Actor(name="Người chưa đăng nhập", role=Role.FRONT, unit=unit)


def _locked_words(end: datetime) -> str:
    office = this_instance().name
    return (
        f"Đã nhập sai mật khẩu {current_app.config['LOGIN_TRIES']} lần liên tiếp nên tên đăng nhập "
        f"này bị khóa đến {vn_moment(end)}. Cần vào ngay, hãy nhờ người quản trị của {office} mở "
        "khóa."
    )
