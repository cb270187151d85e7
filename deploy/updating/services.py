"""What keeps the server running: systemd, the Task Scheduler of Windows, or nobody."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from . import texts
from .place import Place
from .program import ALONE, as_owner
from .refusal import Refused

UNIT = Path("/etc/systemd/system/sohoagiai.service")
TASK = "SoHoaGiai"
LONG, SHORT = 120, 45  # seconds
OLD = "oem" if sys.platform == "win32" else "latin-1"
LEFT_ALONE = '"$@" </dev/null >>"$0" 2>&1 & echo $!'


class Service(Protocol):
    """Starts and stops the server of one place."""

    ports: tuple[int, ...]
    starts_at_boot: bool

    def register(self, place: Place) -> None:
        """Make it start with the machine."""

    def start(self, place: Place) -> None: ...

    def stop(self, place: Place) -> None:
        """Stop it; what would start it again by itself is held off by :mod:`.switching`."""


def words(place: Place) -> list[str]:
    """The command line of the server."""
    return [
        *(sys.executable, *ALONE, str(place.launcher)),
        *("serve", "--host", "0.0.0.0", "--port", str(place.port)),  # nosec B104: the office asked for its network
    ]


class Systemd:
    ports = (80, 8000, 8080)
    starts_at_boot = True

    def register(self, place: Place) -> None:
        command = " ".join(words(place))
        UNIT.write_text(
            texts.fill("sohoagiai.service", command=command, owner=place.owner, data=place.data),
            "utf-8",
        )
        call("systemctl", "daemon-reload")
        call("systemctl", "enable", UNIT.name)

    def start(self, place: Place) -> None:
        call("systemctl", "restart", UNIT.name)

    def stop(self, place: Place) -> None:
        call("systemctl", "stop", UNIT.name)


class Task:
    ports = (80, 8000, 8080)
    starts_at_boot = True

    def register(self, place: Place) -> None:
        python, *rest = words(place)
        file = place.program / "task.xml"
        arguments = subprocess.list2cmdline(rest)
        file.write_text(
            texts.fill_xml("task.xml", python=python, arguments=arguments, folder=place.data),
            "utf-16",
        )
        call("schtasks", "/Create", "/TN", TASK, "/XML", str(file), "/F")

    def start(self, place: Place) -> None:
        call("schtasks", "/Run", "/TN", TASK)

    def stop(self, place: Place) -> None:
        with suppress(Refused):  # it was not running
            call("schtasks", "/End", "/TN", TASK)


class ByHand:
    """Where no systemd runs (a container): a process of its own that nobody starts at boot."""

    ports = (8000, 8080)  # below 1024 only root may listen
    starts_at_boot = False

    def register(self, place: Place) -> None:
        """Nobody is there to be told."""

    def start(self, place: Place) -> None:
        begun = subprocess.run(
            ["sh", "-c", LEFT_ALONE, str(place.data / "server.log"), *words(place)],
            stdout=subprocess.PIPE,
            cwd=place.data,
            start_new_session=True,
            check=True,
            **as_owner(place),
        )
        self._number(place).write_bytes(begun.stdout)

    def stop(self, place: Place) -> None:
        number = self._number(place)
        if not number.exists():
            return
        process = int(number.read_text("ascii"))
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGTERM)
        last = time.monotonic() + SHORT
        while _lives(process) and time.monotonic() < last:
            time.sleep(0.1)
        number.unlink()

    def _number(self, place: Place) -> Path:
        return place.program / "server.pid"


SERVICES: dict[str, Service] = {"systemd": Systemd(), "task": Task(), "by-hand": ByHand()}


def of(place: Place) -> Service:
    return SERVICES[place.service]


def of_this_machine() -> str:
    """The name of the one to use here."""
    if sys.platform == "win32":
        return "task"
    return "systemd" if Path("/run/systemd/system").is_dir() else "by-hand"


def call(*arguments: str) -> None:
    """A command of the operating system; raises :class:`Refused` with what it said."""
    name = arguments[0]
    try:
        ended = subprocess.run(arguments, capture_output=True, timeout=LONG, check=False)
    except subprocess.TimeoutExpired as late:
        raise Refused(
            f"Lệnh “{name}” của hệ điều hành không trả lời. Hãy khởi động lại máy rồi chạy lại."
        ) from late
    if ended.returncode:
        said = as_said(ended.stderr or ended.stdout).strip().splitlines()
        raise Refused(f"Lệnh “{name}” của hệ điều hành báo lỗi: {said[-1] if said else ''}")


def as_said(output: bytes) -> str:
    """What a program wrote: UTF-8, or Windows' code page of old for the console."""
    try:
        return output.decode()
    except UnicodeDecodeError:
        return output.decode(OLD, "replace")


def _lives(process: int) -> bool:
    """Whether it is there and not just a number that nobody has asked after."""
    try:
        told = Path(f"/proc/{process}/stat").read_text("utf-8", errors="replace")
    except OSError:
        return False
    return told.rpartition(")")[2].split()[0] != "Z"
