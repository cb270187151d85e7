"""A server that takes everything, and one that breaks at everything: each check is red at one."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from bench.edges.asking import Place
from bench.edges.checks import CHECKS
from bench.edges.judging import findings

GLAD = (
    b"HTTP/1.1 200 OK\r\nServer: planted/1.0\r\nSet-Cookie: planted=1\r\nX-Planted: 1\r\n"
    b"Location: //elsewhere.example/\r\nContent-Length: 30\r\n\r\nplanted [elsewhere.example] key"[
        :-1
    ]
)
BROKEN = b"HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n"


def blind() -> list[str]:
    """The names of the checks that do not find what is planted for them."""
    left = CHECKS
    for answer in (GLAD * 2, BROKEN):
        with _planted(answer) as port:
            found = {one.partition(": ")[0] for one in findings(Place(port), left)}
        left = tuple(one for one in left if one.name not in found)
    return [one.name for one in left]


@contextmanager
def _planted(answer: bytes) -> Iterator[int]:

    class Taking(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.settimeout(0.02)
            try:
                while self.request.recv(65536):
                    pass
            except OSError:
                pass
            self.request.sendall(answer)

    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address, daemon_threads, request_queue_size = True, True, 64

    with Server(("127.0.0.1", 0), Taking) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server.server_address[1]
        server.shutdown()
