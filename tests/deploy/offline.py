"""Offline folders with a program of a page, and a machine in a temporary folder to put them on.

The toy keeps the contract of ``sohoagiai``: init, serve, upgrade, backup, restore; one line of
its book is one word. It breaks where its version is told to.
"""

import json
import shutil
import socket
import subprocess
from pathlib import Path
from urllib.request import urlopen
from zipfile import ZipFile

from deploy.folder.building import write_sums
from deploy.updating import installing, services
from deploy.updating.folder import FACTS, PLATFORM, open_folder
from deploy.updating.installing import Book
from deploy.updating.laying import this_python
from deploy.updating.place import Place

UPDATING = Path(installing.__file__).parent
TOY = """
import http.server, json, os, pathlib, shutil, sys
VERSION, BREAKS = "{version}", "{breaks}"

def main():
    act, rest = sys.argv[1], sys.argv[2:]
    told = dict(zip(rest, rest[1:]))
    folder = pathlib.Path(told.get("--instance") or os.environ["SOHOAGIAI_INSTANCE"])
    book = folder / "book.json"
    if BREAKS == act:
        if act == "upgrade":
            book.write_text("half")
        sys.exit("Lỗi của " + act)
    if act == "init":
        folder.mkdir()
        (folder / "instance.toml").write_text(told["--unit"])
        book.write_text(json.dumps(dict(schema=VERSION, words=[])))
        if not os.environ.get("SOHOAGIAI_ADMIN_PASSWORD"):
            sys.exit("Thiếu mật khẩu")
    elif act == "backup":
        shutil.copy(book, rest[0])
    elif act == "restore":
        shutil.copy(rest[0], book)
    elif act == "upgrade":
        book.write_text(json.dumps(json.loads(book.read_text()) | dict(schema=VERSION)))
    elif act == "serve":
        serve(book, int(told["--port"]))

def serve(book, port):
    if json.loads(book.read_text())["schema"] != VERSION:
        sys.exit("Cơ sở dữ liệu của phiên bản khác")
    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(VERSION.encode())
        def log_message(self, *words):
            pass
    http.server.ThreadingHTTPServer(("127.0.0.1", port), Page).serve_forever()
"""


def make_folder(at: Path, version: str, *, breaks: str = "", platform: str = PLATFORM) -> Path:
    """An offline folder with the toy as that version, broken in the act ``breaks``."""
    folder = at / f"sohoagiai-{version}-{platform}"
    (folder / "wheels").mkdir(parents=True)
    with ZipFile(folder / "wheels" / f"sohoagiai-{version}-py3-none-any.whl", "w") as wheel:
        wheel.writestr("app/__init__.py", "")
        wheel.writestr("app/cli/__init__.py", TOY.format(version=version, breaks=breaks))
    shutil.copytree(UPDATING, folder / "updating", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / FACTS).write_text(json.dumps({"version": version, "platform": platform}), "utf-8")
    write_sums(folder)
    return folder


class Bench:
    """A machine in a folder; it is no root and has no systemd."""

    owner = None

    def __init__(self, at: Path) -> None:
        self.program, self.data, self.said = at / "program", at / "data", []

    def check_rights(self) -> None:
        """Whoever runs tests may write there."""

    def prepare(self, place: Place) -> None:
        for folder in (place.program, place.backups):
            folder.mkdir(parents=True, exist_ok=True)

    def show(self, place: Place) -> list[str]:
        return [f"Vào {place.address}"]

    def install(self, folder: Path) -> Place:
        book = Book("03408", "commune", "quantri", "Suoi-Trong-71", "12")
        return installing.install(self, open_folder(folder), lambda wrong: book, self.said.append)


class Loose(services.ByHand):
    """By hand where there is no ``sh``: on Windows, in place of its Task Scheduler."""

    _begun: subprocess.Popen | None = None

    def start(self, place: Place) -> None:
        self.stop(place)
        with (place.data / "server.log").open("ab") as log:
            said = {"stdin": subprocess.DEVNULL, "stdout": log, "stderr": log}
            self._begun = subprocess.Popen(services.words(place), cwd=place.data, **said)

    def stop(self, place: Place) -> None:
        """As the Task Scheduler does it: at once."""
        if self._begun:
            self._begun.kill()
            self._begun.wait()
            self._begun = None


def words_of(place: Place) -> list[str]:
    return json.loads((place.book / "book.json").read_text())["words"]


def write(place: Place, word: str) -> None:
    """Somebody writes a line."""
    file = place.book / "book.json"
    book = json.loads(file.read_text())
    file.write_text(json.dumps(book | {"words": [*book["words"], word]}))


def served(place: Place) -> str:
    """The version that answers."""
    with urlopen(f"http://127.0.0.1:{place.port}/healthz", timeout=5) as answer:
        return answer.read().decode()


def some_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def other_python(place: Place, version: str) -> None:
    """As if the version had been laid down for the Python before this one."""
    assert this_python() != "3.9"
    (place.version(version) / "python.txt").write_text("3.9", "utf-8")
