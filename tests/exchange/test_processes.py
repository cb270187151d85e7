"""Real servers as processes on loopback, driven by the command line alone."""

import json
import re
import socket
import subprocess
import sys
import time

import pytest
import requests

from app.cli import main

PASSWORD = "Suoi-Trong-71"
CHILD = [sys.executable, "-m", "app.cli.child"]
PATIENCE = 60


@pytest.fixture
def run(capsys, monkeypatch):
    """``run(folder, "status", …)``: what one command printed, or said where it may not work."""
    monkeypatch.setenv("SOHOAGIAI_ADMIN_PASSWORD", PASSWORD)

    def run_command(folder, *arguments, works=True):
        with pytest.raises(SystemExit) as stopped:
            main([*arguments, "--instance", str(folder)])
        out, said = capsys.readouterr()
        assert (stopped.value.code == 0) is works, said
        assert works or len(said.strip().splitlines()) == 1
        return out if works else said

    return run_command


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Server:
    def __init__(self, folder, port):
        self.url = f"http://127.0.0.1:{port}"
        self._process = subprocess.Popen(
            [*CHILD, "serve", "--port", str(port), "--instance", str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until(lambda: _answers(f"{self.url}/healthz"))

    def kill(self):
        self._process.kill()
        self._process.wait(PATIENCE)

    def stop(self):
        self._process.stdin.close()
        self._process.wait(PATIENCE)


def _answers(url):
    try:
        return requests.get(url, timeout=5).status_code == 200
    except requests.ConnectionError:
        return False


def until(true, seconds=PATIENCE):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.2)


def status(run, folder):
    return json.loads(run(folder, "status", "--json"))


def dumped(run, folder, kind):
    return [json.loads(line) for line in run(folder, "dump", "--type", kind).splitlines()]


@pytest.fixture
def servers():
    """``servers(folder, port)`` starts one; all are stopped at the end."""
    started = []

    def start(folder, port):
        server = Server(folder, port)
        started.append(server)
        return server

    yield start
    for server in started:
        server.stop()


def test_a_commune_and_an_office_as_anybody_would_run_them(run, tmp_path, servers):
    office, commune = tmp_path / "office", tmp_path / "commune"
    run(office, "init", "--unit", "12", "--role", "office", "--admin", "quantri")
    run(
        commune,
        *("init", "--unit", "03408", "--role", "commune", "--superior", "12"),
        *("--admin", "quantri"),
    )
    run(commune, "sample", "--cases", "8", "--dialogues", "2")
    alone = status(run, commune)
    assert alone["superior"] == {"reachable": None, "agrees": None}
    assert alone["waiting"] == sum(alone["records"].values())
    assert "chưa ghép nối" in run(commune, "sync", works=False)

    port = free_port()
    above = servers(office, port)
    code = run(office, "enrol", "new", "--unit", "03408").splitlines()[-1]
    assert re.fullmatch(r"[0-9A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{3}", code)
    assert "không đúng" in run(commune, "enrol", "join", above.url, "AAA-BBBB-CCC", works=False)
    run(commune, "enrol", "join", above.url, code)

    report = json.loads(run(commune, "sync", "--json"))
    assert report["complete"]
    assert report["mended"] == 0
    here, there = status(run, commune), status(run, office)
    assert here["superior"] == {"reachable": True, "agrees": True}
    assert here["waiting"] == here["refused"] == there["refused"] == 0
    assert here["records"] == there["records"]
    assert here["records"]["mediation_case"] == 8
    for case in dumped(run, office, "mediation_case"):
        assert case["summary"] is None
        assert case["unit"] == "03408"
    assert {party["name"] for party in dumped(run, office, "party")} <= {None}

    above.stop()
    run(commune, "sample", "--cases", "10", "--dialogues", "0", "--seed", "7")
    assert "Không liên lạc được" in run(commune, "sync", works=False)
    alone = status(run, commune)
    assert alone["superior"] == {"reachable": False, "agrees": False}
    assert alone["waiting"] >= 10
    assert alone["last_failure"]

    letter, answer = tmp_path / "thu.shg", tmp_path / "tra-loi.shg"  # by stick meanwhile
    assert "Đã viết thư số 1" in run(commune, "bundle", "write", str(letter))
    letter.with_suffix(".cut").write_bytes(letter.read_bytes()[:-9])
    cut = run(office, "bundle", "read", str(letter.with_suffix(".cut")), works=False)
    assert "thiếu phần cuối" in cut
    assert "Đã nhận vào" in run(office, "bundle", "read", str(letter), "--answer", str(answer))
    assert "Cấp trên đã nhận đủ" in run(commune, "bundle", "read", str(answer))
    assert status(run, commune)["waiting"] == 0

    run(commune, "sample", "--cases", "10", "--dialogues", "0", "--seed", "8")
    servers(office, port)
    servers(commune, free_port())  # from here on it sends by itself
    until(lambda: status(run, commune)["superior"]["agrees"])
    assert status(run, office)["records"] == status(run, commune)["records"]
    assert status(run, office)["records"]["mediation_case"] == 28


def test_what_cannot_be_done_is_said_in_one_sentence(run, tmp_path):
    office = tmp_path / "office"
    run(office, "init", "--unit", "12", "--role", "office", "--admin", "quantri")
    for unit in ("99999", "12", "00004", "x"):
        assert run(office, "enrol", "new", "--unit", unit, works=False).strip().endswith(".")
    for url in ("ftp://may-chu", "http://", "x" * 500):
        refused = run(office, "enrol", "join", url, "AAA-BBBB-CCC", works=False)
        assert "không đúng" in refused
    closed = f"127.0.0.1:{free_port()}"
    assert "Không liên lạc được" in run(
        office, "enrol", "join", closed, "AAA-BBBB-CCC", works=False
    )
    assert "Mã ghép nối không đúng" in run(office, "enrol", "join", closed, "ABC", works=False)


def test_of_two_servers_of_one_commune_the_other_goes_on_when_one_is_killed(
    run, tmp_path, servers, monkeypatch
):
    """As two workers: killed in the middle of its lead, the first leaves nothing locked."""
    monkeypatch.setenv("SOHOAGIAI_SYNC_MINUTES", "1")
    office, commune = tmp_path / "office", tmp_path / "commune"
    run(office, "init", "--unit", "12", "--role", "office", "--admin", "quantri")
    run(
        commune,
        *("init", "--unit", "03408", "--role", "commune", "--superior", "12"),
        *("--admin", "quantri"),
    )
    above = servers(office, free_port())
    run(
        commune,
        *("enrol", "join", above.url),
        run(office, "enrol", "new", "--unit", "03408").splitlines()[-1],
    )
    first = servers(commune, free_port())
    run(commune, "sample", "--cases", "5", "--dialogues", "0")
    until(lambda: status(run, commune)["superior"]["agrees"])
    servers(commune, free_port())
    first.kill()
    run(commune, "sample", "--cases", "5", "--dialogues", "0", "--seed", "7")
    until(lambda: status(run, commune)["superior"]["agrees"])
    assert status(run, office)["records"] == status(run, commune)["records"]
    assert status(run, office)["records"]["mediation_case"] == 10
