"""The road over HTTPS: who vouches for the superior, and who does not."""

import ssl
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from app.lan import authority
from sync.http import FRAME_TYPE, HttpTransport
from sync.ports import NotTrusted, Unreachable


class Answering(BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Type", FRAME_TYPE)
        self.end_headers()
        self.wfile.write(b"answer")

    def log_message(self, *args):
        pass


class Quiet(HTTPServer):
    def handle_error(self, request, client_address):
        """A caller that does not trust us hangs up."""


@pytest.fixture
def folder(tmp_path):
    folder = authority.folder_of(tmp_path)
    authority.found(folder, "Tỉnh Lai Châu")
    authority.issue(folder, ["lai-chau"], [])
    return folder


@pytest.fixture
def address(folder):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / authority.SERVER)
    with Quiet(("127.0.0.1", 0), Answering) as httpd:
        httpd.socket = context.wrap_socket(httpd.socket, server_side=True)
        thread = threading.Thread(target=httpd.serve_forever, args=(0.01,))
        thread.start()
        yield f"https://127.0.0.1:{httpd.server_port}/dong-bo/v1"
        httpd.shutdown()
        thread.join()


def test_its_own_authority_vouches_for_the_superior(folder, address):
    road = HttpTransport(address, trusted=folder / authority.AUTHORITY)
    assert road.deliver(b"frame") == b"answer"


def test_without_it_nothing_is_sent_and_it_is_said_why(address):
    with pytest.raises(NotTrusted):
        HttpTransport(address).deliver(b"frame")


def test_another_units_authority_does_not(address, tmp_path):
    other = tmp_path / "other"
    authority.found(other, "Tỉnh Lai Châu")
    with pytest.raises(NotTrusted):
        HttpTransport(address, trusted=other / authority.AUTHORITY).deliver(b"frame")


def test_under_a_name_that_it_does_not_vouch_for_it_is_another(folder, address):
    road = HttpTransport(
        address.replace("127.0.0.1", "localhost"), trusted=folder / authority.AUTHORITY
    )
    with pytest.raises(NotTrusted):
        road.deliver(b"frame")


def test_a_file_that_is_no_certificate_is_no_road(address, tmp_path):
    (tmp_path / "x.crt").write_text("x")
    with pytest.raises(Unreachable):
        HttpTransport(address, trusted=tmp_path / "x.crt").deliver(b"frame")
