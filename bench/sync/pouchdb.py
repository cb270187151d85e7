"""The peer: PouchDB against express-pouchdb, each a process of its own with LevelDB."""

import json
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import requests

from bench.sync.wire import PORT, counted, spent_by

PACKAGES = ("pouchdb@9", "express-pouchdb@4.2", "express@4")
HOME = Path(tempfile.gettempdir()) / "bench-pouchdb"
SCRIPTS = Path(__file__).parent


def install() -> str | None:
    """Bring the peer into its own folder, once; else why it cannot be had."""
    if not shutil.which("npm"):
        return "there is no npm here"
    if not (HOME / "node_modules" / "express-pouchdb").exists():
        HOME.mkdir(exist_ok=True)
        (HOME / "package.json").write_text("{}")
        words = ["npm", "install", "--no-audit", "--no-fund", *PACKAGES]
        run = subprocess.run(words, cwd=HOME, capture_output=True, text=True, check=False)
        if run.returncode:
            return run.stderr.strip().splitlines()[-1]
    return None


class PouchDB:
    def __init__(self, folder: Path, bodies: Path) -> None:
        self.folder, self.bodies, self.changed = folder / "pouchdb", bodies, 0

    def begin(self, cases: int) -> None:
        self.folder.mkdir()
        for script in ("server.js", "client.js"):
            shutil.copy(SCRIPTS / f"pouchdb_{script}", HOME / script)
        self.server = self._node("server.js", str(PORT), str(self.folder / "above"))
        url = f"http://127.0.0.1:{PORT}"
        _until_it_answers(url)
        own = str(self.folder / "below"), f"{url}/book", str(self.bodies)
        self.client = self._node("client.js", *own)
        self._ask("fill")

    def change(self, number: int) -> None:
        self._ask(f"change {number}")
        self.changed = number

    def session(self) -> dict:
        bytes_before, before = counted(), spent_by(self.server.pid)
        facts = self._ask("sync")
        time.sleep(0.2)
        up, down = (now - was for now, was in zip(counted(), bytes_before, strict=True))
        above, below = spent_by(self.server.pid), spent_by(self.client.pid)
        return {
            "seconds": facts["seconds"],
            "sent": facts["sent"],
            "up": up,
            "down": down,
            "cpu": facts["cpu"],
            "peak": below.peak,
            "server_cpu": above.cpu - before.cpu,
            "server_peak": above.peak,
        }

    def end(self) -> None:
        for process in (self.client, self.server):
            process.kill()
            process.wait()

    def _node(self, *words: str) -> subprocess.Popen[str]:
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        return subprocess.Popen(["node", *words], cwd=HOME, **pipes)

    def _ask(self, words: str) -> dict:
        self.client.stdin.write(words + "\n")
        self.client.stdin.flush()
        return json.loads(self.client.stdout.readline())


def _until_it_answers(url: str) -> None:
    for _ in range(300):
        try:
            if requests.get(url, timeout=5).ok:
                return
        except requests.ConnectionError:
            time.sleep(0.1)
    raise SystemExit("the peer does not answer")
