"""Bytes sent as they stand, and what came back until the server closed or said nothing more."""

import socket
from contextlib import suppress
from dataclasses import dataclass, field

PATIENCE = 5.0
"""Seconds without a byte after which nothing more is waited for."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a server listens; ``source`` is the address of loopback from which it is asked."""

    port: int
    source: str = "127.0.0.1"

    @property
    def host(self) -> bytes:
        return f"127.0.0.1:{self.port}".encode()


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer; ``headers`` by their names in small letters, all values of each."""

    status: int
    headers: dict[str, list[str]] = field(default_factory=dict)
    body: bytes = b""

    def one(self, name: str) -> str:
        return ", ".join(self.headers.get(name, []))


def ask(place: Place, sent: bytes) -> tuple[list[Answer], bool]:
    """All answers to ``sent``, and whether the server closed the connection by itself.

    ``@HOST@`` in it stands for the name and port of the server.
    """
    came, closed = b"", False
    with socket.create_connection(
        ("127.0.0.1", place.port), PATIENCE, source_address=(place.source, 0)
    ) as one:
        with suppress(OSError):  # it may refuse what is not sent to its end
            one.sendall(sent.replace(b"@HOST@", place.host))
        try:
            while piece := one.recv(65536):
                came += piece
            closed = True
        except ConnectionResetError:
            closed = True
        except TimeoutError:
            pass
    return read(came), closed


def read(came: bytes) -> list[Answer]:
    """The answers in a stream; what is no answer is one of status 0."""
    answers = []
    while came:
        head, _, rest = came.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        parts = first.split(" ", 2)
        if not first.startswith("HTTP/1.") or len(parts) < 2 or not parts[1].isdigit():
            return [*answers, Answer(0, {}, came)]
        headers: dict[str, list[str]] = {}
        for line in lines:
            name, _, value = line.partition(":")
            headers.setdefault(name.strip().lower(), []).append(value.strip())
        length = headers.get("content-length", [""])[0]
        if "chunked" in ", ".join(headers.get("transfer-encoding", [])):
            body, rest = _unchunked(rest)
        elif length.isdigit():
            body, rest = rest[: int(length)], rest[int(length) :]
        else:
            body, rest = rest, b""
        answers.append(Answer(int(parts[1]), headers, body))
        came = rest
    return answers


def _unchunked(rest: bytes) -> tuple[bytes, bytes]:
    body = b""
    while True:
        size, _, rest = rest.partition(b"\r\n")
        length = int(size.split(b";")[0] or b"0", 16)
        if not length:
            return body, rest.partition(b"\r\n")[2]
        body, rest = body + rest[:length], rest[length + 2 :]
