"""A TCP proxy on the road to the office on which, request by request, accidents happen.

It knows just enough of HTTP to see where a request and its answer end.
"""

import contextlib
import multiprocessing
import random
import socket
import threading
import time

KINDS = (
    "cut on the way up",
    "cut on the way down",
    "answer dropped",
    "request dropped",
    "doubled",
    "late and again",
    "flipped on the way up",
    "flipped on the way down",
    "delayed",
)
LONGEST_DELAY = 0.3


class Closed(Exception):
    """One of the ends went away."""


class Proxy:
    """Runs as a process of its own. ``share``: how many requests of 1000 meet with an accident;
    ``asked``: how many there were."""

    def __init__(self, port: int, office_port: int, seed: int) -> None:
        self.port, self.office_port = port, office_port
        self.counts = multiprocessing.Array("i", len(KINDS))
        self.share = multiprocessing.Value("i", 0)
        self.asked = multiprocessing.Value("i", 0)
        self._seed = seed
        self._process = multiprocessing.get_context("fork").Process(target=self._run, daemon=True)
        self._process.start()

    def told(self) -> dict[str, int]:
        return dict(zip(KINDS, self.counts, strict=True))

    def total(self) -> int:
        return sum(self.counts)

    def end(self) -> None:
        self._process.kill()
        self._process.join()

    def _run(self) -> None:
        rng = random.Random(self._seed)
        with socket.create_server(("127.0.0.1", self.port), backlog=64) as listening:
            while True:
                there, _ = listening.accept()
                threading.Thread(target=self._carry, args=(there, rng), daemon=True).start()

    def _carry(self, below: socket.socket, rng: random.Random) -> None:
        below.settimeout(30)
        try:
            with below:
                while request := _message(below):
                    kind = (
                        rng.randrange(len(KINDS)) if rng.random() * 1000 < self.share.value else -1
                    )
                    if kind >= 0:
                        with self.counts.get_lock():
                            self.counts[kind] += 1
                    with self.asked.get_lock():
                        self.asked.value += 1
                    self._accident(KINDS[kind] if kind >= 0 else "", request, below, rng)
        except (OSError, Closed):
            pass

    def _accident(
        self, kind: str, request: bytes, below: socket.socket, rng: random.Random
    ) -> None:
        match kind:
            case "request dropped":
                raise Closed
            case "cut on the way up":
                self._ask(request[: rng.randrange(1, len(request))], waits=False)
                raise Closed
            case "flipped on the way up":
                request = _flipped(request, rng)
            case "doubled":
                self._ask(request)
            case "late and again":
                threading.Timer(rng.random() * 2, self._again, [request]).start()
            case "delayed":
                time.sleep(rng.random() * LONGEST_DELAY)
        answer = self._ask(request)
        match kind:
            case "answer dropped":
                raise Closed
            case "cut on the way down":
                below.sendall(answer[: rng.randrange(1, len(answer))])
                raise Closed
            case "flipped on the way down":
                answer = _flipped(answer, rng)
        below.sendall(answer)

    def _again(self, request: bytes) -> None:
        with contextlib.suppress(OSError, Closed):
            self._ask(request)

    def _ask(self, request: bytes, *, waits: bool = True) -> bytes:
        with socket.create_connection(("127.0.0.1", self.office_port), 30) as above:
            above.sendall(request)
            answer = _message(above) if waits else b""
            if waits and not answer:
                raise Closed
            return answer


def _flipped(message: bytes, rng: random.Random) -> bytes:
    """One bit of the body is another; of the head where there is no body."""
    start = message.find(b"\r\n\r\n") + 4
    changed = bytearray(message)
    changed[rng.randrange(start if start < len(message) else 0, len(message))] ^= (
        1 << rng.randrange(8)
    )
    return bytes(changed)


def _message(end: socket.socket) -> bytes:
    """One request or answer, whole; nothing where the other end has closed."""
    data = b""
    while b"\r\n\r\n" not in data:
        piece = end.recv(65536)
        if not piece:
            if data:
                raise Closed
            return b""
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    size = 0
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            size = int(value)
    while len(body) < size:
        piece = end.recv(65536)
        if not piece:
            raise Closed
        body += piece
    return head + b"\r\n\r\n" + body
