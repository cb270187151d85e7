"""What makes a run of the tests quick: what is compiled once, and a disk nobody waits for."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar
from unittest import mock

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy import Engine, event
from werkzeug.routing import Map

from app.db import db
from app.practice import places
from app.records import journal


class Compiled(BytecodeCache):
    """Templates compiled once a run and not once an application."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self.kept.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


class MapOnce(Map):
    """Addresses compiled once a run and not once an application: most of making one.

    Applications with the same addresses share what was compiled for the first; each still
    has views of its own.
    """

    kept: ClassVar[dict[Any, Map]] = {}

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.added: list[Any] = []

    def add(self, rule: Any) -> None:
        self.added.append(rule)
        self._remap = True

    def update(self) -> None:
        if not self._remap:
            return
        key = tuple((r.rule, r.endpoint, repr(r.defaults), *sorted(r.methods)) for r in self.added)
        if key not in self.kept:
            self.kept[key] = Map()
            for rule in self.added:
                rule.map = None
                self.kept[key].add(rule)
            self.kept[key].update()
        first = self.kept[key]
        self._matcher, self._rules_by_endpoint = first._matcher, first._rules_by_endpoint
        self._remap = False


FIRST_ENGINES: dict[str, Engine] = {}


def share_statements(app: Flask) -> None:
    """Statements compiled once a run and not once an application: what is compiled belongs to a
    dialect, so all engines of one kind get that of the first."""
    with app.app_context():
        engine = db.engine
    if engine.dialect.name not in FIRST_ENGINES:
        engine.connect().close()  # the dialect learns with whom it speaks, once and for all
        engine._compiled_cache.capacity = 10_000
        FIRST_ENGINES[engine.dialect.name] = engine
    first = FIRST_ENGINES[engine.dialect.name]
    engine.dialect = engine.pool._dialect = first.dialect
    engine._compiled_cache = first._compiled_cache


def hurry(app: Flask) -> None:
    """Do not wait for the disk: no test cuts the power. That ours waits has a test of its own."""
    with app.app_context():
        event.listen(db.engine, "connect", _without_waiting)


def _without_waiting(connection: Any, _record: Any) -> None:
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA synchronous=OFF")


class Endless:
    """Shares of a minute (:mod:`app.web.pace`) that never end."""

    def has(self, *_asked: Any) -> bool:
        return True

    take = has


VILLAGES = 4


@contextmanager
def few_villages() -> Iterator[None]:
    """An invented commune has four villages with their teams, not twelve and more: with fewer,
    nothing of what happens between teams is missing."""
    whole = places.villages_of
    with mock.patch.object(places, "villages_of", lambda *unit: whole(*unit)[:VILLAGES]):
        yield


@contextmanager
def neither_sent_nor_sought() -> Iterator[None]:
    """Half of the time of writing a sample goes into the log of the exchange and the index of the
    search: for tests that look at neither."""
    with mock.patch.object(journal, "log_write"), mock.patch.object(journal, "enter"):
        yield
