"""The scanners, in a virtual environment each: they share nothing with the program."""

import shutil
import subprocess
import sys
import venv
from collections.abc import Mapping
from pathlib import Path

Found = tuple[int, list[str]]
"""How much was looked at, and what was found."""

WANTED = {
    "bandit": ("bandit",),
    "semgrep": ("semgrep",),
    "schemathesis": ("schemathesis>=4",),
    "sqlmap": ("sqlmap>=1.9",),
    "wapiti": ("wapiti3>=3.2",),
}
"""By command; together in one environment they hold each other at old versions."""
HOME = Path.home() / ".cache" / "sohoagiai-scan"


def ready(tool: str, home: Path) -> Path:
    """The folder of the command ``tool``, made where it is not there yet: one of the package index
    lies there with a Python of its own. Raises ``SystemExit`` for another that is not installed.
    """
    if tool not in WANTED:
        place = shutil.which(tool)
        if place is None:
            raise SystemExit(f"{tool} is not installed")
        return Path(place).parent
    folder = home / tool
    commands = folder / ("Scripts" if sys.platform == "win32" else "bin")
    if not list(commands.glob(f"{tool}*")):
        venv.create(folder, with_pip=True)
        words = [commands / "python", "-m", "pip", "-q", "install", *WANTED[tool]]
        subprocess.run(words, check=True)
    return commands


def said_by(words: list[str | Path], work: str, environ: Mapping[str, str] | None = None) -> str:
    """All that a command says, which leaves its traces in ``work``.

    sqlmap would eat the input of whoever calls it.
    """
    done = subprocess.run(
        words, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, cwd=work,
        env=environ,
    )  # fmt: skip
    return done.stdout + done.stderr
