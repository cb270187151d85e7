"""Every request learns who is asking, and who may not go on is told how to."""

import hmac
import secrets
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from flask import (
    Flask,
    after_this_request,
    current_app,
    g,
    make_response,
    request,
    session,
    url_for,
)
from werkzeug.wrappers import Response

from app.accounts import administering, browsers, offices, sessions
from app.accounts.carrying import code_page, lock_page, safe_path, typed_fields
from app.accounts.models import Account
from app.accounts.offices import Office
from app.accounts.own_password import is_due, password_words
from app.accounts.passwords import WORK
from app.accounts.service import Seat
from app.domain.accounts import Standing
from app.domain.pins import may_have_pin
from app.web.access import SignedOut, declaration_of
from app.web.cookies import cookie_name
from app.web.htmx import see_other, wants_fragment
from app.web.telling import tell_nothing

TOKEN, PERSON, SHARED = "token", "account", "shared"
BEFORE_CHANGING = {
    "accounts.change_password",
    "accounts.sign_out",
    "accounts.leave",
    "accounts.unlock",
}


def init_app(
    app: Flask,
    *,
    seats: Callable[[Collection[str]], Sequence[Seat]],
    held: Callable[[Collection[UUID]], Mapping[UUID, Office]],
) -> None:
    """Call before the guard of :mod:`app.web.access`, which reads ``g.actor``.

    From the floor above: ``seats(books)`` gives the mediators in office, ``held(ids)`` the offices
    that these mediators hold or held.
    """
    app.config.setdefault("PASSWORD_WORK", WORK)
    app.extensions |= {"seats": seats, "offices": held}
    app.before_request(identify)
    app.context_processor(describe_browser)
    app.register_error_handler(SignedOut, answer_signed_out)


def identify() -> Response | None:
    """Set ``g.actor`` where the session is live, ``g.locked_account`` where it is not, and
    ``g.waiting_account`` where the second step is still to come: that is nobody yet."""
    g.actor = g.locked_account = g.waiting_account = g.account = None
    token = session_token()
    if request.endpoint == "static" or not token:
        return None
    row = sessions.find(token)
    if row is None:
        return None
    account, standing = row.account, sessions.standing_of(row)
    g.account = account
    if standing is not Standing.LIVE:
        if standing is Standing.LOCKED and not row.locked:
            sessions.lock(token)
        g.locked_account = account
        return None
    if row.awaits_code:
        g.waiting_account = account
        return None
    office = offices.office_of(account)
    if administering.is_kept_out(account) or office.left_on:
        return None
    if not _asked_by_itself():
        sessions.touch(token)
    g.actor = offices.actor_in(account, office)
    if (account.must_change or is_due(account)) and request.endpoint not in BEFORE_CHANGING:
        return _go(url_for("accounts.change_password"))
    return None


def _asked_by_itself() -> bool:
    """Whether a page left open asks, and no person: the idle time of the session goes on."""
    known = request.endpoint and declaration_of(current_app, request.endpoint)
    return bool(known and known.by_itself)


def signed_in() -> Account:
    """The account of who asks; only for endpoints that require a permission."""
    return g.account


def session_token() -> str:
    token = session.get(TOKEN)
    return token if isinstance(token, str) else ""


def browser_token() -> str:
    """What this browser is known by; a new one where it is not known yet."""
    if "browser_token" not in g:
        kept = request.cookies.get(_browser_cookie(), "")
        g.browser_token = kept if 32 <= len(kept) <= 64 else secrets.token_urlsafe(32)
    return g.browser_token


def _browser_cookie() -> str:
    return cookie_name(current_app.config["SESSION_COOKIE_NAME"] + "_may")


def _keep_browser(response: Response) -> Response:
    """The browser is known for as long as the server knows it, and from no page's script."""
    response.set_cookie(
        _browser_cookie(),
        browser_token(),
        max_age=browsers.FORGOTTEN_AFTER,
        secure=request.is_secure,
        httponly=True,
        samesite="Strict",
    )
    return response


def note_shared() -> None:
    """Every page of this sign-in then knows whether the PC is shared, without asking."""
    session[SHARED] = browsers.is_shared(browser_token())


def describe_browser() -> dict[str, Any]:
    """What pages say of this browser: whether others use it too, and whether a PIN opens it."""
    account = g.get("account")
    has_pin = account is not None and account.pin_hash is not None and may_have_pin(account.role)
    return {
        "is_shared": bool(session.get(SHARED)),
        "has_pin": has_pin,
        "password_words": password_words,
    }


def is_same_person(account: Account) -> bool:
    """Whether this browser was last used by the same person."""
    return session.get(PERSON) == str(account.id)


def remember(account: Account, token: str) -> None:
    """Give the browser its token.

    What another person left in the cookie is thrown away; for the same person the pages
    that are still open elsewhere stay valid, also after another has used the PC meanwhile.
    """
    if not is_same_person(account):
        session.clear()
        session["csrf_token"] = _forgery_mark(account)
    session[PERSON], session[TOKEN] = str(account.id), token
    note_shared()
    tell_nothing()
    after_this_request(_keep_browser)


def remember_token(token: str) -> None:
    """The session of who sits here goes on under a new token."""
    session[TOKEN] = token


def _forgery_mark(account: Account) -> str:
    """What the forms of this person on this browser are told apart by from all others."""
    key = current_app.config["SECRET_KEY"].encode()
    return hmac.digest(key, f"{browser_token()} {account.id}".encode(), "sha256").hex()


def forget() -> None:
    session.pop(TOKEN, None)
    tell_nothing()


def answer_signed_out(_error: SignedOut) -> Response:
    """Ask for the password, or the code that is still to come, and lose nothing of what was
    typed."""
    if g.waiting_account is not None:
        return _ask_for_code()
    if wants_fragment():
        if request.method == "GET" and g.locked_account is None:
            return _go(url_for("accounts.sign_in", next=safe_path(_current_page())))
        return make_response("", 401)  # the script covers the page with the lock
    if request.method == "POST":
        return lock_page(g.locked_account, request.path, typed_fields())
    if g.locked_account is None:
        return see_other(url_for("accounts.sign_in", next=safe_path(request.full_path)))
    return lock_page(g.locked_account, request.full_path, [])


def _ask_for_code() -> Response:
    if wants_fragment():
        return _go(url_for("accounts.prove", next=safe_path(_current_page())))
    if request.method == "POST":
        return code_page(request.path, typed_fields())
    return see_other(url_for("accounts.prove", next=safe_path(request.full_path)))


def _current_page() -> str:
    try:
        parts = urlsplit(request.headers.get("HX-Current-URL", ""))
    except ValueError:  # nothing that a browser can have been at
        return ""
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _go(url: str) -> Response:
    """Take the whole browser to ``url``, also where only a fragment was asked for."""
    if not wants_fragment():
        return see_other(url)
    response = make_response("", 401)
    response.headers["HX-Redirect"] = url
    return response
