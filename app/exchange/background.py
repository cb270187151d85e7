"""A session that somebody asked for, beside the request: the page does not wait for it."""

import logging
import threading
import time
from pathlib import Path

from flask import Flask, current_app

from app.domain.actors import Actor
from app.exchange import sessions, signs
from app.exchange.sessions import SyncFailed

log = logging.getLogger("sohoagiai.exchange")
PATIENCE = 120.0
"""Seconds to wait for another session to end where this one shall do more."""
VISIBLE = 2.0
"""Seconds within which a session shows that it has begun, or has ended already."""


def start(by: str, regains: Actor | None = None) -> None:
    """Begin a session now; one that runs already, in whatever process, is let run.

    With ``regains`` it also takes back what is lost here; then it waits for the other.
    """
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    folder = app.extensions["instance"].folder
    thread = threading.Thread(
        target=_run, args=(app, by, regains), name="exchange-now", daemon=True
    )
    thread.start()
    end = time.monotonic() + VISIBLE
    while thread.is_alive() and not _shows(folder) and time.monotonic() < end:
        time.sleep(0.02)


def _shows(folder: Path) -> bool:
    """The sign of one that died before says nothing of this one."""
    running = signs.running(folder)
    return running is not None and running.is_alive


def _run(app: Flask, by: str, regains: Actor | None) -> None:
    with app.app_context():
        try:
            sessions.run(by=by, regains=regains, patience=PATIENCE if regains else 0)
        except SyncFailed as failure:
            log.info("%s", failure)
        except Exception:  # told on the page by what the session has noted
            log.exception("the exchange stumbled")
