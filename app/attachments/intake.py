"""What somebody sends is looked at here and painted anew by a process of its own."""

import json
import logging
import sys
from dataclasses import dataclass
from threading import BoundedSemaphore

import filetype

from app.attachments.child import TooSlow, ask
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

PAINTER = (sys.executable, "-m", "app.attachments.repaint")
SECONDS = 20  # that one file may take
AT_ONCE = 2
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
    try:
        answer, how = ask((*PAINTER, source.value), content, seconds=SECONDS, most=MOST_KEPT)
    except TooSlow:
        raise RuleViolation(Unfit.TOO_SLOW.label) from None
    if how:
        log.warning("attachments: the painter ended with %s", how)
    return answer


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
