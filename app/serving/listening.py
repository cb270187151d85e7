"""The server itself: waitress, within bounds that one guest of the network cannot fill alone."""

import re
import select
from collections.abc import Callable
from contextlib import suppress
from socket import socket

from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.server import TcpWSGIServer
from waitress.task import ThreadedTaskDispatcher

from sync.letter import MAX_LETTER

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None

OURSELVES = ("127.0.0.1", "::1")
MOST_EACH = 64  # open connections from one address; a browser has six
CAN_POLL = hasattr(select, "poll")
MOST = 1000 if CAN_POLL else 400
"""Open connections; Windows looks at 512 handles at once, and fails at one more."""
HANDLES = 4096  # of which a connection takes one; many systems begin with 1024
SILENCE = 30  # seconds after which a connection is closed on which nothing comes
LONGEST_HEAD = 32768  # bytes of an address and its headers
LARGEST_BODY = MAX_LETTER + 4 * 2**20  # bytes; each page has a bound of its own below it
VERSIONS = ("1.0", "1.1")
_CODING = re.compile(
    rb"^transfer-encoding[ \t]*:[ \t]*(.*?)[ \t]*\r?$", re.IGNORECASE | re.MULTILINE
)


class PlainParser(HTTPRequestParser):
    """Refuses a request of whose end two programs may think differently: what follows it would be
    a second one to us and a body to a server in front of us (RFC 9112, 6.1 and 6.3)."""

    def parse_header(self, header_plus: bytes) -> None:
        super().parse_header(header_plus)
        if self.version not in VERSIONS:
            raise ParsingError("Unknown version of HTTP")
        codings = [one.lower() for one in _CODING.findall(header_plus)]
        if codings and (codings != [b"chunked"] or self.version != "1.1"):
            raise ParsingError("Unclear transfer coding")
        if codings and "CONTENT_LENGTH" in self.headers:
            raise ParsingError("Both a length and chunks")


class PlainChannel(HTTPChannel):
    parser_class = PlainParser


class FairServer(TcpWSGIServer):
    """Closes at once what is more than its share; ourselves (and our front) it does not count."""

    channel_class = PlainChannel

    def accept(self) -> tuple[socket, tuple] | None:
        came = super().accept()
        if came is None or not self._has_its_share(came[1][0]):
            return came
        came[0].close()
        return None

    def _has_its_share(self, address: str) -> bool:
        open_now = (one.addr[0] for one in list(self.active_channels.values()))
        return address not in OURSELVES and list(open_now).count(address) >= MOST_EACH


def listen(wsgi: Callable, listening: socket, threads: int) -> TcpWSGIServer:
    """A server on a socket that is ours already; ``run()`` serves until it is stopped."""
    if resource:
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        most = HANDLES if hard == resource.RLIM_INFINITY else min(HANDLES, hard)
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))
    bounds = Adjustments(
        sockets=[listening],
        threads=threads,
        connection_limit=MOST,
        channel_timeout=SILENCE,
        cleanup_interval=5,
        max_request_header_size=LONGEST_HEAD,
        max_request_body_size=LARGEST_BODY,
        asyncore_use_poll=CAN_POLL,
        ident=None,
    )
    hands = ThreadedTaskDispatcher()
    hands.set_thread_count(threads)
    place = (listening.family, listening.type, listening.proto, listening.getsockname())
    return FairServer(
        wsgi, {}, True, listening, dispatcher=hands, adj=bounds, bind_socket=False, sockinfo=place
    )
