"""After a page has been made: who has opened which record is noted, once a day.

The page is not held back by it: on a full or busy disk people go on reading, and the log of the
machine says that a line is missing.
"""

from datetime import date
from uuid import UUID

from flask import Flask, Response, current_app, g, request
from sqlalchemy.exc import IntegrityError, OperationalError

from app.db import db
from app.domain.actors import Actor
from app.records import viewing
from app.records.types import Watched

_KNOWN = "viewed"


class Known:
    """The lines of today that this process has written: opening again asks no database."""

    def __init__(self) -> None:
        self.day: date | None = None
        self.lines: set[tuple[UUID, UUID]] = set()

    def unknown(self, seen: set[tuple[UUID, UUID]]) -> set[tuple[UUID, UUID]]:
        if (today := viewing.today_here()) != self.day:
            self.day, self.lines = today, set()
        return seen - self.lines


def init_app(app: Flask) -> None:
    app.extensions[_KNOWN] = Known()

    @app.after_request
    def note(response: Response) -> Response:
        actor: Actor | None = g.get("actor")
        if actor is not None and request.method == "GET" and response.status_code < 300:
            _note(viewing.take_seen(), actor)
        return response


def _note(seen: "set[Watched]", by: Actor) -> None:
    known: Known = current_app.extensions[_KNOWN]
    account = by.account_id
    new = known.unknown({(account, record_id) for _, record_id in seen})
    if not new:
        return
    fresh = {about for about in seen if (account, about[1]) in new}
    try:
        viewing.note(fresh, by=by)
    except (IntegrityError, OperationalError):
        db.session.rollback()
        current_app.logger.error("%d opened records could not be noted, %s", len(new), account)
    else:
        known.lines |= new
