"""A port that cannot be had is told in words that help."""

import errno
import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from app.instance import InstanceProblem
from app.lan import ports
from app.lan.ports import take_port


@pytest.fixture
def occupied():
    """``occupied(page)``: the port of a program that answers every address with ``page``."""
    servers = []

    def occupy(page):
        class Answer(BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.end_headers()
                self.wfile.write(page.encode())

            def log_message(self, *_):
                pass

        server = HTTPServer(("127.0.0.1", 0), Answer)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        servers.append(server)
        return server.server_port

    yield occupy
    for server in servers:
        server.shutdown()
        server.server_close()


def refusal(host, port):
    with pytest.raises(InstanceProblem) as refused:
        take_port(host, port)
    return str(refused.value)


def test_a_book_that_runs_already_is_named(occupied, commune):
    port = occupied(commune.test_client().get("/dang-nhap").text)
    said = refusal("127.0.0.1", port)
    assert f"Sổ Hòa Giải của Phường Tân Phong đã chạy ở cổng {port} rồi" in said
    assert f"http://127.0.0.1:{port}/" in said


def test_another_program_is_not_taken_for_ours_and_a_free_port_is_proposed(occupied):
    port = occupied("<title>In ấn</title>")
    said = refusal("127.0.0.1", port)
    assert f"Cổng {port} đang có chương trình khác dùng" in said
    proposed = int(said.rpartition("--port ")[2].rstrip("."))
    take_port("127.0.0.1", proposed).close()


def test_what_holds_the_port_and_says_nothing_does_not_hold_us(monkeypatch):
    monkeypatch.setattr(ports, "PATIENCE", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert "chương trình khác" in refusal("127.0.0.1", silent.getsockname()[1])


def test_an_address_of_another_machine(monkeypatch):
    monkeypatch.setattr(ports, "own_addresses", lambda: ("192.168.1.7",))
    assert "--host 0.0.0.0, hoặc một trong: 192.168.1.7" in refusal("203.0.113.9", 8000)
    assert "Máy này không có địa chỉ" in refusal("khong-co.invalid", 8000)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [(errno.EACCES, "Cổng 80 cần quyền quản trị"), (errno.ENOBUFS, "Không mở được 0.0.0.0:80")],
)
def test_what_the_system_refuses(monkeypatch, number, sentence):
    class Refusing(socket.socket):
        def bind(self, address):
            if address[1] == 80:
                raise OSError(number, "no")
            super().bind(address)

    monkeypatch.setattr(ports.socket, "socket", Refusing)
    assert sentence in refusal("0.0.0.0", 80)


def test_a_port_that_was_taken_is_ours_alone(monkeypatch):
    monkeypatch.setattr(ports, "PATIENCE", 0.1)
    with take_port("127.0.0.1", 0) as ours:
        assert "chương trình khác" in refusal("127.0.0.1", ours.getsockname()[1])
