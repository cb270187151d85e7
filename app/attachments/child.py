"""A process of its own that opens what somebody sent; it sees nothing of the office but that."""

import os
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread, Timer

ROOT = Path(__file__).resolve().parents[2]
_ENVIRONMENT = ("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "LD_LIBRARY_PATH")


class TooSlow(Exception):
    """The child was stopped by the clock."""


def ask(command: Sequence[str], content: bytes, *, seconds: float, most: int) -> tuple[bytes, int]:
    """What ``command`` answers to the file on its standard input, and how it ended (0: well).

    At most ``most`` bytes are read. Raises :class:`TooSlow`.
    """
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as child:
        late = Event()
        clock = Timer(seconds, _stop, (child, late))
        feeder = Thread(target=_feed, args=(child, content), daemon=True)
        clock.start()
        feeder.start()
        try:
            answer = child.stdout.read(most)
            child.stdout.close()
            child.wait()
        finally:
            clock.cancel()
            child.kill()
            feeder.join()
    if late.is_set():
        raise TooSlow
    return answer, child.returncode


def _stop(child: subprocess.Popen, late: Event) -> None:
    late.set()
    child.kill()


def _feed(child: subprocess.Popen, content: bytes) -> None:
    with suppress(OSError):  # a child that has ended takes no more
        child.stdin.write(content)
        child.stdin.close()
