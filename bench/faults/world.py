"""An office, a commune and the processes that serve them."""

import io
import os
import pickle
import random
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import asdict
from pathlib import Path

import requests

from app.cli.main import main
from app.exchange import agent, sessions
from app.factory import create_app
from app.instance import load
from bench.faults.clerk import COMMUNE, work

OFFICE = "12"
PASSWORD = "Suoi-Trong-71"
LOOK_EVERY, LONGEST_WAIT = 0.05, 0.4
"""Seconds; the product looks every 2 and waits up to 120, which would be an hour of this run."""
PATIENCE = 60


class World:
    """Two instances in ``folder``; the commune reaches its office at ``road``, a port."""

    def __init__(self, folder: Path, rng: random.Random) -> None:
        self.folder, self.rng = folder, rng
        self.office, self.commune = folder / "office", folder / "commune"
        self.notes, self.copies = [folder / "saved1"], []
        self.office_port, self.road, self.spare_port = free_port(), free_port(), free_port()
        self.alive: dict[str, int] = {}
        self.saved, self.clerks = self.notes[0], 0
        self.children: list[subprocess.Popen] = []
        self.fallen: list[str] = []

    def found(self) -> None:
        """Both instances, tied to each other."""
        command(self.office, "init", "--unit", OFFICE, "--role", "office", "--admin", "quantri")
        own = ("--unit", COMMUNE, "--role", "commune", "--superior", OFFICE)
        command(self.commune, "init", *own, "--admin", "quantri")
        code = command(self.office, "enrol", "new", "--unit", COMMUNE).split()[-1]
        self.serve_office()
        command(self.commune, "enrol", "join", f"http://127.0.0.1:{self.road}", code)
        self.notes[0].touch()

    def serve_office(self) -> None:
        self._serve("office", self.office, self.office_port)
        until(lambda: answers(self.office_port))

    def serve_commune(self) -> None:
        self._serve("commune", self.commune, self.spare_port)

    def serve_copy(self, folder: Path) -> None:
        """A second machine that believes to be the commune, and somebody who saves at it."""
        self._serve("copy", folder, free_port())
        notes = self.folder / f"saved at {folder.name}"
        self.notes.append(notes)
        self._employ("clerk of the copy", folder, notes)

    def level_copies(self) -> None:
        for folder in self.copies:
            self.sync(folder)

    def new_notes(self) -> None:
        """From here on what is saved does not know of what was saved before."""
        self.saved = self.folder / f"saved{len(self.notes) + 1}"
        self.notes.append(self.saved)

    def _serve(self, name: str, folder: Path, port: int) -> None:
        self.alive[name] = fork(
            lambda: main(["serve", "--port", str(port), "--instance", str(folder)])
        )

    def employ_clerk(self) -> None:
        """Somebody who saves without a pause; each has a number of their own."""
        self._employ("clerk", self.commune, self.saved)

    def _employ(self, name: str, folder: Path, notes: Path) -> None:
        self.clerks += 1
        number = self.clerks
        self.alive[name] = fork(lambda: work(folder, notes, number))

    def wait_for(self, saves: int) -> None:
        """Until so much more has been noted as saved, and a little of it sent."""
        wanted = self.saves() + saves
        until(lambda: self.saves() >= wanted)
        time.sleep(0.3)

    def saves(self) -> int:
        """How many have been noted by now."""
        return sum(notes.read_bytes().count(b"\n=") for notes in self.notes if notes.exists())

    def employ(self, name: str, child: list[str], surroundings: dict[str, str]) -> None:
        """A server that is a program of its own; kept in hand, so that nobody else buries it."""
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        env = {**os.environ, **surroundings}
        self.children.append(subprocess.Popen(child, env=env, **quiet))
        self.alive[name] = self.children[-1].pid

    def kill(self, *names: str) -> None:
        """Of a server that had ended before, of itself, it is noted how."""
        for name in names:
            if pid := self.alive.pop(name, None):
                os.kill(pid, signal.SIGKILL)
                _, status = os.waitpid(pid, 0)
                if os.waitstatus_to_exitcode(status) != -signal.SIGKILL and "clerk" not in name:
                    self.fallen.append(f"{name} had ended, {os.waitstatus_to_exitcode(status)}")

    def sync(self, folder: Path | None = None) -> dict:
        """One session of the product in good weather, in a process of its own."""
        return in_process(lambda: session_of(folder or self.commune))


def session_of(folder: Path) -> dict:
    """One session, tried again where the road is bad; what it reports."""
    with create_app(load(folder)).app_context():
        for _ in range(40):
            try:
                return asdict(sessions.run(patience=30))
            except sessions.SyncFailed:
                time.sleep(0.2)
        return {"complete": False}


def fork(act: Callable[[], object]) -> int:
    """A process of its own that has everything loaded already; gives its id."""
    pid = os.fork()
    if pid:
        return pid
    try:
        _be_hasty()
        quiet = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1) if os.environ.get("FAULTS_LOUD") else (0, 1, 2):
            os.dup2(quiet, stream)
        act()
    except BaseException as error:
        os._exit(error.code if isinstance(error, SystemExit) and type(error.code) is int else 1)
    os._exit(0)


def hasty() -> None:
    """``sohoagiai`` with the waiting times of this run."""
    _be_hasty()
    main()


def _be_hasty() -> None:
    agent.LOOK_EVERY, agent.FIRST_WAIT, agent.LONGEST_WAIT = LOOK_EVERY, 0.05, LONGEST_WAIT


def in_process(act: Callable[[], object]):
    """What ``act`` gives, found out by another process.

    Here no database may ever be opened: a process forked from one that has it open writes into
    nothing (SQLite keeps its locks and its map of the WAL per process).
    """
    reading, writing = os.pipe()

    def tell() -> None:
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(act(), pipe)

    pid = fork(tell)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read()
    os.waitpid(pid, 0)
    return pickle.loads(told) if told else None


def command(folder: Path, *arguments: str) -> str:
    """``sohoagiai …``; gives what it printed. Administrators get :data:`PASSWORD`."""
    code, said = in_process(lambda: _said([*arguments, "--instance", str(folder)]))
    if code:
        raise SystemExit(f"{arguments}: {said}")
    return said


def _said(words: list[str]) -> tuple[int, str]:
    """How a command ended, and its words."""
    os.environ["SOHOAGIAI_ADMIN_PASSWORD"] = PASSWORD
    said, code = io.StringIO(), 0
    with redirect_stdout(said), redirect_stderr(said):
        try:
            main(words)
        except SystemExit as end:
            code = int(end.code or 0)
    return code, said.getvalue()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def answers(port: int) -> bool:
    try:
        return requests.get(f"http://127.0.0.1:{port}/healthz", timeout=5).status_code == 200
    except requests.RequestException:
        return False


def until(true: Callable[[], object], seconds: float = PATIENCE) -> None:
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise SystemExit(f"it did not come to pass: {true.__qualname__}")
        time.sleep(0.02)
