"""One guest of the network cannot keep the others out of the server."""

import socket
import threading
import time

import pytest

from app.lan.ports import take_port
from app.serving import listening

GUEST, CLERK = "127.0.0.3", "127.0.0.4"
HALF = b"GET / HTTP/1.1\r\nHost: a\r\nX-"


def wsgi(environ, start):
    read = len(environ["wsgi.input"].read())
    start("200 OK", [("Content-Type", "text/plain")])
    return [str(read).encode()]


@pytest.fixture
def port(monkeypatch):
    monkeypatch.setattr(listening, "MOST_EACH", 3)
    monkeypatch.setattr(listening, "LARGEST_BODY", 1000)
    place = take_port("127.0.0.1", 0)
    server = listening.listen(wsgi, place, 1)
    threading.Thread(target=server.run, daemon=True).start()
    yield place.getsockname()[1]
    server.close()


def connect(port, address, sent):
    one = socket.create_connection(("127.0.0.1", port), 5, source_address=(address, 0))
    one.sendall(sent)
    return one


def answer(port, address, sent):
    with connect(port, address, sent) as one:
        try:
            return one.recv(4096)
        except ConnectionResetError:
            return b""


def ask(port, address, head="", body=b""):
    length = f"Content-Length: {len(body)}\r\n"
    head = f"POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n{length}{head}\r\n"
    return answer(port, address, head.encode() + body).split(b"\r\n")[0]


def test_who_has_taken_their_share_is_turned_away_and_nobody_else(port):
    held = [connect(port, GUEST, HALF) for _ in range(3)]
    time.sleep(0.3)
    assert ask(port, GUEST) == b""
    assert ask(port, CLERK) == b"HTTP/1.1 200 OK"
    assert [ask(port, "127.0.0.1") for _ in range(5)] == [b"HTTP/1.1 200 OK"] * 5  # our own front
    for one in held:
        one.close()
    time.sleep(0.3)
    assert ask(port, GUEST) == b"HTTP/1.1 200 OK"


def test_what_is_too_much_for_any_page_is_not_even_taken_in(port):
    assert ask(port, CLERK, body=b"a" * 900) == b"HTTP/1.1 200 OK"
    assert b" 413 " in ask(port, CLERK, body=b"a" * 5000)
    assert b" 431 " in ask(port, CLERK, head=f"X-A: {'a' * listening.LONGEST_HEAD}\r\n")
