"""A PostgreSQL server of our own, with checksums, that is killed as the power kills it.

Debian's ``postgresql`` (or what stands in ``PATH``); it refuses to run as root, so it runs as the
user ``postgres``.
"""

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

from bench.faults.world import free_port, until

USER = "postgres"
BINARIES = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
_WHOLE = 60  # seconds until it must answer again


def why_not() -> str:
    """What is missing here for one with its ``amcheck``."""
    can = bool(BINARIES) and (BINARIES[0] / "pg_amcheck").exists() and os.geteuid() == 0
    return "" if can else "no PostgreSQL with amcheck here, or not root"


class Postgres:
    """One cluster in ``folder``, and in it one database, ``book``."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.process: subprocess.Popen | None = None

    @property
    def url(self) -> str:
        """For SQLAlchemy."""
        return f"postgresql+psycopg://{USER}@127.0.0.1:{self.port}/book"

    def found(self, **settings: str) -> None:
        """A new cluster with these settings."""
        self.folder.mkdir()
        shutil.chown(self.folder, USER, USER)
        for above in self.folder.resolve().parents:
            if not above.stat().st_mode & 0o001:
                above.chmod(above.stat().st_mode | 0o011)  # its folder must be within its reach
        _run("initdb", "-D", self.folder, "--data-checksums", "-U", USER, "-A", "trust")
        with (self.folder / "postgresql.conf").open("a") as written:
            written.writelines(f"{name} = {value}\n" for name, value in settings.items())
        self.start()
        self._lay_book()

    def start(self) -> None:
        until(self._stands, _WHOLE)

    def _stands(self) -> bool:
        """Whether it answers; one that ended at once is begun again: while it was dead, somebody
        may have gone out by its port, and comes back from there for a moment."""
        if self.process is None or self.process.poll() is not None:
            words = ["-D", str(self.folder), "-p", str(self.port), "-k", "", "-h", "127.0.0.1"]
            with self.folder.with_name(f"{self.folder.name}.said").open("ab") as said:
                self.process = subprocess.Popen(
                    [str(BINARIES[0] / "postgres"), *words],
                    user=USER,
                    group=USER,
                    extra_groups=[],
                    start_new_session=True,
                    stdout=said,
                    stderr=said,
                )
        return self.answers()

    def kill(self) -> None:
        """All its processes at once: what lay only in its shared memory is gone.

        It is halted first: a child that it has at that moment would outlive it, and none starts
        beside one that still holds the memory.
        """
        if self.process:
            os.kill(self.process.pid, signal.SIGSTOP)
            until(self._is_halted, _WHOLE)
            own = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
            children = [int(one) for one in own.read_text("ascii").split()]
            for pid in (self.process.pid, *children):
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def _is_halted(self) -> bool:
        told = Path(f"/proc/{self.process.pid}/stat").read_text("ascii")
        return told.rpartition(")")[2].split()[0] == "T"

    def drop(self) -> None:
        """Lose the database, and what was set aside before; an empty one takes its name."""
        for name in self.names():
            _run("dropdb", *self._at, "--force", name)
        self._lay_book()

    def _lay_book(self) -> None:
        _run("createdb", *self._at, "book")
        _run("psql", *self._at, "-c", "CREATE EXTENSION amcheck", "book")

    def names(self) -> list[str]:
        """The databases that are ours."""
        ask = "SELECT datname FROM pg_database WHERE starts_with(datname, 'book') ORDER BY 1"
        return _run("psql", *self._at, "-Atc", ask, "postgres").split()

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.wait()
        self.process = None

    def answers(self) -> bool:
        return _is_well("pg_isready", *self._at)

    def is_sound(self) -> bool:
        """Every index fits its table, and (after a clean stop) every page its checksum."""
        sound = _is_well("pg_amcheck", *self._at, "--heapallindexed", "-d", "book")
        self.stop()
        return sound and _is_well("pg_checksums", "--check", "-D", self.folder)

    @property
    def _at(self) -> list[str]:
        return ["-h", "127.0.0.1", "-p", str(self.port), "-U", USER]


def _command(name: str, words: tuple[object, ...]) -> list[str]:
    return [str(BINARIES[0] / name), *map(str, words)]


def _run(name: str, *words: object) -> str:
    plain = {"user": USER, "group": USER, "extra_groups": [], "cwd": "/"}
    done = subprocess.run(_command(name, words), check=True, capture_output=True, **plain)
    return done.stdout.decode()


def _is_well(name: str, *words: object) -> bool:
    plain = {"user": USER, "group": USER, "extra_groups": [], "cwd": "/"}
    run = subprocess.run(_command(name, words), check=False, capture_output=True, **plain)
    return run.returncode == 0
