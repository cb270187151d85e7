"""A commune served by a process of its own, which can be killed as a power cut kills it."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
_SERVE = "import sys; from app.cli import main; main(sys.argv[1:])"
PATIENCE = 30


class OwnServer:
    """``sohoagiai serve`` on one port, again and again."""

    def __init__(self, folder: Path):
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen | None = None

    def start(self) -> None:
        command = [sys.executable, "-c", _SERVE, "serve"]
        command += ["--instance", str(self.folder), "--port", str(self.port)]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until = time.monotonic() + PATIENCE
        while not self._answers():
            assert self._process.poll() is None, "the server went away by itself"
            assert time.monotonic() < until, "the server does not answer"

    def kill(self) -> None:
        """At once, in the middle of whatever it does."""
        if self._process is not None:
            os.kill(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def _answers(self) -> bool:
        try:
            with urlopen(f"{self.address}/healthz", timeout=1):
                return True
        except (URLError, OSError):
            time.sleep(0.05)
            return False
