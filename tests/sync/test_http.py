"""The road over HTTP, and what stands in the way of it."""

import socket
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from sync import Unreachable
from sync.frames import MAX_FRAME
from sync.http import FRAME_TYPE, HttpTransport
from sync.ports import NotSent, TooLarge


@contextmanager
def server(status, headers, body):
    """One server on loopback that answers everything in the same way."""
    requests = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            size = int(self.headers["Content-Length"])
            requests.append((self.path, self.rfile.read(size)))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as httpd:
        thread = threading.Thread(target=httpd.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{httpd.server_port}/dong-bo/v1", requests
        finally:
            httpd.shutdown()
            thread.join()


def test_a_frame_goes_up_and_its_answer_comes_back():
    with server(200, {"Content-Type": FRAME_TYPE}, b"answer") as (address, requests):
        assert HttpTransport(address + "/").deliver(b"frame") == b"answer"
        assert requests == [("/dong-bo/v1/exchange", b"frame")]


@pytest.mark.parametrize(
    ("status", "headers", "body"),
    [
        (200, {"Content-Type": "text/html"}, b"<html>Log in to the guest network</html>"),
        (302, {"Location": "http://127.0.0.1:1/", "Content-Type": FRAME_TYPE}, b""),
        (500, {"Content-Type": FRAME_TYPE}, b"answer"),
        (403, {"Content-Type": "text/html"}, b"blocked"),
        (200, {"Content-Type": FRAME_TYPE, "Content-Length": "100"}, b"cut"),
        (200, {"Content-Type": FRAME_TYPE, "Content-Encoding": "gzip"}, b"packed"),
        (200, {"Content-Type": FRAME_TYPE}, bytes(MAX_FRAME + 1)),
    ],
    ids=["portal", "redirect", "fault", "proxy", "cut", "packed", "endless"],
)
def test_whatever_is_not_the_superior_is_a_closed_road(status, headers, body):
    with (
        server(status, headers, body) as (address, _),
        pytest.raises(Unreachable),
    ):
        HttpTransport(address).deliver(b"frame")


def test_where_nobody_listens_certainly_nothing_was_sent():
    with server(200, {}, b"") as (address, _):
        pass
    with pytest.raises(NotSent):
        HttpTransport(address).deliver(b"frame")


def test_a_connection_that_breaks_leaves_doubt():
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def hang_up():
            connection, _ = listening.accept()
            connection.recv(10)
            connection.close()

        thread = threading.Thread(target=hang_up)
        thread.start()
        with pytest.raises(Unreachable) as told:
            HttpTransport(f"http://127.0.0.1:{listening.getsockname()[1]}").deliver(b"frame")
        thread.join()
        assert not isinstance(told.value, NotSent)


def test_an_address_that_is_none_is_a_closed_road():
    with pytest.raises(Unreachable):
        HttpTransport("no address").deliver(b"frame")


def test_too_large_a_frame_is_told_apart():
    with server(413, {}, b"") as (address, _), pytest.raises(TooLarge):
        HttpTransport(address).deliver(b"frame")


def test_proxies_of_the_machine_change_nothing(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    with server(200, {"Content-Type": FRAME_TYPE}, b"answer") as (address, _):
        assert HttpTransport(address).deliver(b"frame") == b"answer"


def test_a_code_that_is_not_accepted_is_told_apart_from_a_closed_road():
    with server(403, {"Content-Type": "application/json"}, b"{}") as (address, _):
        assert HttpTransport(address).enrol(b"{}") is None
