"""One line of the log for each request: which endpoint, how it ended, how long it took.

Never an address (a search stands in it), a form, or a name; the account is its number.
"""

import logging
from secrets import token_hex
from time import perf_counter

from flask import Flask, Response, g, request

log = logging.getLogger("sohoagiai.requests")


def init_app(app: Flask) -> None:
    @app.before_request
    def begin() -> None:
        g.began, g.request_id = perf_counter(), token_hex(4)

    @app.after_request
    def end(response: Response) -> Response:
        if request.endpoint != "static" and "began" in g:
            actor = g.get("actor")
            log.info(
                "%s %s %s %d %.0f ms %s",
                g.request_id,
                request.method,
                request.endpoint,
                response.status_code,
                1000 * (perf_counter() - g.began),
                actor.account_id if actor else "-",
            )
        return response
