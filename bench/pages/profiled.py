"""Why a page costs what it costs: ``python -m bench.pages.profiled FOLDER`` prints, as JSON, what
of it the templates and the database take, and how much is asked and drawn.

In a process of its own, without a server: the profiler makes all slower, so these are shares.
"""

import json
import re
import sys
from collections.abc import Sequence
from cProfile import Profile
from itertools import islice
from pathlib import Path
from pstats import Stats

from flask.testing import FlaskClient
from sqlalchemy import event

from app.db import db
from app.factory import create_app
from app.instance import DATABASE_FILE, load
from bench.faults.world import PASSWORD
from bench.pages.lots import PAPER
from bench.pages.rows import opened

TIMES = 10
WHOLE = "flask/app.py", "wsgi_app"
PARTS = {
    "templates": ("jinja2/environment.py", "render"),
    "database": ("orm/session.py", "_execute_internal"),
    "who asks, and may they": ("flask/app.py", "preprocess_request"),
    "compiler of papers": ("papers/pdf.py", "render"),
}
COUNTED = {
    "forms made": ("wtforms/form.py", "__call__"),
    "fields drawn": ("wtforms/meta.py", "render_field"),
}


def profile(client: FlaskClient, addresses: Sequence[str]) -> dict[str, float]:
    """Of one page: parts of the time in hundredths, and numbers."""
    asked: list[str] = []

    def note(connection, cursor, statement, *rest) -> None:
        asked.append(statement)

    for address in addresses:
        client.get(address)  # what is compiled and noted once
    event.listen(db.engine, "before_cursor_execute", note)
    seen = Profile()
    for address in addresses:
        answer = seen.runcall(client.get, address)
        assert answer.status_code == 200, address
    event.remove(db.engine, "before_cursor_execute", note)
    whole = _of(seen, WHOLE)[1]
    told = {"statements": len(asked) / len(addresses)}
    told |= {name: _of(seen, which)[0] / len(addresses) for name, which in COUNTED.items()}
    parts = {f"% {name}": 100 * _of(seen, at)[1] / whole for name, at in PARTS.items()}
    return told | {name: share for name, share in parts.items() if share}


def _of(seen: Profile, which: tuple[str, str]) -> tuple[int, float]:
    """Calls of a function, and seconds in it and below it."""
    rows = [row for (file, _, name), row in Stats(seen).stats.items()
            if file.replace("\\", "/").endswith(which[0]) and name == which[1]]  # fmt: skip
    return sum(row[1] for row in rows), sum(row[3] for row in rows)


def _papers(client: FlaskClient, cases: Sequence[str]) -> list[str]:
    """Of the oldest cases that have one; no more are asked, for papers have a pace."""
    papers = (f"{PAPER}{case.rsplit('/', 1)[1]}.pdf" for case in reversed(cases))
    return list(islice((one for one in papers if client.get(one).status_code == 200), TIMES))


def main(folder: Path) -> None:
    app = create_app(load(folder))
    client = app.test_client()
    door = client.get("/dang-nhap").text
    token = re.search(r'name="csrf_token" value="([^"]+)"', door)[1]
    typed = {"login": "canbo0", "password": PASSWORD, "csrf_token": token}
    assert client.post("/dang-nhap", data=typed).status_code == 303
    cases = [f"/hoa-giai/{one}" for one in opened(folder / DATABASE_FILE)]
    pages = {
        "list": ["/hoa-giai/"] * TIMES,
        "newest cases, still open": cases[:TIMES],
        "older cases, closed": cases[-TIMES:],
        "first page of an officer": ["/"] * TIMES,
        "a page that asks nothing of the book": ["/doi-mat-khau"] * TIMES,
        "a paper as PDF": _papers(client, cases),
    }
    with app.app_context():
        print(json.dumps({name: profile(client, some) for name, some in pages.items()}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
