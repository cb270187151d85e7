"""Guests who begin a request and never end it, while somebody works."""

import resource
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from statistics import median

from bench.edges.asking import Place, ask
from bench.edges.checks import get

EACH = 60
"""Connections of one guest: below the share at which the server closes them."""
HEAD = b"GET /dang-nhap HTTP/1.1\r\nHost: a\r\nX-A: "
BODY = b"POST /dang-nhap HTTP/1.1\r\nHost: a\r\nContent-Length: 4000\r\n\r\nlogin="
CLERK = "127.0.0.9"


@dataclass(frozen=True, slots=True)
class Waits:
    """Seconds of an ordinary page."""

    median: float
    nineteen_of_20: float
    longest: float

    def __str__(self) -> str:
        return (
            f"median {1000 * self.median:.0f} ms, 19 of 20 within "
            f"{1000 * self.nineteen_of_20:.0f} ms, longest {1000 * self.longest:.0f} ms"
        )


@contextmanager
def guests(port: int, number: int) -> Iterator[list[socket.socket]]:
    """So many half-sent requests, half of them in the head and half in the body."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, number + 200)), hard))
    held = []
    try:
        for place in range(number):
            source = (f"127.0.{1 + place // EACH}.1", 0)
            one = socket.create_connection(("127.0.0.1", port), 10, source_address=source)
            one.sendall(BODY if place % 2 else HEAD)
            held.append(one)
        yield held
    finally:
        for one in held:
            one.close()


def still_open(held: list[socket.socket]) -> int:
    """To how many the server still listens; each is sent one more byte."""
    left = 0
    for one in held:
        with suppress(OSError):
            one.sendall(b"a")
            one.setblocking(False)
            try:
                left += bool(one.recv(1))
            except BlockingIOError:
                left += 1
            one.setblocking(True)
    return left


def waits(port: int, times: int = 100) -> Waits:
    """How long an ordinary page takes; raises ``SystemExit`` where it does not come."""
    took = []
    for _ in range(times):
        began = time.monotonic()
        answers, _closed = ask(Place(port, CLERK), get(b"/dang-nhap"))
        if [one.status for one in answers] != [200]:
            raise SystemExit(f"the page does not come: {[one.status for one in answers]}")
        took.append(time.monotonic() - began)
    took.sort()
    return Waits(median(took), took[int(times * 0.95)], took[-1])
