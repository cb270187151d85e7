"""The demonstration as people start it: real processes, real pages, a clean end."""

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
import requests
from alembic import command

from app import schema
from app.db import db
from app.factory import create_app
from app.instance import DATABASE_FILE, load
from app.practice.demo.cast import ADMIN, COMMUNES, OFFICE, PARTS, PASSWORD
from app.practice.demo.stage import STATE

ROOT = Path(__file__).parents[2]
CASES, DIALOGUES = 6, 2
# The sizes alone are smaller than what people see; all else is the command itself.
SMALL = f"""
from app.cli import main
from app.practice.demo import prepare
from tests.haste import few_villages
prepare.CASES = dict.fromkeys(prepare.CASES, {CASES})
prepare.DIALOGUES = {DIALOGUES}
with few_villages():
    main()
"""
# The instances alone, without what is written into them: most of the time.
BARE = """
from app.cli import main
from app.practice.demo import prepare
prepare._fill = prepare._talk = lambda _: None
main()
"""
# Another demonstration, started at the same moment, takes each port that is chosen first.
OVERTAKEN = f"""
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from app.practice.demo.stage import Stage

class Other(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()

choose, others = Stage.choose_port, {{}}
def overtaken(stage, part):
    port = choose(stage, part)
    if part.unit not in others:
        others[part.unit] = HTTPServer(("127.0.0.1", port), Other)
        threading.Thread(target=others[part.unit].serve_forever, daemon=True).start()
    return port
Stage.choose_port = overtaken
{BARE}"""
TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


class Demo:
    """The running command; it is up once it has said how to stop it."""

    def __init__(self, folder, *options, program=SMALL):
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-c", program, "demo", "--instance", str(folder), *options],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"},
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        self.said = ""
        for line in self.process.stdout:
            self.said += line
            if "Ctrl-C" in line:
                break
        self.addresses = re.findall(r"http://127\.0\.0\.1:\d+", self.said)

    def stop(self, how=signal.SIGINT):
        self.process.send_signal(getattr(signal, "CTRL_BREAK_EVENT", how))  # all that Windows sends
        self.said += self.process.stdout.read()
        return self.process.wait(60)

    def ids(self, part, kind, unit=None):
        """Which records stand in the book of ``part``, of one unit or of its own."""
        book = sqlite3.connect(self.folder / part.folder / DATABASE_FILE)
        with closing(book):
            rows = book.execute(f"SELECT id FROM {kind} WHERE unit = ?", (unit or part.unit,))
            return {row[0] for row in rows}


def superior_of(demo, part):
    """Where a commune sends to."""
    with closing(sqlite3.connect(demo.folder / part.folder / DATABASE_FILE)) as book:
        return book.execute("SELECT address FROM exchange_superior").fetchone()[0]


def used_with_an_older_program(folder):
    """One step back, as if the program had been exchanged since."""
    for part in PARTS:
        with create_app(load(folder / part.folder)).app_context():
            command.downgrade(schema.steps(), "-1")
            before = schema.held()
            db.session.remove()
            db.engine.dispose()
    state = folder / STATE
    state.write_text(json.dumps({**json.loads(state.read_text()), "schema": before}))


def answers(address):
    try:
        return requests.get(f"{address}/healthz", timeout=5).ok
    except requests.ConnectionError:
        return False


def is_silent_soon(address):
    """Whether nothing answers there any more, given a moment to finish."""
    for _ in range(100):
        if not answers(address):
            return True
        time.sleep(0.2)
    return False


def signs_in(address, login):
    browser = requests.Session()
    page = browser.get(f"{address}/dang-nhap", timeout=10).text
    form = {"login": login, "password": PASSWORD, "csrf_token": TOKEN.search(page)[1]}
    answer = browser.post(
        f"{address}/dang-nhap", data=form, headers={"Referer": address}, timeout=10
    )
    return answer.ok and "/dang-nhap" not in answer.url and "/mat-khau" not in answer.url


@pytest.fixture
def start():
    demos = []

    def begin(folder, *options, **program):
        demos.append(Demo(folder, *options, **program))
        return demos[-1]

    yield begin
    for demo in demos:
        if demo.process.poll() is None:
            demo.stop(signal.SIGTERM)
        demo.process.stdout.close()


def test_a_demonstration_from_its_first_evening_to_a_new_one(start, tmp_path):
    first = start(tmp_path)
    assert len(first.addresses) == 3, first.said
    for part, address in zip(PARTS, first.addresses, strict=True):
        assert answers(address)
        people = [ADMIN, *(one.login for one in part.logins)]
        assert all(login in first.said for login in people)
        for login in people[:1] if part is COMMUNES[1] else people:  # both have the same
            assert signs_in(address, login), f"{login} at {part.name}"

    second_try = start(tmp_path)
    assert second_try.process.wait(60) == 1
    assert "đang chạy ở cửa sổ khác" in second_try.said
    assert "Traceback" not in second_try.said

    held = {}
    for part in COMMUNES:
        for kind, wanted in (("mediation_case", CASES), ("dialogue", DIALOGUES)):
            held[part, kind] = first.ids(part, kind)
            assert len(held[part, kind]) == wanted
            assert first.ids(OFFICE, kind, part.unit) == held[part, kind]

    assert first.stop(signal.SIGINT) == 0
    assert "Traceback" not in first.said
    assert all(is_silent_soon(address) for address in first.addresses)

    used_with_an_older_program(tmp_path)
    with socket.create_server(("127.0.0.1", int(first.addresses[0].rpartition(":")[2]))):
        again = start(tmp_path)
        assert len(again.addresses) == 3, again.said
        assert again.addresses[0] != first.addresses[0]
        assert again.addresses[1:] == first.addresses[1:]
        assert all(superior_of(again, part).startswith(again.addresses[0]) for part in COMMUNES)
        for (part, kind), known in held.items():
            assert again.ids(part, kind) == known
        assert again.stop(signal.SIGTERM) == 0
        assert all(is_silent_soon(address) for address in again.addresses)

    anew = start(tmp_path, "--fresh", program=BARE)
    assert anew.addresses == again.addresses
    assert all(anew.ids(*one) == set() for one in held)

    anew.process.kill()
    anew.process.wait(60)
    assert all(is_silent_soon(address) for address in anew.addresses), "an orphan is left"


def test_who_is_overtaken_at_a_port_takes_the_next_one(start, tmp_path):
    demo = start(tmp_path, program=OVERTAKEN)
    assert len(demo.addresses) == 3, demo.said
    for part, address in zip(PARTS, demo.addresses, strict=True):
        assert signs_in(address, ADMIN), part.name
    assert demo.stop(signal.SIGINT) == 0
    assert "Traceback" not in demo.said


def test_a_folder_with_a_real_book_is_left_alone(start, tmp_path):
    own = tmp_path / OFFICE.folder
    own.mkdir()
    (own / "sohoagiai.sqlite").write_text("a real book")
    demo = start(tmp_path, "--fresh")
    assert demo.process.wait(60) == 1
    assert "không phải do bản trình diễn tạo" in demo.said
    assert (own / "sohoagiai.sqlite").read_text() == "a real book"
