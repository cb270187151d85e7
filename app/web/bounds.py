"""How much of a form is read before anybody has looked at who sends it.

The parts of a form with files are bounded by the framework. A plain form it reads at once and
whole: sixteen megabytes of ``a=b&`` are four million fields, some seconds and most of a gigabyte.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, current_app, request
from werkzeug.exceptions import RequestEntityTooLarge

F = TypeVar("F", bound=Callable[..., Any])
PLAIN = "application/x-www-form-urlencoded"
MOST_FIELDS = 10_000
"""Far more than the largest table of ours has."""


def takes(most: int) -> Callable[[F], F]:
    """Declare that the form of this address may have so many bytes, for a file goes with it. The
    view itself would be too late: the guard against forged forms reads before it."""

    def declare(view: F) -> F:
        view.most_bytes = most  # type: ignore[attr-defined]
        return view

    return declare


def guard(app: Flask) -> None:
    """Call before whatever reads the form first, which is the guard against forged ones."""

    @app.before_request
    def check_size() -> None:
        view = app.view_functions.get(request.endpoint or "")
        if most := getattr(view, "most_bytes", None):
            request.max_content_length = most
        if request.mimetype != PLAIN:
            return
        if (request.content_length or 0) > current_app.config["MAX_FORM_MEMORY_SIZE"]:
            raise RequestEntityTooLarge
        if request.get_data().count(b"&") >= MOST_FIELDS:
            raise RequestEntityTooLarge
