"""A small site with one fault for each scanner of the web: run by file."""

import sqlite3
import sys
from urllib.parse import parse_qs, unquote

from flask import Flask, Response, redirect, request

app = Flask(__name__)
PAGE = (
    '<form action="/find"><input name="q"></form><a href="/find?q=a">a</a><a href="/row?id=1">1</a>'
)


@app.get("/")
def index() -> str:
    return PAGE


@app.get("/find")
def reflects() -> str:
    return f"<p>{request.args.get('q', '')}</p>{PAGE}"


@app.get("/row")
def leads_to_the_query() -> Response:
    """As ours do with what somebody sought: the words go on to the address of the answer."""
    return redirect(f"/found?sealed={request.query_string.hex()}", 303)


@app.get("/found")
def joins_words_to_a_query() -> str | Response:
    """Blind, and for who is in alone: each answer takes the cookie away from who obeys it."""
    if request.cookies.get("in") != "yes":
        return redirect("/", 303)
    words = bytes.fromhex(request.args.get("sealed", "")).decode("utf-8", "replace")
    (number,) = parse_qs(words).get("id", ["1"])[:1]
    book = sqlite3.connect(":memory:")
    book.executescript("create table t (id int, said text); insert into t values (1, 'one')")
    try:
        found = book.execute(f"select said from t where id = {number}").fetchall()
    except (sqlite3.Error, sqlite3.Warning):
        found = []
    answer = Response(f"<p>{'a case was found' if found else 'nothing'}</p>")
    answer.set_cookie("in", "no")
    return answer


@app.errorhandler(404)
def says_back_what_is_not_there(fault: Exception) -> tuple[str, int]:
    return unquote(request.full_path), 404


@app.get("/fails")
def fails() -> str:
    return str(int(request.args.get("n", "0")))


if __name__ == "__main__":
    app.run(port=int(sys.argv[1]))
