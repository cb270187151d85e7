"""What the server does behind its front: tells the pages who is there, and sends on who came in
by the wrong way."""

from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import Any

from werkzeug.wrappers import Request, Response

from app.domain.lan import USUAL_PORTS
from app.lan.front import Visitor

OPEN = ("/tin-cay/", "/static/", "/dong-bo/v1/", "/healthz")
"""What answers over HTTP also where HTTPS is on: how to trust it, the look of that page, the sign
of life, and the exchange, whose frames are signed and whose callers follow nobody."""

Wsgi = Callable[[dict[str, Any], Callable], Iterable[bytes]]


class Gate:
    """``wanted`` is the scheme of all pages; the other one is only good for getting there."""

    def __init__(self, app: Wsgi, visitors: Mapping[int, Visitor], wanted: str) -> None:
        self._app, self._visitors, self._wanted = app, visitors, wanted

    def __call__(self, environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
        visitor = self._visitors.get(int(environ["REMOTE_PORT"]))
        if visitor is None:  # somebody at this machine who did not come by the front
            return Response(status=HTTPStatus.FORBIDDEN)(environ, start_response)
        environ["REMOTE_ADDR"] = visitor.address
        environ["wsgi.url_scheme"] = visitor.scheme
        if visitor.scheme != self._wanted and not environ["PATH_INFO"].startswith(OPEN):
            return self._send_on(environ)(environ, start_response)
        return self._app(environ, start_response)

    def _send_on(self, environ: dict[str, Any]) -> Response:
        """307 keeps a form that was sent from a page opened before; its reader signs in again."""
        asked = Request(environ)
        host, _, port = asked.host.partition(":")
        kept = f":{port}" if port and port not in map(str, USUAL_PORTS.values()) else ""
        place = f"{self._wanted}://{host}{kept}{asked.full_path.rstrip('?')}"
        answer = Response("Sổ Hòa Giải", HTTPStatus.TEMPORARY_REDIRECT, mimetype="text/plain")
        answer.location, answer.autocorrect_location_header = place, False
        answer.cache_control.no_store = True
        if self._wanted == "http":  # browsers that have seen HTTPS here would never ask for less
            answer.headers["Strict-Transport-Security"] = "max-age=0"
        return answer
