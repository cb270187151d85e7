"""Wrong passwords (or codes) in a row: counted, answered alike for all logins.

They are counted from one address, so that nobody locks a colleague out from another PC, and
from all addresses together, where many more only make it slow. Where the rules are those of
QCVN 12:2026/BCA (``PASSWORD_RULES``), a lock shuts the account out everywhere.
"""

import hmac
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.accounts import pace
from app.accounts.models import Account, AccountAct, WrongTries
from app.db import db, now
from app.domain.accounts import LockKind, fold_login, locked_until
from app.domain.actors import Actor, Role
from app.domain.password_rules import RULES
from app.instance import this_instance
from app.records import journal
from app.web.context import vn_moment

DISABLED = "Tài khoản này đã ngừng sử dụng. Hãy liên hệ người quản trị của đơn vị."
FORGOTTEN_AFTER = timedelta(days=30)
SLOW_TIMES, SLOW = 4, timedelta(minutes=15)
"""From all addresses: so many times more tries, for each within this time of the one before;
then nobody comes in for as long."""


@dataclass(frozen=True, slots=True)
class Door:
    """One of the ways to come in: its tries are counted apart (``prefix``, which no login can
    begin with), and ``locked`` is told with ``end`` and ``office`` when it is shut; ``whole``:
    always shut for all addresses at once; ``kind``: what its locks are called, where that does
    not depend on where the tries came from."""

    prefix: str
    failed: AccountAct
    shut: AccountAct
    locked: str
    whole: bool = False
    kind: LockKind | None = None


@dataclass(frozen=True, slots=True)
class Lock:
    """What keeps somebody out, as who keeps accounts sees it; whose machine is not known."""

    kind: LockKind
    until: datetime


@dataclass(frozen=True, slots=True)
class Count:
    """One of the rows that a try is counted in: ``most`` tries, then shut for ``length``."""

    mark: str
    most: int
    length: timedelta
    is_slow: bool = False

    def locked_until(self, row: WrongTries) -> datetime | None:
        return locked_until(row.locked_at, now(), self.length)


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
    kind=LockKind.SEALED_CODE,
)

BY_SECOND_STEP = Door(
    "code/",
    AccountAct.SECOND_STEP_FAILED,
    AccountAct.SECOND_STEP_LOCKED,
    "Đã nhập sai mã của ứng dụng {tries} lần liên tiếp nên đến {end} mới nhập lại được. Cần vào "
    "ngay, hãy dùng mã niêm phong, hoặc nhờ người quản trị khác của {office} mở khóa.",
    whole=True,
    kind=LockKind.SECOND_STEP,
)
DOORS = (BY_PASSWORD, BY_SEALED_CODE, BY_SECOND_STEP)


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
    counts = _counts(door, login)
    rows = [_row(session, one.mark, counts[-1].mark) for one in counts]
    if told := _still_shut(counts, rows, door):
        return told
    if right and account is not None:
        for one, row in zip(counts, rows, strict=True):
            if not one.is_slow:  # else the owner who comes in clears it for who tries meanwhile
                session.delete(row)
        return DISABLED if account.disabled else None
    by, subject_id = _who(account), account and account.id
    journal.note(door.failed, by=by, subject="account", subject_id=subject_id)
    shut = [_count(one, row) for one, row in zip(counts, rows, strict=True)]
    if any(shut):
        journal.note(door.shut, by=by, subject="account", subject_id=subject_id)
    return _still_shut(counts, rows, door) or wrong


def forgive(session: Session, login: str) -> None:
    """Forget the wrong tries of ``login``, at every door and from every address."""
    marks = [_mark(door.prefix + login) for door in DOORS]
    session.execute(db.delete(WrongTries).where(WrongTries.login_mark.in_(marks)))


def locked_words(login: str) -> str | None:
    """What somebody is told whose login is locked out here now; None for everybody else."""
    counts = _counts(BY_PASSWORD, login)
    found = {row.mark: row for row in _known([one.mark for one in counts])}
    held = [one for one in counts if one.mark in found]
    return _still_shut(held, [found[one.mark] for one in held], BY_PASSWORD)


def locks_of(logins: Iterable[str]) -> dict[str, Sequence[Lock]]:
    """Why those of ``logins`` that are locked cannot come in; what lasts longest comes first."""
    marks = {_mark(door.prefix + login): (login, door) for login in logins for door in DOORS}
    rows = db.select(WrongTries).where(
        WrongTries.login_mark.in_(marks), WrongTries.locked_at.is_not(None)
    )
    found: defaultdict[str, dict[LockKind, datetime]] = defaultdict(dict)
    for row in db.session.scalars(rows):
        login, door = marks[row.login_mark]
        kind = _kind_of(row, door)
        if end := locked_until(row.locked_at, now(), _length_of(kind)):
            found[login][kind] = max(end, found[login].get(kind, end))
    return {login: _longest_first(ends) for login, ends in found.items()}


def _kind_of(row: WrongTries, door: Door) -> LockKind:
    if door.kind is not None:
        return door.kind
    if row.mark != row.login_mark:
        return LockKind.AT_ONE_PLACE
    return LockKind.SLOWED if row.count >= _most() * SLOW_TIMES else LockKind.EVERYWHERE


def _length_of(kind: LockKind) -> timedelta:
    return SLOW if kind is LockKind.SLOWED else _length()


def _longest_first(ends: dict[LockKind, datetime]) -> list[Lock]:
    locks = [Lock(kind, until) for kind, until in ends.items()]
    return sorted(locks, key=lambda one: one.until, reverse=True)


def _counts(door: Door, login: str) -> list[Count]:
    """What a try at ``login`` is counted in; the last is that of all addresses together.

    No login holds a space or an at sign: the mark of an address is never that of a login.
    """
    everywhere = _mark(door.prefix + login)
    if door.whole or not _goes_by_address():
        return [Count(everywhere, _most(), _length())]
    here = _mark(f"{door.prefix}{login} @{pace.address_here()}")
    return [
        Count(here, _most(), _length()),
        Count(everywhere, _most() * SLOW_TIMES, SLOW, is_slow=True),
    ]


def _goes_by_address() -> bool:
    return not RULES[current_app.config["PASSWORD_RULES"]].locks_everywhere


def _still_shut(counts: Sequence[Count], rows: Sequence[WrongTries], door: Door) -> str | None:
    ends = []
    for one, row in zip(counts, rows, strict=True):
        if row.locked_at and row.locked_at > now():
            row.locked_at = now()  # set by a clock that was wrong: it must not last for years
        if end := one.locked_until(row):
            ends.append((end, one))
    if not ends:
        return None
    end, one = max(ends, key=lambda pair: pair[0])
    return door.locked.format(tries=one.most, end=vn_moment(end), office=this_instance().name)


def _count(one: Count, row: WrongTries) -> bool:
    """Count one wrong try; whether it shuts the door."""
    if row.locked_at or (one.is_slow and abs(now() - row.last_at) > SLOW):
        row.count, row.locked_at = 0, None
    row.count, row.last_at = row.count + 1, now()
    if row.count >= one.most:
        row.locked_at = now()
    return row.locked_at is not None


def _known(marks: Sequence[str]) -> Sequence[WrongTries]:
    return db.session.scalars(db.select(WrongTries).where(WrongTries.mark.in_(marks))).all()


def _row(session: Session, mark: str, login_mark: str) -> WrongTries:
    session.execute(db.delete(WrongTries).where(WrongTries.last_at < now() - FORGOTTEN_AFTER))
    if session.get(WrongTries, mark) is None:
        with suppress(IntegrityError), session.begin_nested():  # another may be counting it too
            session.add(WrongTries(mark=mark, login_mark=login_mark, count=0))
    return session.get_one(WrongTries, mark, with_for_update=True, populate_existing=True)


def _mark(login: str) -> str:
    key = current_app.config["SECRET_KEY"].encode()
    return hmac.digest(key, fold_login(login).encode(), "sha256").hex()


def _length() -> timedelta:
    return timedelta(hours=current_app.config["LOCK_HOURS"])


def _most() -> int:
    return current_app.config["LOGIN_TRIES"]


def _who(account: Account | None) -> Actor:
    """Whose try it was; what asks the database more of a known one would tell who is known."""
    if account is not None:
        facts = {"name": account.name, "role": account.role, "unit": account.unit}
        return Actor(**facts, account_id=account.id)
    unit = this_instance().unit
    return Actor(name="Người chưa đăng nhập", role=Role.FRONT, unit=unit)
