"""What somebody hostile may have written into every record, and where it does not belong.

The words of people in a whole book end in :data:`PAYLOAD`. A page that shows them otherwise than as
text has an image with a handler of its own, which the manners of every page forbid. In the midst
stands :data:`CANARY`, whose place is the text of pages: no address, no header, no log.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, Response, request
from sqlalchemy import JSON, Column, String, select, update

from app.catalog import RECORD_TYPES
from app.db import db
from app.serving import logs
from tests.manners import read

CANARY = "qqcanaryqq"
PAYLOAD = f"'\"><img src=x onerror={CANARY}()>"
AS_TEXT = f"&#39;&#34;&gt;&lt;img src=x onerror={CANARY}()&gt;"
FREE = 60
"""Letters from which on a column holds words of people and not a code."""
FOR_EYES = {"value", "title", "alt", "aria-label", "placeholder", "content", "data-label"}
"""Attributes that hold words; all others are names, addresses and orders."""

NAMED_AFTER = {"teams", "inspection", "remuneration", "emulation", "statistics", "training"}
"""Rooms with lists that are named after a team, a unit, a class: words of the office, not of
people."""


def plant() -> int:
    """Put it into every record of the book; in how many rows there was a place for it."""
    return sum(map(_plant_into, (kind.model.__table__ for kind in RECORD_TYPES)))


def _plant_into(table: Any) -> int:
    columns = [one for one in table.columns if _holds_words(one)]
    planted = 0
    for key, *held in db.session.execute(select(table.c.id, *columns)).all():
        said = zip(columns, held, strict=True)
        new = {one.key: _hostile(value, one.type) for one, value in said if value}
        if CANARY in str(new):
            planted += 1
            db.session.execute(update(table).where(table.c.id == key).values(new))
    db.session.commit()
    return planted


def _holds_words(column: Column) -> bool:
    is_unique = column.unique or any(
        one.unique and column.name in one.columns for one in column.table.indexes
    )
    if isinstance(column.type, JSON):
        return True
    is_text = isinstance(column.type, String) and not is_unique
    return is_text and (column.type.length is None or column.type.length >= FREE)


def _hostile(value: Any, type_: Any) -> Any:
    if isinstance(value, str) and " " in value:
        most = getattr(type_, "length", None)
        return (value[: most - len(PAYLOAD)] if most else value) + PAYLOAD
    if isinstance(value, list):
        return [_hostile(one, None) for one in value]
    if isinstance(value, dict):
        return {name: _hostile(one, None) for name, one in value.items()}
    return value


def watch(app: Flask) -> set[str]:
    """What is found out of place in the answers of ``app`` from now on: pages, fragments, files."""
    found: set[str] = set()

    def look(response: Response) -> Response:
        found.update(out_of_place(response))
        return response

    # the last one to come is asked first: before the page is packed
    app.after_request_funcs.setdefault(None, []).append(look)
    return found


def log_of(app: Flask, test: pytest.FixtureRequest) -> Path:
    """The file into which the server of ``app`` writes its log, until the test ends."""
    ending = ExitStack()
    test.addfinalizer(ending.close)
    handler = ending.enter_context(hearing(lambda: logs.write_to(Path(app.instance_path))))
    return Path(handler.baseFilename)


@contextmanager
def hearing(begin: Callable[[], logging.Handler]) -> Iterator[logging.Handler]:
    """The log that ``begin`` has begun; afterwards nothing of it is left."""
    root, gunicorn = logging.getLogger(), logging.getLogger("gunicorn.error")
    before = threading.excepthook, gunicorn.handlers
    handler = begin()
    try:
        yield handler
    finally:
        threading.excepthook, gunicorn.handlers = before
        root.removeHandler(handler)
        handler.close()


def out_of_place(response: Response) -> Iterator[str]:
    """Where an answer holds the planted words and should not."""
    for name, value in response.headers:
        is_name = name == "Content-Disposition" and request.blueprint in NAMED_AFTER
        if CANARY in value and not is_name:
            yield f"in the header {name} of {request.endpoint}"
    if response.mimetype != "text/html" or response.location:
        return
    text = response.get_data(as_text=True)
    if PAYLOAD in text:
        yield f"as it was typed, in {request.endpoint}"
    for tag, facts, _, _ in read(text).tags:
        for name, value in facts.items():
            if CANARY in name or (CANARY in value and name not in FOR_EYES):
                yield f"in <{tag} {name}> of {request.endpoint}"
