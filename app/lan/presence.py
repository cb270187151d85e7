"""What this process knows of its place in the network, told to pages while it runs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from flask import request

from app.db import now
from app.domain.lan import web_address

KEY = "sohoagiai.presence"
Wsgi = Callable[[dict[str, Any], Callable], Iterable[bytes]]


@dataclass(slots=True)
class Presence:
    """Written by :mod:`app.lan.watch`, read by pages; each change is one assignment.

    ``name`` is the true one, without ``.local``, or None while the network does not know it,
    and then ``trouble`` says why. ``answers`` holds whether the server answered itself at
    each address. ``last_visit`` is when another machine was last here.
    """

    host: str
    port: int
    scheme: str = "http"
    name: str | None = None
    trouble: str | None = None
    addresses: tuple[str, ...] = ()
    answers: dict[str, bool] = field(default_factory=dict)
    last_visit: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether other machines may come in at all."""
        return not (self.host in ("localhost", "::1") or self.host.startswith("127."))

    @property
    def typed_port(self) -> int:
        """What stands in an address: beside port 80 HTTPS has its own usual one."""
        return 443 if self.scheme == "https" and self.port == 80 else self.port

    @property
    def by_name(self) -> str | None:
        return self.name and web_address(f"{self.name}.local", self.typed_port, self.scheme)

    @property
    def by_number(self) -> tuple[tuple[str, bool | None], ...]:
        """Each address to type, and whether the server answers there (None: not yet known)."""
        answers = self.answers
        return tuple(
            (web_address(one, self.typed_port, self.scheme), answers.get(one))
            for one in self.addresses
        )

    @property
    def to_trust(self) -> str | None:
        """Where a machine that does not trust us yet reads how to; only HTTP can tell it."""
        host = f"{self.name}.local" if self.name else next(iter(self.addresses), None)
        return host and web_address(host, self.port) + "tin-cay/"

    def note_visit(self, address: str | None) -> None:
        if address and not address.startswith("127.") and address not in self.addresses:
            self.last_visit = now()


class Told:
    """A WSGI application whose requests know the presence, whichever Flask stands behind."""

    def __init__(self, wsgi: Wsgi, presence: Presence) -> None:
        self._wsgi, self._presence = wsgi, presence

    def __call__(self, environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
        self._presence.note_visit(environ.get("REMOTE_ADDR"))
        environ[KEY] = self._presence
        return self._wsgi(environ, start_response)


def presence() -> Presence | None:
    """None under a web server of its own: nobody there knows where it listens."""
    return request.environ.get(KEY)
