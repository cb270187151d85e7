"""What somebody sends is looked at here and painted anew by a process of its own."""

import json
import logging
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore, Event, Thread, Timer

import filetype

from app.domain.attachments import (
    MOST_KEPT,
    MOST_PAGES,
    MediaType,
    Source,
    Unfit,
    check_size,
    source_of,
)
from app.domain.errors import RuleViolation

ROOT = Path(__file__).resolve().parents[2]
PAINTER = (sys.executable, "-m", "app.attachments.repaint")
SECONDS = 20  # that one file may take
AT_ONCE = 2
_ENVIRONMENT = ("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "LD_LIBRARY_PATH")
places = BoundedSemaphore(AT_ONCE)
log = logging.getLogger("sohoagiai")


@dataclass(frozen=True, slots=True)
class Painted:
    """What is kept of a file: pixels that we wrote ourselves, and a small picture of page one."""

    media: MediaType
    pages: int
    kept: bytes
    preview: bytes


def paint_anew(content: bytes) -> Painted:
    """The pictures of a photo or a PDF; refuses everything else with a sentence."""
    check_size(len(content))
    source = source_of(filetype.guess_mime(content))
    if not places.acquire(timeout=SECONDS):
        raise RuleViolation(Unfit.BUSY.label)
    try:
        answer = _ask(source, content)
    finally:
        places.release()
    return _read(source, answer)


def _ask(source: Source, content: bytes) -> bytes:
    """What the child answers; it sees nothing of the office but this file."""
    with subprocess.Popen(
        [*PAINTER, source.value],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as child:
        late = Event()
        clock = Timer(SECONDS, _stop, (child, late))
        feeder = Thread(target=_feed, args=(child, content), daemon=True)
        clock.start()
        feeder.start()
        try:
            answer = child.stdout.read(MOST_KEPT)
            child.stdout.close()
            child.wait()
        finally:
            clock.cancel()
            child.kill()
            feeder.join()
    if late.is_set():
        raise RuleViolation(Unfit.TOO_SLOW.label)
    if child.returncode:
        log.warning("attachments: the painter ended with %s", child.returncode)
    return answer


def _stop(child: subprocess.Popen, late: Event) -> None:
    late.set()
    child.kill()


def _feed(child: subprocess.Popen, content: bytes) -> None:
    with suppress(OSError):  # a child that has ended takes no more
        child.stdin.write(content)
        child.stdin.close()


def _read(source: Source, answer: bytes) -> Painted:
    line, _, rest = answer.partition(b"\n")
    try:
        facts = json.loads(line)
        if why := facts.get("refused"):
            raise RuleViolation(Unfit(why).label)
        pages, size = int(facts["pages"]), int(facts["kept"])
    except (ValueError, LookupError, TypeError, AttributeError):
        raise RuleViolation(Unfit.BROKEN.label) from None
    kept, preview = rest[:size], rest[size:]
    if not (1 <= pages <= MOST_PAGES and len(kept) == size and preview):
        raise RuleViolation(Unfit.BROKEN.label)
    return Painted(source.becomes, pages, kept, preview)
