"""A commune whose server is met as a browser meets it, and the people who save there.

Unlike :mod:`.clerk` nobody here calls the product: every save is a form sent over HTTP, and it
counts as saved when its answer, 303 to the new record, has come back whole.
"""

import gc
import io
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from hashlib import sha256
from pathlib import Path
from uuid import UUID, uuid4

import requests
from flask import Flask
from PIL import Image
from sqlalchemy.orm import configure_mappers

from app.accounts.service import create_account
from app.backup.snapshot import what_is_wrong
from app.cli.main import main
from app.domain.actors import Actor, Role
from app.domain.units import VillageKind
from app.factory import create_app
from app.instance import DATABASE_FILE, load
from app.opening import BookFile
from app.teams.service import add_team
from app.units.service import add_village
from bench.faults.world import OFFICE, PASSWORD, command, fork, free_port, in_process, until
from tests.browser import form_of
from tests.haste import MapOnce

_DIGESTS = "SELECT sha256, preview_sha256 FROM attachment"
UNIT, SINCE = "03408", date(2025, 7, 1)
SERVE = [sys.executable, "-c", "from app.cli.main import main; main()", "serve"]
BRIEF, WHOLE = 15, 180
"""Seconds until somebody asks again, and until a server must have answered."""


def found(folder: Path, people: int, *, database: str = "") -> UUID:
    """A commune with one team and so many officers, ``canbo0`` and on; gives the team."""
    own = ["init", "--unit", UNIT, "--role", "commune", "--superior", OFFICE, "--admin", "quantri"]
    command(folder, *own, *(["--database", database] if database else []))
    return in_process(lambda: _furnish(folder, people))


def _furnish(folder: Path, people: int) -> UUID:
    with create_app(load(folder)).app_context():
        keeper = Actor(name="Lò Thị Ngoan", role=Role.ADMINISTRATOR, unit=UNIT)
        officer = Actor(name="Tẩn Mỹ Thư", role=Role.COMMUNE_OFFICER, unit=UNIT)
        for number in range(people):
            create_account(
                login=f"canbo{number}",
                name=f"Tẩn Mỹ Thư {number}",
                role=Role.COMMUNE_OFFICER,
                password=PASSWORD,
                must_change=False,
                by=keeper,
            )
        village = add_village(name="Tả Lèng", kind=VillageKind.BAN, valid_from=SINCE, by=keeper)
        return add_team(
            name="Tổ hòa giải bản Tả Lèng",
            village_id=village.id,
            founded_on=SINCE,
            minority_area=True,
            by=officer,
        ).id


def warm() -> None:
    """What a process learns once, learnt before it is forked, and all of it set aside from its
    looking for garbage: most of what a start costs. No database is opened by it."""
    Flask.url_map_class = MapOnce
    configure_mappers()
    gc.collect()
    gc.freeze()


class Server:
    """``sohoagiai serve`` of one folder on one port, started and killed again and again."""

    def __init__(self, folder: Path, before: list[str] | None = None, **env: str) -> None:
        self.folder, self.before, self.env = folder, before or [], env
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen | None = None
        self.pid = 0

    @property
    def asked(self) -> list[str]:
        return ["--port", str(self.port), "--instance", str(self.folder)]

    def start(self, serve: list[str] = SERVE) -> None:
        """A program of its own, with ``before`` in front of it."""
        self.process = subprocess.Popen(
            [*self.before, *serve, *self.asked],
            env={**os.environ, **self.env},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.pid = self.process.pid
        until(self.answers, 3 * WHOLE)

    def fork(self, plant: Callable[[], object] = lambda: None) -> None:
        """From this process, which has the product loaded: a tenth of a second; ``plant`` first
        breaks something in it."""
        self.process, self.pid = None, fork(lambda: (plant(), main(["serve", *self.asked])))
        until(self.speaks, 3 * WHOLE)

    def kill(self, how: int = signal.SIGKILL) -> None:
        if not self.pid:
            return
        os.kill(self.pid, how)
        if self.process:
            self.process.wait()
        else:
            os.waitpid(self.pid, 0)
        self.pid = 0

    def kill_traced(self) -> None:
        """The server behind ``strace``; what stands before it then ends by itself."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text("ascii").split()
        os.kill(int(children[0]), signal.SIGKILL)
        self.process.wait()
        self.pid = 0

    def speaks(self) -> bool:
        """Whether it says anything at all, if only that it is not well."""
        try:
            return bool(requests.get(f"{self.address}/healthz", timeout=BRIEF).status_code)
        except requests.RequestException:
            return False

    def answers(self) -> bool:
        try:
            return requests.get(f"{self.address}/healthz", timeout=BRIEF).status_code == 200
        except requests.RequestException:
            return False


class Person:
    """One browser. ``saved`` and ``changed``: what was answered with 303, by the key of its form:
    the address of a new record; of an old one the summary that was seen, and the one saved."""

    def __init__(self, server: Server, team: UUID, number: int = 0, *, login: str = "") -> None:
        self.server, self.team, self.login = server, team, login or f"canbo{number}"
        self.rng = random.Random(number)
        self.web = requests.Session()
        self.token, self.typed = "", {}
        self.saved: dict[str, str] = {}
        self.changed: dict[str, list[str]] = {}

    def get(self, path: str) -> requests.Response:
        return self.web.get(self.server.address + path, timeout=WHOLE, allow_redirects=False)

    def post(self, path: str, fields: dict, files: dict | None = None) -> requests.Response:
        return self.web.post(
            self.server.address + path,
            data={**fields, "csrf_token": self.token},
            files=files,
            timeout=WHOLE,
            allow_redirects=False,
        )

    def sign_in(self, password: str = PASSWORD) -> requests.Response:
        typed = form_of(self.get("/dang-nhap").text)[1]
        self.token = typed["csrf_token"]
        answer = self.post("/dang-nhap", {**typed, "login": self.login, "password": password})
        if answer.status_code == 303:
            page = self.get("/doi-mat-khau").text
            self.token = form_of(page, action="/dang-xuat")[1]["csrf_token"]
        return answer

    def take_in(self, key: str = "") -> requests.Response:
        """A case with its two sides; the same ``key`` is the same form once more."""
        key = key or uuid4().hex
        answer = self.post("/hoa-giai/moi", self.new_case(key))
        self.note(key, answer)
        return answer

    def new_case(self, key: str) -> dict:
        """The form of a case with its two sides, filled in."""
        self.typed = self.typed or form_of(self.get("/hoa-giai/moi").text)[1]
        return {
            **self.typed,
            "request_key": key,
            "team_id": str(self.team),
            "ground": "request",
            "summary": f"Tranh chấp ranh giới nương ngô {key}.",
            "parties-0-name": "Lò Văn Pâng",
            "parties-0-side": "a",
            "parties-0-kind": "person",
            "parties-1-name": f"Tẩn A {key[:6]}",
            "parties-1-side": "b",
            "parties-1-kind": "person",
        }

    def open_correction(self, case: str) -> dict:
        """The form by which a case (its address) is set right, as it stands now."""
        return form_of(self.get(f"{case}/dinh-chinh").text, action="/dinh-chinh")[1]

    def correct(self, case: str, typed: dict, summary: str) -> requests.Response:
        """Send that form with another summary."""
        fields = {**typed, "reason": "Ghi nhầm", "summary": summary}
        answer = self.post(f"{case}/dinh-chinh", fields)
        if answer.status_code == 303:
            self.changed[typed["request_key"]] = [typed["summary"], summary]
        return answer

    def attach(self, case: str) -> requests.Response:
        """A picture that no other has, to a case (its address)."""
        key = uuid4().hex
        picture = io.BytesIO()
        Image.frombytes("RGB", (48, 48), self.rng.randbytes(48 * 48 * 3)).save(picture, "JPEG")
        path = f"/tep/mediation_case/{case.rpartition('/')[2]}/moi"
        answer = self.post(
            path,
            {"request_key": key, "document": "other", "caption": key},
            {"file": ("don.jpg", picture.getvalue(), "image/jpeg")},
        )
        self.note(key, answer)
        return answer

    def keep_draft(self, letters: int = 40) -> requests.Response:
        typed = {"draft_of": "/hoa-giai/moi", "request_key": uuid4().hex}
        return self.post("/nhap/", {**typed, "summary": "x" * letters})

    def note(self, key: str, answer: requests.Response) -> None:
        place = answer.headers.get("Location", "")
        if answer.status_code == 303 and len(place.rpartition("/")[2]) == len(str(self.team)):
            self.saved[key] = place  # not the way to the page of signing in

    def take_in_surely(self, is_over: Callable[[], bool]) -> None:
        """As a clerk who presses again until it is answered: one form, one case."""
        key = uuid4().hex
        while not is_over():
            try:
                if self.take_in(key).status_code == 303:
                    return
            except requests.RequestException:
                pass
            time.sleep(0.02)


def trouble_in(folder: Path, saved: dict[str, str]) -> list[str]:
    """What is wrong with a book in which ``saved`` was answered as saved, in words."""
    found = []
    if wrong := what_is_wrong(BookFile(folder / DATABASE_FILE), wholly=True):
        found.append(f"a damaged book: {wrong}")
    with book(folder) as connection:
        lost, doubled = missing(connection, saved)
        digests = [d for row in connection.execute(_DIGESTS) for d in row if d]
    found += [f"{lost} lost"] * bool(lost) + [f"{doubled} doubled"] * bool(doubled)
    files = {one.name: one.read_bytes() for one in folder.glob("files/??/*")}
    broken = [d for d in digests if sha256(files.get(d, b"")).hexdigest() != d]
    found += [f"{len(broken)} papers not whole"] * bool(broken)
    parts = [name for name in files if name.startswith(".")]
    return found + [f"{len(parts)} half-written files"] * bool(parts)


def at_work(act: Callable[[], object], many: int) -> list[threading.Thread]:
    threads = [threading.Thread(target=act, daemon=True) for _ in range(many)]
    for one in threads:
        one.start()
    return threads


def book(folder: Path) -> closing[sqlite3.Connection]:
    """The database, read beside the product."""
    return closing(sqlite3.connect(folder / DATABASE_FILE))


def missing(connection: sqlite3.Connection, saved: dict[str, str]) -> tuple[int, int]:
    """Of what was answered as saved: how much is not there, how much is there twice."""
    keys = dict(connection.execute("SELECT request_key, hex(subject_id) FROM journal"))
    tables = ("mediation_case", "attachment")
    there = {
        one.lower() for name in tables for (one,) in connection.execute(f"SELECT id FROM {name}")
    }
    lost = 0
    for key, address in saved.items():
        hexed = UUID(address.rpartition("/")[2]).hex
        lost += key not in keys or hexed not in there
    ids = [one.rpartition("/")[2] for one in saved.values()]
    entered = connection.execute("SELECT summary FROM mediation_case").fetchall()
    return lost, (len(ids) - len(set(ids))) + (len(entered) - len(set(entered)))
