"""HTTPS as a browser meets it: real sockets, a real certificate, the whole application behind."""

import socket
import ssl
import threading
import time

import pytest
import requests
from waitress import create_server, wasyncore

from app.domain.actors import Role
from app.lan import authority, front
from app.lan.front import Front
from app.lan.gate import Gate
from app.lan.ports import take_port
from app.lan.service import switch_https
from tests.browser import PASSWORD, form_of


class Served:
    """An office behind its front, and a browser that trusts it."""

    def __init__(self, app, on):
        self.folder = authority.folder_of(app.extensions["instance"].folder)
        self.outer, inner = take_port("127.0.0.1", 0), take_port("127.0.0.1", 0)
        self.port, self.inner = self.outer.getsockname()[1], inner.getsockname()[1]
        self.front = Front([self.outer], self.inner, self.folder / authority.SERVER)
        gate = Gate(app, self.front.visitors, "https" if on else "http")
        self.map, self.ending = {}, threading.Event()
        self.server = create_server(gate, self.map, sockets=[inner], threads=2, ident=None)
        self.running = threading.Thread(target=self._run, daemon=True)
        self.running.start()
        self.front.start()

    def _run(self):
        while not self.ending.is_set():
            wasyncore.loop(timeout=0.05, map=self.map, count=1)
        wasyncore.close_all(self.map)

    def ask(self, path, scheme="https", how="GET", browser=None, **more):
        with browser or requests.Session() as session:
            session.trust_env = False
            answer = session.request(
                how,
                f"{scheme}://127.0.0.1:{self.port}{path}",
                verify=str(self.folder / authority.AUTHORITY),
                allow_redirects=False,
                timeout=20,
                **more,
            )
        answer.raw = None  # which would hold the connection open
        return answer

    def stop(self):
        self.front.stop()
        self.server.task_dispatcher.shutdown()
        self.ending.set()
        self.running.join(timeout=5)


@pytest.fixture
def serve(commune, actor):
    """``serve(on)``: the commune with HTTPS on, or switched off again."""
    running = []

    def begin(on=True):
        by = actor(Role.ADMINISTRATOR)
        switch_https(True, by=by)
        switch_https(on, by=by)
        running.append(Served(commune, on))
        return running[-1]

    yield begin
    for one in running:
        one.stop()


def test_who_trusts_the_authority_signs_in_by_a_cookie_that_stays_in_https(serve, browser):
    served = serve()
    browser(Role.COMMUNE_OFFICER)  # makes the account
    with requests.Session() as session:
        first = served.ask("/dang-nhap", browser=session)
        fields = form_of(first.text, action="/dang-nhap")[1]
        fields |= {"login": Role.COMMUNE_OFFICER.value, "password": PASSWORD}
        came = served.ask("/dang-nhap", how="POST", browser=session, data=fields)
        looked = form_of(served.ask("/phim-tat", browser=session).text, action="/hien-thi")[1]
        looked |= {"size": "large"}
        kept = served.ask("/hien-thi", how="POST", browser=session, data=looked)
    assert first.status_code == 200
    assert first.headers["Strict-Transport-Security"] == "max-age=2592000"
    assert came.status_code == 303
    _, named, cookie = came.headers["Set-Cookie"].partition("__Host-sohoagiai_03408=")
    assert named
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Strict"} <= set(cookie.split("; "))
    assert "Domain" not in cookie
    assert "__Host-sohoagiai_03408_may=" in came.headers["Set-Cookie"]  # which PC it is
    assert {"__Host-sohoagiai_size=large", "Secure"} <= {*kept.headers["Set-Cookie"].split("; ")}


def test_without_it_nothing_is_asked(serve):
    served = serve()
    with pytest.raises(requests.exceptions.SSLError), requests.Session() as session:
        session.trust_env = False
        session.get(f"https://127.0.0.1:{served.port}/", timeout=20)
    assert served.ask("/healthz").ok


def test_http_on_the_same_port_is_sent_on_and_gives_only_what_leads_to_trust(serve):
    served = serve()
    sent = served.ask("/hoa-giai/?trang=2", "http", "POST", data={"a": "b"})
    assert sent.status_code == 307
    assert sent.headers["Location"] == f"https://127.0.0.1:{served.port}/hoa-giai/?trang=2"
    assert "Set-Cookie" not in sent.headers
    guide = served.ask("/tin-cay/", "http")
    assert guide.status_code == 200
    fingerprint = authority.standing(served.folder).fingerprint
    assert fingerprint in guide.text
    file = served.ask("/tin-cay/so-hoa-giai.crt", "http")
    assert file.headers["Content-Type"] == "application/x-x509-ca-cert"
    assert file.content == (served.folder / authority.AUTHORITY).read_bytes()
    assert served.ask("/healthz", "http").json() == {"status": "ok"}
    assert served.ask("/static/app.css", "http").ok
    assert served.ask("/dong-bo/v1/exchange", "http", "POST", data=b"x").status_code == 400


def test_the_usual_ports_are_left_out_when_sent_on(serve):
    served = serve()
    for host, place in (
        ("tan-phong.local", "https://tan-phong.local/"),
        ("tan-phong.local:80", "https://tan-phong.local/"),
        ("tan-phong.local:8000", "https://tan-phong.local:8000/"),
    ):
        assert served.ask("/", "http", headers={"Host": host}).headers["Location"] == place


def test_switched_off_it_leads_back_and_browsers_forget(serve):
    served = serve(on=False)
    back = served.ask("/hoa-giai/")
    assert back.headers["Location"] == f"http://127.0.0.1:{served.port}/hoa-giai/"
    assert back.headers["Strict-Transport-Security"] == "max-age=0"
    plain = served.ask("/dang-nhap", "http")
    assert plain.status_code == 200
    assert plain.headers["Set-Cookie"].startswith("sohoagiai_03408=")
    assert "Secure" not in plain.headers["Set-Cookie"]
    assert "Strict-Transport-Security" not in plain.headers


def test_those_who_say_nothing_keep_nobody_out(serve, monkeypatch):
    served = serve()
    silent = [socket.create_connection(("127.0.0.1", served.port)) for _ in range(30)]
    half = socket.create_connection(("127.0.0.1", served.port))
    half.send(b"\x16\x03\x01")
    wrong = socket.create_connection(("127.0.0.1", served.port))
    wrong.send(b"\x16" + b"no greeting" * 20)
    assert served.ask("/healthz").elapsed.total_seconds() < 5
    wrong.settimeout(10)
    while wrong.recv(100):  # an alert, and then the end
        pass
    for one in (*silent, half, wrong):
        one.close()


def test_one_address_holds_only_so_many(serve, monkeypatch):
    monkeypatch.setattr(front, "MOST_EACH", 3)
    served = serve()
    held = [socket.create_connection(("127.0.0.1", served.port)) for _ in range(3)]
    held[-1].settimeout(0.5)
    with pytest.raises(TimeoutError):
        held[-1].recv(1)
    with socket.create_connection(("127.0.0.1", served.port)) as one_more:
        one_more.settimeout(5)
        assert one_more.recv(1) == b""
    for one in held:
        one.close()


def test_who_speaks_too_late_is_let_go(serve, monkeypatch):
    monkeypatch.setattr(front, "PATIENCE", 0.2)
    served = serve()
    with socket.create_connection(("127.0.0.1", served.port)) as late:
        late.settimeout(5)
        assert late.recv(1) == b""


def test_nobody_comes_in_behind_the_front(serve):
    served = serve()
    with requests.Session() as session:
        session.trust_env = False
        assert session.get(f"http://127.0.0.1:{served.inner}/healthz").status_code == 403


def test_a_long_answer_and_a_long_question_arrive_whole(serve, commune):
    served = serve()
    styles = served.ask("/static/vendor/htmx-2.0.11.min.js", headers={"Accept-Encoding": ""})
    with commune.test_client().get("/static/vendor/htmx-2.0.11.min.js") as known:
        assert styles.content == known.data
    assert served.ask("/dong-bo/v1/exchange", how="POST", data=b"x" * 3_000_000).status_code == 400
    until = time.monotonic() + 10
    while served.front.visitors and time.monotonic() < until:
        time.sleep(0.02)
    assert served.front.visitors == {}


def test_a_new_certificate_is_shown_to_the_next_visitor(serve):
    served = serve()
    before = ssl.get_server_certificate(("127.0.0.1", served.port))
    authority.issue(served.folder, ["tan-phong-2"], [])
    assert ssl.get_server_certificate(("127.0.0.1", served.port)) == before
    served.front.read_certificate()
    assert ssl.get_server_certificate(("127.0.0.1", served.port)) != before
