"""Wrong passwords (or sealed codes) in a row: counted, answered alike for all logins."""

import hmac
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Door:
    """One of the ways to come in: its tries are counted apart (``prefix``, which no login can
    begin with), and ``locked`` is told with ``tries``, ``end`` and ``office`` when it is shut."""

    prefix: str
    failed: AccountAct
    shut: AccountAct
    locked: str


BY_PASSWORD = Door(
    "",
    AccountAct.SIGN_IN_FAILED,
    AccountAct.LOCK_OUT,
    "Đã nhập sai mật khẩu {tries} lần liên tiếp nên tên đăng nhập này bị khóa đến {end}. Cần vào "
    "ngay, hãy nhờ người quản trị của {office} mở khóa.",
)
BY_SEALED_CODE = Door(
    "sealed/",
    AccountAct.CODE_FAILED,
    AccountAct.CODE_LOCKED,
    "Đã nhập sai mã niêm phong {tries} lần liên tiếp nên đến {end} mới nhập lại được. Cần vào "
    "ngay, hãy để hai cán bộ cùng đặt lại mật khẩu.",
)


def refusal(
    session: Session,
    login: str,
    account: Account | None,
    *,
    right: bool,
    wrong: str,
    door: Door = BY_PASSWORD,
) -> str | None:
    """Count one try inside the transaction; the sentence that refuses it, or None.

    A right password clears the count, except while the lock lasts; ``wrong`` is what a wrong
    one is told.
    """
    tries = _row(session, door.prefix + login)
    if tries.locked_at and tries.locked_at > now():
        tries.locked_at = now()  # set by a clock that was wrong: it must not last for years
    if end := locked_until(tries.locked_at, now(), _length()):
        return _told(door, end)
    if tries.locked_at:
        tries.count, tries.locked_at = 0, None
    if right and account is not None:
        session.delete(tries)
        return DISABLED if account.disabled else None
    tries.count, tries.last_at = tries.count + 1, now()
    by, subject_id = _who(account), account and account.id
    journal.note(door.failed, by=by, subject="account", subject_id=subject_id)
    if tries.count < current_app.config["LOGIN_TRIES"]:
        return wrong
    tries.locked_at = now()
    journal.note(door.shut, by=by, subject="account", subject_id=subject_id)
    return _told(door, now() + _length())


def forgive(session: Session, login: str) -> bool:
    """Forget the wrong tries of ``login``; whether there were any."""
    tries = session.get(WrongTries, _mark(login))
    if tries is not None:
        session.delete(tries)
    return tries is not None


def locked_words(login: str) -> str | None:
    """What somebody is told whose login is locked out now; None for everybody else."""
    end = locked_logins([login]).get(login)
    return end and _told(BY_PASSWORD, end)


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


def _told(door: Door, end: datetime) -> str:
    tries, office = current_app.config["LOGIN_TRIES"], this_instance().name
    return door.locked.format(tries=tries, end=vn_moment(end), office=office)
