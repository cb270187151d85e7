"""How much of a form is read before anybody has looked at who sends it.

The parts of a form with files are bounded by the framework. A plain form it reads at once and
whole: sixteen megabytes of ``a=b&`` are four million fields, some seconds and most of a gigabyte.
"""

from flask import Flask, current_app, request
from werkzeug.exceptions import RequestEntityTooLarge

PLAIN = "application/x-www-form-urlencoded"
MOST_FIELDS = 10_000
"""Far more than the largest table of ours has."""


def guard(app: Flask) -> None:
    """Call before whatever reads the form first, which is the guard against forged ones."""

    @app.before_request
    def check_size() -> None:
        if request.mimetype != PLAIN:
            return
        if (request.content_length or 0) > current_app.config["MAX_FORM_MEMORY_SIZE"]:
            raise RequestEntityTooLarge
        if request.get_data().count(b"&") >= MOST_FIELDS:
            raise RequestEntityTooLarge
