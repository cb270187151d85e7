"""``serve`` puts together what stands between a visitor and the book, and takes it down again."""

import signal
import socket
import ssl

import pytest

from app.cli import main, serving
from app.cli.common import console_actor
from app.lan.gate import Gate
from app.lan.ports import take_port
from app.lan.presence import Told
from app.lan.service import switch_https


class Book:
    """Stands for the book behind its door."""

    trouble, is_waiting = None, False

    def __init__(self, folder, practice):
        self.folder, self.practice = folder, practice

    def open(self):
        pass

    def close(self):
        pass


class Server:
    """Stands for waitress; while it runs, it looks at what it is given."""

    def __init__(self, wsgi, listening, seen):
        self.wsgi, self.listening, self.seen = wsgi, listening, seen

    def run(self):
        self.seen(self)

    def close(self):
        self.listening.close()


@pytest.fixture
def serve(commune, monkeypatch):
    """``serve(port, seen)`` runs the command; ``seen(server)`` is called while it serves."""

    def command(port, seen):
        monkeypatch.setattr(serving, "listen", lambda wsgi, one, _: Server(wsgi, one, seen))
        with pytest.raises(SystemExit) as stopped:
            main(["serve", "--instance", commune.instance_path, "--port", str(port)])
        assert stopped.value.code == 0

    monkeypatch.setattr(serving, "Door", Book)
    monkeypatch.setattr(serving.logs, "write_to", lambda folder: None)
    before = signal.getsignal(signal.SIGTERM)
    yield command
    signal.signal(signal.SIGTERM, before)


@pytest.fixture
def port():
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def test_without_certificates_the_server_stands_at_the_port_itself(serve, port, capsys):
    def seen(server):
        assert isinstance(server.wsgi, Told)
        assert server.listening.getsockname() == ("127.0.0.1", port)

    serve(port, seen)
    assert f"http://127.0.0.1:{port}/" in capsys.readouterr().out


@pytest.mark.parametrize(("on", "scheme"), [(True, "https"), (False, "http")])
def test_with_certificates_the_front_stands_there(serve, commune, port, capsys, on, scheme):
    by = console_actor(commune)
    switch_https(True, by=by)
    switch_https(on, by=by)

    def seen(server):
        assert isinstance(server.wsgi, Gate)
        assert server.listening.getsockname()[1] != port
        assert "BEGIN CERTIFICATE" in ssl.get_server_certificate(("127.0.0.1", port))

    serve(port, seen)
    assert f"{scheme}://127.0.0.1:{port}/" in capsys.readouterr().out
    take_port("127.0.0.1", port).close()  # nobody is left there


def test_at_the_usual_port_of_http_that_of_https_is_taken_too(monkeypatch):
    monkeypatch.setattr(serving, "take_port", lambda host, one: one)
    assert serving._ports("0.0.0.0", 80) == [80, 443]
    assert serving._ports("0.0.0.0", 8000) == [8000]
