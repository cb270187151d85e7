"""Whence a request comes: asked under a name of this office, and sent by a page of it.

A page of the Internet can have its own name lead to a machine of the house (DNS rebinding) and
would then be the same site as the book. A number cannot be taken over like that, nor can a name
that only the own network knows; any other name has to be written into the settings.
"""

from flask import Flask, current_app, request
from werkzeug.exceptions import BadRequest

from app.domain.lan import is_of_the_house, read_names

OPEN = {"health.alive", "wire.exchange", "wire.enrol"}
"""Asked by programs that carry no cookie: a sign of life, and frames that prove themselves."""
HARMLESS = {"GET", "HEAD", "OPTIONS"}


class ForeignName(BadRequest):
    """The browser asked for this machine under a name that is not known to be ours."""

    words = "errors/400_name.html"


class ForeignPage(BadRequest):
    """A page of another site has sent a form."""


def guard(app: Flask) -> None:
    """Call before anybody is recognised: what comes from elsewhere never gets as far as that."""

    @app.before_request
    def check_whence() -> None:
        if request.endpoint in OPEN:
            return
        if not is_ours(request.host):
            raise ForeignName
        if request.method not in HARMLESS and not _is_of_our_page():
            raise ForeignPage


def is_ours(host: str) -> bool:
    """Whether ``host`` (with or without a port) may be this office; "" is what was no name."""
    name = host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]
    name = name.lower().removesuffix(".")
    return is_of_the_house(name) or name in read_names(current_app.config["HOST_NAMES"])


def _is_of_our_page() -> bool:
    """What the browser says of who sent it; over plain HTTP most say less, or nothing.

    ``null`` is what a browser writes for pages that, like ours, tell no referrer.
    """
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is not None:
        return site in ("same-origin", "none")
    return origin in (None, "null") or origin.partition("://")[2] == request.host
