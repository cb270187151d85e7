"""Accounts that nobody has used for a long time are closed by themselves, once a day.

The clock is not believed blindly: after a leap (see ``app/domain/unused.py``) nobody is closed,
and everybody begins to count anew. The last administrator of a unit is never closed.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from flask import Flask, current_app

from app.accounts import sessions
from app.accounts.models import Account, AccountAct, UnusedLook
from app.db import db, now, transaction
from app.domain.actors import Actor, Role
from app.domain.calendar import HERE
from app.domain.unused import TOLD_BEFORE, closes_at, has_leapt, is_look_due
from app.leading import LookIntoBook
from app.records import journal

LEAD_FILE = "accounts.watch"
LOOK_EVERY = 300.0
"""Seconds between two glances at the calendar."""
PROGRAM = "Phần mềm, tự ngừng tài khoản không dùng"


class Watch(LookIntoBook):
    """One thread beside the server, which looks at the accounts once a day."""

    def __init__(self, app: Flask) -> None:
        super().__init__(app, "accounts", LEAD_FILE, LOOK_EVERY)

    def act(self) -> None:
        close_unused()


def close_unused() -> Sequence[Account]:
    """Close what nobody used for ``UNUSED_DAYS`` days; those closed. Does nothing where it is
    turned off or today's look is done."""
    moment = now()
    last = db.session.get(UnusedLook, 1)
    if not _days() or not is_look_due(last and last.looked_at, moment):
        return []
    with transaction() as session:
        last = session.get(UnusedLook, 1, with_for_update=True)
        leapt = has_leapt(last and last.looked_at, moment)
        session.merge(UnusedLook(id=1, looked_at=moment))
        if leapt:
            session.execute(db.update(Account).values(counted_from=moment))
            return []
        closed = _to_close(moment)
        for account in closed:
            account.disabled, account.closed_at = True, moment
            sessions.end_all(session, account.id)
            by = Actor(name=PROGRAM, role=Role.ADMINISTRATOR, unit=account.unit)
            journal.note(AccountAct.CLOSE_UNUSED, by=by, subject="account", subject_id=account.id)
    return closed


def closing_soon(accounts: Sequence[Account]) -> Mapping[UUID, date]:
    """On which day those of ``accounts`` are closed whose time is nearly over."""
    moment = now()
    if not _days():
        return {}
    kept = {one.id for one in _kept(accounts, moment)}
    ends = {
        one.id: _closes_at(one, moment)
        for one in accounts
        if not one.disabled and one.id not in kept
    }
    return {
        key: end.astimezone(HERE).date() for key, end in ends.items() if end - moment <= TOLD_BEFORE
    }


def _to_close(moment: datetime) -> Sequence[Account]:
    """Those whose time is over, without the administrator of each unit who is kept."""
    rows = db.select(Account).where(Account.disabled.is_(False))
    used = db.session.scalars(rows.order_by(Account.id).with_for_update()).all()
    kept = {one.id for one in _kept(used, moment)}
    return [one for one in used if one.id not in kept and _closes_at(one, moment) <= moment]


def _kept(accounts: Sequence[Account], moment: datetime) -> Sequence[Account]:
    """Of each unit the administrator in use whose time ends last: that one can still come in."""
    latest: dict[str, Account] = {}
    for one in accounts:
        if one.role is Role.ADMINISTRATOR and not one.disabled:
            other = latest.get(one.unit)
            if other is None or _closes_at(one, moment) > _closes_at(other, moment):
                latest[one.unit] = one
    return list(latest.values())


def _closes_at(account: Account, moment: datetime) -> datetime:
    return closes_at(
        last_seen=account.last_seen, counted_from=account.counted_from, now=moment, days=_days()
    )


def _days() -> int:
    return current_app.config["UNUSED_DAYS"]
