"""Real servers as processes on loopback, driven by the command line alone."""

import json
import random
import re
import socket
import subprocess
import sys
import time
from hashlib import sha256

import pytest
import requests

from app.attachments.intake import Painted
from app.attachments.service import attach
from app.cli import main
from app.db import db, transaction
from app.dialogue.facts import DialogueFacts
from app.dialogue.record import POSTING
from app.dialogue.service import conference
from app.domain.attachments import DocumentKind, MediaType
from app.domain.profiles import Profile
from app.factory import create_app
from app.instance import load
from app.records.ledger import SqlLedger, log_write
from sync.give import SPENT
from tests.dialogue.conftest import FACTS, TODAY
from tests.dialogue.test_access import a_posting
from tests.exchange.profile_life import switch
from tests.factories import an_officer
from tests.steps import bring_up_by_copying

PASSWORD = "Suoi-Trong-71"
CHILD = [sys.executable, "-m", "app.cli.child"]
PATIENCE = 60


@pytest.fixture
def run(capsys, monkeypatch):
    """``run(folder, "status", …)``: what one command printed, or said where it may not work."""
    bring_up_by_copying(monkeypatch)
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


def leaving(told):
    """The records that go up: of the sample, all but one draft of a report, of rewards only the
    submission to the superior with the team and the mediator it names, and of inspections neither
    the planned one nor that of which the minutes are not signed, with its points."""
    records = told["records"]
    drafts = {"periodic_report": 1, "inspection": 2, "inspection_point": 2}
    left = {kind: records[kind] - number for kind, number in drafts.items()}
    return {**records, **left, "award_submission": 1, "award_nominee": 2}


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
    assert alone["waiting"] == sum(leaving(alone).values())
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
    assert leaving(here) == there["records"]
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
    assert status(run, office)["records"] == leaving(status(run, commune))
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
    assert status(run, office)["records"] == leaving(status(run, commune))
    assert status(run, office)["records"]["mediation_case"] == 10


def test_a_file_outlives_every_kill_of_either_side(run, tmp_path, servers, monkeypatch):
    monkeypatch.setenv("SOHOAGIAI_SYNC_MINUTES", "1")
    office, commune = tmp_path / "office", tmp_path / "commune"
    run(office, "init", "--unit", "12", "--role", "office", "--admin", "quantri")
    run(
        commune,
        *("init", "--unit", "03408", "--role", "commune", "--superior", "12"),
        *("--admin", "quantri"),
    )
    content = random.Random(7).randbytes(24 * 2**20)
    hang_a_posting_with(commune, content, monkeypatch)
    port = free_port()
    above = servers(office, port)
    code = run(office, "enrol", "new", "--unit", "03408").splitlines()[-1]
    run(commune, "enrol", "join", above.url, code)
    path = office / "received" / "03408" / sha256(content).hexdigest()
    part = path.with_name(f"{path.name}.part")

    below = servers(commune, free_port())
    for seen in (2**18, 2**22):
        until(lambda seen=seen: path.exists() or (part.exists() and part.stat().st_size >= seen))
        above.kill()
        below.kill()
        held = part.stat().st_size if part.exists() else len(content)
        assert held >= seen, "what was held is held"
        above, below = servers(office, port), servers(commune, free_port())
    until(path.exists)
    assert path.read_bytes() == content
    assert not part.exists()
    assert bytes_sent(commune) < len(content) + 8 * 2**20  # from where it was cut, not from 0


def app_of(folder):
    return create_app(load(folder))


def hang_a_posting_with(folder, content, monkeypatch):
    """A posting whose photo is just these bytes, and a head who lets it go up."""

    def paint(data):
        return Painted(MediaType.JPEG, 1, data, b"small")

    monkeypatch.setattr("app.attachments.service.paint_anew", paint)
    with app_of(folder).app_context():
        dialogue = conference.record_dialogue(DialogueFacts(**FACTS), today=TODAY, by=an_officer())
        posting = a_posting(dialogue)
        with transaction():
            log_write(posting)
        facts = {"document": DocumentKind.POSTED, "caption": None, "today": TODAY}
        attach(POSTING, posting.id, content, **facts, by=an_officer())
        switch("attachment", Profile.FULL)
        db.session.remove()


def bytes_sent(folder):
    with app_of(folder).app_context():
        return int(SqlLedger().get(SPENT).rpartition(" ")[2])
