"""Accounts and ages of sessions, as the tests of this room need them."""

from datetime import timedelta
from typing import Any

from flask import current_app

from app.accounts.models import Account, LoginSession
from app.accounts.service import create_account
from app.db import db, now, transaction
from app.domain.actors import Actor, Role
from app.records.journal import JournalEntry
from tests.browser import PASSWORD

ADMIN = Actor(name="Quản trị", role=Role.ADMINISTRATOR, unit="03408")


def an_account(**facts: Any) -> Account:
    given = {
        "login": "tan.my.thu",
        "name": "Tẩn Mỹ Thư",
        "role": Role.COMMUNE_OFFICER,
        "password": PASSWORD,
        "must_change": False,
        "by": ADMIN,
    }
    return create_account(**{**given, **facts})


def make_older(*, seen: timedelta = timedelta(), created: timedelta = timedelta()) -> None:
    """As if every session had last been seen, or begun, that much earlier."""
    with transaction() as session:
        for row in session.scalars(db.select(LoginSession)):
            row.seen_at, row.created_at = now() - seen, now() - created
            row.account.last_seen = row.seen_at


def acts() -> list[str]:
    """What the journal says of accounts, oldest first."""
    lines = db.select(JournalEntry).where(JournalEntry.subject == "account")
    return [line.act for line in db.session.scalars(lines.order_by(JournalEntry.sequence))]


def journal_text() -> str:
    """Everything the journal holds, as one text."""
    rows = db.session.execute(db.select(JournalEntry.__table__)).all()
    return "\n".join(str(tuple(row)) for row in rows)


def a_browser():
    return current_app.test_client()


def at(address: str):
    """As if a request came from that address."""
    return current_app.test_request_context(environ_base={"REMOTE_ADDR": address})
