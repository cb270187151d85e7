"""The three servers as real processes: started, watched, stopped, none left behind.

Each child reads its standard input and stops at its end. So it stops when we close the
pipe, and also when we are gone without a word; Windows has no signal that would do this.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.instance import InstanceProblem
from app.practice.demo.stage import is_free

ROOT = Path(__file__).resolve().parents[3]
_PLAIN = ("-c", "from app.cli import main; main()")
_CHILD = ("-m", "app.cli.child")
_PATIENCE = 60.0  # seconds until a server must answer
_GOODBYE = 15.0  # seconds that a server has to finish its work


def run_commands(*commands: Sequence[str], **settings: str) -> list[str]:
    """Run short ``sohoagiai`` commands side by side; returns what each printed.

    Raises :class:`InstanceProblem` with the words of the first that failed.
    """
    running = [
        _popen(_PLAIN, one, subprocess.PIPE, subprocess.DEVNULL, settings) for one in commands
    ]
    try:
        said = [one.communicate()[0].decode("utf-8", "replace").strip() for one in running]
    except BaseException:
        for one in running:
            one.kill()
            one.wait()
        raise
    for one, words in zip(running, said, strict=True):
        if one.returncode:
            raise InstanceProblem(f"Không chuẩn bị được bản trình diễn. {words}")
    return said


class PortTaken(InstanceProblem):
    """Another program was there first, between the choice of a port and the server's start."""


class Server:
    """A running ``sohoagiai serve``; what it says goes to ``log``."""

    def __init__(self, folder: Path, port: int, *, log: Path, **settings: str):
        self.address = f"http://127.0.0.1:{port}"
        self.port = port
        self.log = log
        arguments = ("serve", "--instance", str(folder), "--port", str(port))
        with log.open("wb") as out:
            self.process = _popen(_CHILD, arguments, out, subprocess.PIPE, settings)

    def wait_until_it_answers(self) -> None:
        """Return once ``/healthz`` answers; raises when the process ends or time runs out.

        It tells its address once it has the port: until then another program may answer there.
        """
        import requests

        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until and not self.has_ended:
            try:
                if self._has_its_port and requests.get(f"{self.address}/healthz", timeout=2).ok:
                    return
            except requests.RequestException:
                pass
            time.sleep(0.1)
        if self.has_ended and not is_free(self.port):
            raise PortTaken(
                f"Cổng {self.port} vừa có chương trình khác dùng. Hãy chạy lại lệnh này."
            )
        raise InstanceProblem(f"Máy chủ {self.address} không chạy được. Xem tệp “{self.log}”.")

    @property
    def _has_its_port(self) -> bool:
        return f"{self.address}/ " in self.log.read_text("utf-8", "replace")

    @property
    def has_ended(self) -> bool:
        return self.process.poll() is not None

    def ask_to_stop(self) -> None:
        self.process.stdin.close()

    def stop(self) -> None:
        """Wait for the end that was asked for; force it when it does not come."""
        self.ask_to_stop()
        for insist in (self.process.terminate, self.process.kill):
            try:
                self.process.wait(_GOODBYE)
            except subprocess.TimeoutExpired:
                insist()
        self.process.wait()


def stop_all(servers: Sequence[Server]) -> None:
    """Ask all at once, so that they finish side by side."""
    for server in servers:
        server.ask_to_stop()
    for server in servers:
        server.stop()


def _popen(
    how: tuple[str, ...], arguments: Sequence[str], out: Any, given: int, settings: dict[str, str]
) -> subprocess.Popen:
    """A process of ours, without settings of our environment that mean another instance.

    It gets a group of its own: the terminal sends Ctrl-C to every process of the group, and
    we want to be the one who decides.
    """
    kept = {key: value for key, value in os.environ.items() if not key.startswith("SOHOAGIAI_")}
    group: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        group = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return subprocess.Popen(
        [sys.executable, *how, *arguments],
        cwd=ROOT,
        env={**kept, "PYTHONUTF8": "1", **settings},
        stdin=given,
        stdout=out,
        stderr=subprocess.STDOUT,
        **group,
    )
