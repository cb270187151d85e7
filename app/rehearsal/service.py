"""Where the practice book of an office lies, whether it runs, and how it begins anew."""

import json
import socket
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.instance import DATABASE_FILE, this_instance
from app.opening import BookFile
from app.records import journal

FOLDER = "practice"
BEGINNING = "beginning.sqlite"
"""In a practice book: the database as it was when it was made."""
RUNNING = "running.json"
LOCAL = ("127.0.0.1", "localhost")
PATIENCE = 0.5  # seconds to wait for a server of this machine


SUBJECT = "practice"


class RehearsalAct(LabelledEnum):
    START = "start_practice", "Cho chạy sổ tập"


class Server(Protocol):
    """Starts and tells of the process behind the practice book; lent from above."""

    @property
    def is_alive(self) -> bool: ...

    def start(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Address:
    """On which interface and port the practice book listens."""

    host: str
    port: int

    def url(self, asked_for: str) -> str:
        """As somebody reaches it who asked for this machine by the name ``asked_for``."""
        return f"http://{asked_for}:{self.port}/"

    def is_open_to(self, asked_for: str) -> bool:
        return self.host not in LOCAL or asked_for in LOCAL


def folder_of(folder: Path) -> Path:
    """The practice book of the office whose data lies in ``folder``."""
    return folder / FOLDER


def note_running(practice: Path, address: Address) -> None:
    """The server of the practice book says where it listens."""
    text = json.dumps({"host": address.host, "port": address.port})
    (practice / RUNNING).write_text(text, "utf-8")


def running() -> Address | None:
    """Where the practice book of this office answers now; None where it does not run."""
    try:
        told = json.loads((folder_of(this_instance().folder) / RUNNING).read_text("utf-8"))
        address = Address(str(told["host"]), int(told["port"]))
        is_open = address.host in ("0.0.0.0", "::")  # nosec B104: compared
        near = LOCAL[0] if is_open else address.host
        with socket.create_connection((near, address.port), timeout=PATIENCE):
            return address
    except (OSError, ValueError, KeyError, TypeError):
        return None


def start(server: Server, *, by: Actor) -> None:
    """Have the server of the practice book started; who did stands in the journal."""
    with transaction() as session:
        journal.refuse_repeat(session, by)
        journal.note(RehearsalAct.START, by=by, subject=SUBJECT)
    server.start()


def keep_beginning(practice: Path) -> None:
    """Keep the database as it is now, for :func:`begin_anew`."""
    _copy(practice / DATABASE_FILE, practice / BEGINNING)


def begin_anew() -> None:
    """Put the practice book back to its beginning, with everybody signed out.

    Raises :class:`RuleViolation` in a real book, whose records nothing may take away.
    """
    here = this_instance()
    if not here.practice:
        raise RuleViolation("Đây là sổ thật, không làm lại từ đầu được.")
    db.session.remove()
    _copy(here.folder / BEGINNING, here.folder / DATABASE_FILE)


def _copy(of: Path, into: Path) -> None:
    """Page by page under the locks of SQLite: who reads meanwhile sees one or the other."""
    with closing(BookFile(of).connect()) as source, closing(BookFile(into).connect()) as target:
        source.backup(target)
