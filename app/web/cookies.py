"""The cookie of a session: what came by HTTPS never goes back without it."""

from flask import Flask, request
from flask.sessions import SecureCookieSessionInterface

LOCKED_IN = "__Host-"
"""The beginning of a name that a browser takes over HTTPS, of this very host, and not otherwise."""


def cookie_name(name: str) -> str:
    """The name under which this request's browser keeps the cookie."""
    return LOCKED_IN + name if request.is_secure else name


class SessionCookie(SecureCookieSessionInterface):
    """Goes by the request and not by a setting: one server may speak both."""

    def get_cookie_name(self, app: Flask) -> str:
        return cookie_name(super().get_cookie_name(app))

    def get_cookie_secure(self, app: Flask) -> bool:
        return request.is_secure
