"""Asking servers in turn: what each page took of the processor of its server, and of time."""

import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlencode

PATIENCE = 120  # seconds
WARM = 3  # requests of each page before any counts
DOORS = "/dang-nhap", "/admin/login"  # the page of who is not signed in is no measurement
IDLE, CALM = 0.03, 4  # seconds of the processor in one of the clock; so many such in a row
_AGENT = {"Accept-Encoding": "gzip", "User-Agent": "bench", "Accept": "text/html"}


@dataclass(frozen=True, slots=True)
class Ask:
    """One request; with ``typed`` a form is sent. A refusal is no measurement."""

    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """A server with a book of so many cases; ``pages`` make the n-th request of each kind."""

    name: str
    cases: int
    port: int
    pid: int
    pages: Mapping[str, Callable[[int], Ask]]

    @property
    def key(self) -> str:
        return f"{self.name} {self.cases}"


@dataclass(frozen=True, slots=True)
class Took:
    """What the requests of one round took: ms of the server's processor for each, ms until each
    was answered, bytes of the last."""

    cpu: float
    waits: list[float]
    size: int


Seen = dict[str, dict[str, list[Took]]]
"""By page, by site: the rounds."""


def spent(pid: int) -> float:
    """Seconds of the processor a process has used, all its threads, to the nanosecond (Linux)."""
    return time.clock_gettime((~pid << 3) | 2)


def settled(pid: int) -> None:
    """Wait until a server has done what it does beside the pages when it begins: it backs up."""
    quiet = 0
    while quiet < CALM:
        before = spent(pid)
        time.sleep(1)
        quiet = quiet + 1 if spent(pid) - before < IDLE else 0


class Line:
    """One kept connection, as a browser has."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._wire = HTTPConnection("127.0.0.1", site.port, timeout=PATIENCE)

    def ask(self, one: Ask) -> int:
        """Send it and read it whole, following where it leads once; gives the bytes of the body.

        Raises ``SystemExit`` where the page is refused.
        """
        answer, body = self._send(one)
        place = answer.headers.get("Location", "")
        if any(door in place for door in DOORS):
            raise SystemExit(f"{self.site.key} {one.path}: signed out, sent to {place}")
        if answer.status in (302, 303) and one.typed is None:
            answer, body = self._send(Ask(place, one.headers))
        wanted = (200,) if one.typed is None else (200, 302, 303)
        if answer.status not in wanted:
            raise SystemExit(f"{self.site.key} {one.path}: {answer.status}\n{body[:500]!r}")
        if one.typed is not None and answer.status == 200 and self.site.name != "limit":
            raise SystemExit(f"{self.site.key} {one.path} was not saved\n{body[-3000:]!r}")
        return len(body)

    def _send(self, one: Ask) -> tuple[HTTPResponse, bytes]:
        body, heads, how = None, {**_AGENT, **one.headers}, "GET"
        if one.typed is not None:
            how, body = "POST", urlencode(one.typed, doseq=True)
            heads["Content-Type"] = "application/x-www-form-urlencoded"
        self._wire.request(how, one.path, body, heads)
        answer = self._wire.getresponse()
        return answer, answer.read()

    def close(self) -> None:
        self._wire.close()


def rounds(
    sites: Sequence[Site], pages: Sequence[str], *, times: int, each: int, warm: int = WARM
) -> Seen:
    """Page by page, ``times`` rounds of ``each`` requests at every site that has it, in an order
    that changes, so that no site always follows the same other."""
    dice, seen = random.Random(7), {}
    for page in pages:
        asked = [Line(one) for one in sites if page in one.pages]
        seen[page] = {one.site.key: [] for one in asked}
        for line in asked:
            _round(line, page, 0, warm)
        for turn in range(times):
            for line in dice.sample(asked, len(asked)):
                first = warm + turn * each
                seen[page][line.site.key].append(_round(line, page, first, each))
        print(f"  {page}", flush=True)
    return seen


def _round(line: Line, page: str, first: int, each: int) -> Took:
    asks = [line.site.pages[page](number) for number in range(first, first + each)]
    waits, size, before = [], 0, spent(line.site.pid)
    for one in asks:
        begun = time.perf_counter()
        size = line.ask(one)
        waits.append((time.perf_counter() - begun) * 1000)
    took = Took((spent(line.site.pid) - before) * 1000 / each, waits, size)
    line.close()  # a server may close what has been silent for some seconds
    return took
