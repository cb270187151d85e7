"""The commands of an installed version, called from outside as the account that owns the data."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from .place import Place
from .refusal import Refused

ALONE = ("-E", "-X", "utf8")
"""A PYTHONHOME that another program has set for the whole machine is no concern of ours."""


class CommandFailed(Refused):
    """A command of the program ended with a refusal; the message is its own sentence."""


def command(place: Place, version: str, *arguments: str) -> list[str]:
    """The words that run ``sohoagiai`` of that version."""
    return [sys.executable, *ALONE, str(place.version(version) / "start.py"), *arguments]


def run(place: Place, version: str, *arguments: str, **surroundings: str) -> str:
    """What a command of that version says; raises :class:`CommandFailed` with its last words.

    ``surroundings`` are added to the environment: a password must not stand in a list of processes.
    """
    account = as_owner(place)
    ended = subprocess.run(
        command(place, version, *arguments),
        capture_output=True,
        encoding="utf-8",
        cwd=place.data,
        check=False,
        env=account.pop("env", dict(os.environ)) | surroundings,
        **account,
    )
    if ended.returncode:
        said = ended.stderr.strip().splitlines()
        raise CommandFailed(
            said[-1] if said else f"Lệnh “{arguments[0]}” của phiên bản {version} không chạy được."
        )
    return ended.stdout.strip()


def back_up(place: Place, version: str, file: Path) -> None:
    """The whole book into ``file``, by the version that writes it."""
    run(place, version, "backup", str(file), "--instance", str(place.book))


def bring_up(place: Place, version: str) -> None:
    """The database to the schema of that version."""
    run(place, version, "upgrade", "--instance", str(place.book))


def put_back(place: Place, version: str, file: Path) -> None:
    """The book as it was in ``file``: all of it or, with a refusal, nothing."""
    run(place, version, "restore", str(file), "--instance", str(place.book))


def give(place: Place, path: Path) -> None:
    """Let the owner of the data write what an administrator has made."""
    if account := as_owner(place):
        shutil.chown(path, account["user"], account["group"])


def as_owner(place: Place) -> dict:
    """The arguments of ``subprocess`` that run a process as the owner of the data."""
    if place.owner is None or sys.platform == "win32" or os.geteuid() != 0:
        return {}
    home = {"HOME": str(place.data), "USER": place.owner, "LOGNAME": place.owner}
    return {
        "user": place.owner,
        "group": place.owner,
        "extra_groups": [],
        "env": dict(os.environ) | home,
    }
