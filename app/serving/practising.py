"""The practice book's own server, started by a press on its page and ended with the real one."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
GOODBYE = 15.0  # seconds that it has to finish its work


class PracticeServer:
    """A child that stops when its standard input ends: when we stop it, and when we are no more."""

    def __init__(self, folder: Path, host: str):
        self._folder, self._host = folder, host
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def is_alive(self) -> bool:
        """Also while it is still writing its invented records, before it answers."""
        return self._child is not None and self._child.poll() is None

    def start(self) -> None:
        """Start it; one that runs already is let run."""
        if self.is_alive:
            return
        words = ["practice", "--instance", str(self._folder), "--host", self._host]
        self._child = subprocess.Popen(
            [sys.executable, "-m", "app.cli.child", *words],
            cwd=ROOT,
            env=_surroundings(),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **_apart(),
        )

    def stop(self) -> None:
        if self._child is None:
            return
        self._child.stdin.close()
        try:
            self._child.wait(GOODBYE)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()


def _surroundings() -> dict[str, str]:
    """Without settings that mean the real book."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("SOHOAGIAI_")}
    return {**kept, "PYTHONUTF8": "1"}


def _apart() -> dict[str, Any]:
    """A group of its own: who stops the server at the console stops the child through us."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}
