"""The log of a server, without anything people have typed: of one process a file a day, kept three
months; where gunicorn serves, lines for the system, which keeps those of all its processes.

What an error says of itself may quote a name, so of an error its kind and its place in the
program are written, and not its words; of what a library tells, the sentence without its values.
"""

import copy
import logging
import threading
import traceback
from datetime import datetime
from logging.handlers import TimedRotatingFileHandler
from pathlib import Path
from types import TracebackType

from app.domain.calendar import HERE
from app.health.accidents import LOG_FILE, LOGS

DAYS = 90
OURS = ("sohoagiai", "sync", "waitress")
_GUNICORN = "gunicorn.error"
_LINE = "%(asctime)s %(levelname)s %(name)s %(message)s"


class WithoutWords(logging.Formatter):
    """One record is one line and, of an error, where it came from."""

    def format(self, record: logging.LogRecord) -> str:
        record = copy.copy(record)
        record.exc_text = None  # what another handler has made of it, with all its words
        if not record.name.startswith(OURS):
            record.args = ()
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
    """Have the program write its log into ``logs/`` of the instance ``folder``; for a server of
    one process, for two would take the file of a day from each other at midnight."""
    place = folder / LOGS
    place.mkdir(mode=0o700, exist_ok=True)
    return _hears_all(
        TimedRotatingFileHandler(
            place / LOG_FILE, when="midnight", backupCount=DAYS, encoding="utf-8", delay=True
        )
    )


def write_out() -> logging.Handler:
    """Have a process of several write its log to where the system, or the engine of containers,
    collects it; what gunicorn says of a request as well."""
    handler = _hears_all(logging.StreamHandler())
    logging.getLogger(_GUNICORN).handlers = [handler]
    return handler


def _hears_all(handler: logging.Handler) -> logging.Handler:
    handler.setFormatter(WithoutWords(_LINE))
    logging.getLogger().addHandler(handler)
    for name in OURS:
        logging.getLogger(name).setLevel(logging.INFO)
    threading.excepthook = _thread_ended
    return handler


def _thread_ended(accident: threading.ExceptHookArgs) -> None:
    if accident.exc_value is not None:
        error = (accident.exc_type, accident.exc_value, accident.exc_traceback)
        logging.getLogger(OURS[0]).error("a thread has ended by an accident", exc_info=error)
