"""Words that somebody sought do not stand in addresses: these outlive the person at a shared PC.

A name typed into a search would lie in the history of the browser and come up again while the next
one types an address. So the browser is sent on to the same page, with the words under a seal that
only this server opens, and only for who sealed them; our own links carry them sealed.
"""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit
from uuid import UUID

from flask import Flask, current_app, g, request
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox
from werkzeug.wrappers import Response

from app.web.htmx import see_other

TYPED = ("q", "tim", "don-vi-giai-quyet", "ly-do")
"""The words of addresses whose values somebody typed."""
MARK = "~"
NONCE = SecretBox.NONCE_SIZE


def init_app(app: Flask) -> None:
    """Call after it is known who asks, and before a stranger is sent to sign in: to them nothing
    is opened, and what they have typed after their session had ended goes no further."""

    @app.before_request
    def keep_out_of_addresses() -> Response | None:
        if request.method not in ("GET", "HEAD"):
            return None
        asked = parse_qsl(request.query_string.decode("utf-8", "replace"), keep_blank_values=True)
        typed = [value for name, value in asked if name in TYPED and value]
        if not typed:
            return None
        if all(value.startswith(MARK) for value in typed):
            if g.get("actor") is not None:
                _ask_for(_each(asked, unseal))
            return None
        if _whose() is None:
            left = [one for one in asked if one[0] not in TYPED]
            return see_other(f"{request.path}?{urlencode(left)}".rstrip("?"))
        return see_other(f"{request.path}?{urlencode(_each(asked, _sealed_once))}")

    @app.url_defaults
    def keep_out_of_links(_endpoint: str, values: dict[str, Any]) -> None:
        if g.get("actor") is not None:
            for name in TYPED:
                if values.get(name):
                    values[name] = _sealed_once(str(values[name]))


def seal(words: str) -> str:
    """The same words of the same person always look the same, and say nothing."""
    key, text = _key(), words.encode()
    nonce = hmac.digest(key, text, "sha256")[:NONCE]
    return MARK + urlsafe_b64encode(SecretBox(key).encrypt(text, nonce)).decode().rstrip("=")


def unseal(sealed: str) -> str:
    """The words; empty where another person sealed them, or nobody."""
    text = sealed.removeprefix(MARK)
    try:
        packed = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        return SecretBox(_key()).decrypt(packed).decode()
    except (CryptoError, ValueError):
        return ""


def sealed_in(address: str) -> str:
    """The address of ours as it may stand in a page, with the words under a seal."""
    return _changed(address, _sealed_once)


def unsealed_in(address: str) -> str:
    """The address with the words that who asks has sealed."""
    return _changed(address, lambda value: unseal(value) if value.startswith(MARK) else value)


def _changed(address: str, change: Callable[[str], str]) -> str:
    parts = urlsplit(address)
    if not parts.query:
        return address
    fields = parse_qsl(parts.query, keep_blank_values=True)
    return parts._replace(query=urlencode(_each(fields, change))).geturl()


def _sealed_once(value: str) -> str:
    return value if value.startswith(MARK) else seal(value)


def _each(asked: list[tuple[str, str]], change: Callable[[str], str]) -> list[tuple[str, str]]:
    return [(name, change(value) if name in TYPED and value else value) for name, value in asked]


def _ask_for(fields: list[tuple[str, str]]) -> None:
    """Let all who read the address in this request read ``fields`` in it."""
    request.query_string = urlencode(fields).encode()
    for read in ("args", "full_path", "url"):
        request.__dict__.pop(read, None)


def _key() -> bytes:
    secret = current_app.config["SECRET_KEY"].encode()
    return hmac.digest(secret, f"sought by {_whose()}".encode(), "sha256")


def _whose() -> UUID | None:
    """The account that asks, also while its screen is locked."""
    if g.get("actor") is not None:
        return g.actor.account_id
    return g.locked_account.id if g.get("locked_account") is not None else None
