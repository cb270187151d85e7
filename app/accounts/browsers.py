"""The browsers that people sign in on: who was there lately, and who showed the password when."""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from uuid import UUID

from flask import current_app
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, joinedload

from app.accounts.models import Account, AccountAct, BrowserPerson, KnownBrowser
from app.db import db, now, transaction
from app.domain.actors import Actor, Role
from app.domain.pins import may_have_pin, pin_opens
from app.domain.words import person_key
from app.instance import this_instance
from app.records import journal

FORGOTTEN_AFTER = timedelta(days=30)


def token_hash(token: str) -> str:
    """What the server keeps of a token that a browser holds."""
    return hashlib.sha256(token.encode()).hexdigest()


def is_shared(token: str) -> bool:
    browser = db.session.get(KnownBrowser, token_hash(token)) if token else None
    return browser is not None and browser.is_shared


def people_of(token: str) -> Sequence[BrowserPerson]:
    """Who signed in on this shared browser lately, by given name; nobody on any other."""
    if not is_shared(token):
        return ()
    rows = (
        db.select(BrowserPerson)
        .where(
            BrowserPerson.browser == token_hash(token),
            BrowserPerson.seen_at >= now() - FORGOTTEN_AFTER,
        )
        .options(joinedload(BrowserPerson.account, innerjoin=True))
    )
    in_use = [one for one in db.session.scalars(rows) if not one.account.disabled]
    return sorted(in_use, key=lambda one: person_key(one.account.name))


def person_on(token: str, account_id: UUID) -> BrowserPerson | None:
    """What is known of a person on this browser."""
    return db.session.get(BrowserPerson, (token_hash(token), account_id)) if token else None


def takes_pin(person: BrowserPerson | None) -> bool:
    """Whether this person's PIN opens anything on this browser now."""
    return (
        person is not None
        and person.account.pin_hash is not None
        and may_have_pin(person.account.role)
        and pin_opens(
            password_at=person.password_at,
            now=now(),
            lasts=timedelta(hours=current_app.config["PIN_HOURS"]),
            wrong=person.wrong_pins,
        )
    )


def note_password(session: Session, token: str, account: Account) -> None:
    """Inside the transaction: the password was shown on this browser; old ones are swept out."""
    if not token:
        return
    _sweep(session)
    mark = token_hash(token)
    browser = _held(session, KnownBrowser, mark=mark)
    person = _held(session, BrowserPerson, browser=mark, account_id=account.id)
    browser.seen_at = person.seen_at = person.password_at = now()
    person.wrong_pins = 0


def ask_password_again(session: Session, account_id: UUID, *, token: str = "") -> None:
    """Inside the transaction: the PIN opens nothing until the password was shown again, on the
    browser of ``token`` or, without one, on any."""
    about = db.update(BrowserPerson).where(BrowserPerson.account_id == account_id)
    if token:
        about = about.where(BrowserPerson.browser == token_hash(token))
    session.execute(about.values(password_at=None))


def share(token: str, is_shared: bool, *, by: Actor) -> None:
    """Mark this browser as shared by several people, or take the mark and its list away."""
    with transaction() as session:
        journal.refuse_repeat(session, by)
        browser = _held(session, KnownBrowser, mark=token_hash(token))
        browser.is_shared, browser.seen_at = is_shared, now()
        _held(session, BrowserPerson, browser=browser.mark, account_id=by.account_id)
        if not is_shared:
            _forget_others(session, browser.mark, by)
        _note(AccountAct.SHARE if is_shared else AccountAct.UNSHARE, by)


def empty_list(token: str) -> None:
    """Forget who was on this browser: everybody types login and password again."""
    if not is_shared(token):
        return
    with transaction() as session:
        mark = token_hash(token)
        session.execute(db.delete(BrowserPerson).where(BrowserPerson.browser == mark))
        unit = this_instance().unit
        nobody = Actor(name="Người ngồi trước máy dùng chung", role=Role.FRONT, unit=unit)
        journal.note(AccountAct.EMPTY_LIST, by=nobody, subject="account")


def _forget_others(session: Session, mark: str, by: Actor) -> None:
    others = BrowserPerson.account_id != by.account_id
    session.execute(db.delete(BrowserPerson).where(BrowserPerson.browser == mark, others))


def _held(session: Session, kind: type, **key: object):
    """The row of this key, locked; made where there is none, by us or by who was quicker."""
    if session.get(kind, tuple(key.values())) is None:
        with suppress(IntegrityError), session.begin_nested():
            session.add(kind(**key))
    return session.get_one(kind, tuple(key.values()), with_for_update=True, populate_existing=True)


def _sweep(session: Session) -> None:
    old = now() - FORGOTTEN_AFTER
    session.execute(db.delete(BrowserPerson).where(BrowserPerson.seen_at < old))
    session.execute(db.delete(KnownBrowser).where(KnownBrowser.seen_at < old))


def _note(act: AccountAct, by: Actor) -> None:
    journal.note(act, by=by, subject="account", subject_id=by.account_id)
