"""A small site with one fault for each scanner of the web: run by file, in the tools' Python."""

import sqlite3
import sys

from flask import Flask, request

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
def joins_words_to_a_query() -> str:
    book = sqlite3.connect(":memory:")
    book.executescript("create table t (id int, said text); insert into t values (1, 'one')")
    try:
        found = book.execute(f"select said from t where id = {request.args.get('id', '1')}")
        return str(found.fetchall())
    except sqlite3.Error as wrong:
        return str(wrong)


@app.get("/fails")
def fails() -> str:
    return str(int(request.args.get("n", "0")))


if __name__ == "__main__":
    app.run(port=int(sys.argv[1]))
