"""The log of a server: a file a day, kept three months, without anything people have typed.

What an error says of itself may quote a name, so of an error its kind and its place in the
program are written, and not its words.
"""

import logging
import traceback
from datetime import datetime
from logging.handlers import TimedRotatingFileHandler
from pathlib import Path
from types import TracebackType

from app.domain.calendar import HERE

FOLDER, FILE = "logs", "sohoagiai.log"
DAYS = 90
OURS = ("sohoagiai", "sync", "waitress")
_LINE = "%(asctime)s %(levelname)s %(name)s %(message)s"


class WithoutWords(logging.Formatter):
    """One record is one line and, of an error, where it came from."""

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # what another handler has made of it, with all its words
        return super().format(record)

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:
        return datetime.fromtimestamp(record.created, HERE).isoformat(timespec="seconds")

    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        kind, _, trace = ei
        frames = traceback.extract_tb(trace)
        places = [f"  {Path(one.filename).name}:{one.lineno} {one.name}" for one in frames]
        return "\n".join([kind.__name__ if kind else "", *places])

    def formatMessage(self, record: logging.LogRecord) -> str:
        record.message = record.message.replace("\r", " ").replace("\n", " ")
        return super().formatMessage(record)


def write_to(folder: Path) -> logging.Handler:
    """Have the program write its log into ``logs/`` of the instance ``folder``."""
    place = folder / FOLDER
    place.mkdir(mode=0o700, exist_ok=True)
    handler = TimedRotatingFileHandler(
        place / FILE, when="midnight", backupCount=DAYS, encoding="utf-8", delay=True
    )
    handler.setFormatter(WithoutWords(_LINE))
    for name in OURS:
        ours = logging.getLogger(name)
        ours.setLevel(logging.INFO)
        ours.addHandler(handler)
    return handler
