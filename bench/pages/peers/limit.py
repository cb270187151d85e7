"""The limit: pages of bare WSGI and ``sqlite3``, served by waitress as the product is.

No login, no template, no journal: it runs in an environment without the product. ``limit.py DATA
PORT``.
"""

import sqlite3
import sys
import threading
from collections.abc import Callable, Iterable
from html import escape
from urllib.parse import parse_qs

from waitress import serve

PAGE = 20
_LINES = (
    "SELECT c.id, number, received_on, t.name, parties, substr(summary, 1, 160), category, state,"
    " ended_on FROM mediation_case c JOIN team t ON t.id = team_id "
)
_NEWEST = f" ORDER BY received_on DESC, c.id DESC LIMIT {PAGE}"
_LIST = _LINES + _NEWEST
_NEXT = _LINES + "WHERE (received_on, c.id) < (?, ?)" + _NEWEST
_FOUND = (
    _LINES + "WHERE c.id IN (SELECT rowid FROM words WHERE words MATCH ?"
    f" ORDER BY rowid DESC LIMIT {PAGE})" + _NEWEST
)
_CASE = _LINES.replace("substr(summary, 1, 160)", "summary") + "WHERE c.id = ?"
_PARTIES = "SELECT side, name, birth_year, address FROM party WHERE case_id = ?"
_COUNT = (
    "SELECT category, state, count(*) FROM mediation_case WHERE received_on BETWEEN ? AND ?"
    " GROUP BY category, state"
)
_SAVE = (
    "INSERT INTO mediation_case (number, received_on, team_id, parties, summary, category, state)"
    " VALUES ('', date('now'), 1, ?, ?, '', 'received')"
)
_own = threading.local()


def connection() -> sqlite3.Connection:
    if not hasattr(_own, "open"):
        _own.open = sqlite3.connect(sys.argv[1], isolation_level=None)
        _own.open.execute("PRAGMA journal_mode=WAL")
        _own.open.execute("PRAGMA synchronous=FULL")
        _own.open.execute("PRAGMA busy_timeout=15000")
    return _own.open


def rows_of(rows: Iterable[tuple]) -> str:
    return "".join(
        "<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows
    )


def table(asked: str, values: tuple = ()) -> str:
    return f"<table>{rows_of(connection().execute(asked, values))}</table>"


def answer(path: str, fields: dict[str, list[str]], typed: dict[str, list[str]]) -> str:
    if path == "/list":
        return table(_NEXT, (fields["day"][0], fields["id"][0])) if fields else table(_LIST)
    if path == "/case":
        key = (fields["id"][0],)
        return table(_CASE, key) + table(_PARTIES, key)
    if path == "/find":
        words = " ".join(f'"{word}"' for word in fields["q"][0].replace('"', "").split())
        return table(_FOUND, (words,))
    if path == "/count":
        return table(_COUNT, (fields["first"][0], fields["last"][0]))
    return str(connection().execute(_SAVE, (typed["parties"][0], typed["summary"][0])).lastrowid)


def app(environ: dict, start: Callable) -> list[bytes]:
    fields, typed = parse_qs(environ["QUERY_STRING"]), {}
    if environ["REQUEST_METHOD"] == "POST":
        typed = parse_qs(environ["wsgi.input"].read().decode())
    page = answer(environ["PATH_INFO"], fields, typed)
    body = f"<!doctype html><html lang=vi><title>Limit</title><main>{page}</main>".encode()
    heads = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))]
    start("200 OK", heads)
    return [body]


if __name__ == "__main__":
    serve(app, host="127.0.0.1", port=int(sys.argv[2]), threads=8)
