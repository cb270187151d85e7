"""The servers that are asked, and where each has its list, its case, its search, its form."""

import os
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import requests

from app.domain.words import fold
from app.instance import DATABASE_FILE
from app.practice.demo.cast import ADMIN, COMMUNES
from app.practice.demo.cast import PASSWORD as OF_ROLES
from bench.faults.desk import Person, Server
from bench.faults.world import PASSWORD, free_port, until
from bench.pages import peers
from bench.pages.asking import Ask, Site, settled
from bench.pages.rows import names, opened

LIMIT, OURS, DJANGO, DATASETTE = "limit", "ours", "Django admin", "Datasette"
LIST, NEXT, CASE, AGAIN = "list", "list, midway", "case", "case, again"
MARKED, PLAIN, BOX = "search with tones", "search without tones", "search of everything"
REPORT, SAVE, FRAME = "report", "save", "frame"
FIRST_PAGE = "first page of "
PAGES = (LIST, NEXT, CASE, AGAIN, MARKED, PLAIN)
LOGINS = (*(one.login for one in COMMUNES[0].logins), ADMIN)
WORDS = 40
_MIDWAY, _DAYS = date(2016, 1, 1), 2000


class Child:
    """A peer as a process, until it is stopped."""

    def __init__(self, words: list[str | Path], port: int, path: str) -> None:
        self.port = port
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen(words, **quiet)
        self.pid = self.process.pid
        until(lambda: self.process.poll() is not None or _speaks(port, path))
        if self.process.returncode is not None:
            raise SystemExit(f"{words[1]} does not start")

    def kill(self, *_how: int) -> None:
        self.process.kill()
        self.process.wait()


def _speaks(port: int, path: str) -> bool:
    try:
        return requests.get(f"http://127.0.0.1:{port}{path}", timeout=5).ok
    except requests.RequestException:
        return False


def ours(
    folder: Path, cases: int, plain: Path, *, officers: int, with_roles: bool
) -> tuple[Server, Site, list[Person]]:
    """The product as ``sohoagiai serve`` runs it; so many officers have signed in, and one person
    of every role. Only the second step of the administrator's signing in is left out, and nobody is
    signed out for being idle."""
    server = Server(folder, SOHOAGIAI_TOTP_ROLES="", SOHOAGIAI_IDLE_MINUTES="600")
    server.start()
    settled(server.pid)
    team = _team(folder)
    staff = [Person(server, team, number) for number in range(officers)]
    roles = [Person(server, team, login=login) for login in LOGINS if with_roles]
    for one in (*staff, *roles):
        password = PASSWORD if one in staff or one.login == ADMIN else OF_ROLES
        if one.sign_in(password).status_code != 303:
            raise SystemExit(f"{one.login} cannot sign in")
    found, cased = names(plain, WORDS), opened(folder / DATABASE_FILE)
    pages = {
        LIST: lambda n: _by(staff, n, "/hoa-giai/"),
        NEXT: lambda n: _by(staff, n, f"/hoa-giai/?sau={_day(n)}_{UUID(int=n).hex}"),
        CASE: lambda n: _by(staff, n // len(cased), f"/hoa-giai/{cased[n % len(cased)]}"),
        AGAIN: lambda n: _by(staff, 0, f"/hoa-giai/{cased[n % 3]}"),
        MARKED: lambda n: _by(staff, n, "/hoa-giai/", tim=found[n % WORDS]),
        PLAIN: lambda n: _by(staff, n, "/hoa-giai/", tim=fold(found[n % WORDS])),
        BOX: lambda n: _by(staff, n, "/tim/", q=fold(found[n % WORDS])),
        FRAME: lambda n: _by(staff, n, "/doi-mat-khau"),  # it asks nothing of the book
        REPORT: lambda n: _by(staff, n, "/bao-cao/", **_period(n)),
        SAVE: lambda n: _save(staff[n % officers]),
        **{f"{FIRST_PAGE}{one.login}": partial(_home, one) for one in roles},
    }  # fmt: skip
    return server, Site(OURS, cases, server.port, server.pid, pages), staff


def _home(one: Person, _number: int) -> Ask:
    return Ask("/", _cookie(one))


def _by(people: list[Person], number: int, path: str, **fields: str) -> Ask:
    one = people[number % len(people)]
    return Ask(_with(path, fields), _cookie(one))


def _save(one: Person) -> Ask:
    typed = {**one.new_case(uuid4().hex), "csrf_token": one.token}
    return Ask("/hoa-giai/moi", _cookie(one), typed)


def _with(path: str, fields: dict[str, str]) -> str:
    return requests.Request("GET", f"http://x{path}", params=fields).prepare().path_url


def _cookie(one: Person) -> dict[str, str]:
    return {"Cookie": "; ".join(f"{name}={value}" for name, value in one.web.cookies.items())}


def _day(number: int) -> date:
    """Somewhere in the years of the book, each number elsewhere."""
    return _MIDWAY + timedelta(days=number * 37 % _DAYS)


def _period(number: int) -> dict[str, str]:
    return {"first": "01/01/2015", "last": f"{_day(number):%d/%m/%Y}"}


def _team(folder: Path) -> UUID:
    with closing(sqlite3.connect(folder / DATABASE_FILE)) as book:
        (team,) = book.execute("SELECT id FROM team WHERE closed_on IS NULL").fetchone()
    return UUID(team)


def limit(cache: Path, data: Path, cases: int) -> tuple[Child, Site]:
    port = free_port()
    child = Child(peers.limit(cache, data, port), port, "/list")
    found = names(data, WORDS)
    pages: dict[str, Callable[[int], Ask]] = {
        LIST: lambda n: Ask("/list"),
        NEXT: lambda n: Ask(f"/list?day={_day(n)}&id={n}"),
        CASE: lambda n: Ask(f"/case?id={cases - n % 60}"),
        AGAIN: lambda n: Ask(f"/case?id={cases - n % 3}"),
        MARKED: lambda n: Ask(_with("/find", {"q": found[n % WORDS]})),
        PLAIN: lambda n: Ask(_with("/find", {"q": fold(found[n % WORDS])})),
        REPORT: lambda n: Ask(f"/count?first=2015-01-01&last={_day(n)}"),
        SAVE: lambda n: Ask("/save", typed={"parties": f"A – B {n}", "summary": "Tranh chấp."}),
    }
    return child, Site(LIMIT, cases, port, child.pid, pages)


def django(cache: Path, data: Path, cases: int) -> tuple[Child, Site]:
    port = free_port()
    child = Child(peers.django(cache, data, port), port, "/admin/login/")
    cookie, token = _django_session(port)
    found, base = names(data, WORDS), "/admin/registry/mediationcase/"

    def at(path: str, typed: dict[str, str] | None = None) -> Ask:
        return Ask(base + path, {"Cookie": cookie, "Referer": f"http://127.0.0.1:{port}/"}, typed)

    pages: dict[str, Callable[[int], Ask]] = {
        LIST: lambda n: at(""),
        NEXT: lambda n: at(f"?p={cases // 40 + n}"),
        CASE: lambda n: at(f"{cases - n % 60}/change/"),
        AGAIN: lambda n: at(f"{cases - n % 3}/change/"),
        MARKED: lambda n: at(_with("/", {"q": found[n % WORDS]})[1:]),
        PLAIN: lambda n: at(_with("/", {"q": fold(found[n % WORDS])})[1:]),
        SAVE: lambda n: at("add/", _django_form(token, n)),
    }
    return child, Site(DJANGO, cases, port, child.pid, pages)


def _django_session(port: int) -> tuple[str, str]:
    with requests.Session() as web:
        place = f"http://127.0.0.1:{port}/admin/login/"
        web.get(place, timeout=60)
        typed = {"username": peers.LOGIN, "password": peers.PASSWORD, "next": "/admin/"}
        typed["csrfmiddlewaretoken"] = web.cookies["csrftoken"]
        web.post(place, typed, headers={"Referer": place}, timeout=60)
        cookie = "; ".join(f"{name}={value}" for name, value in web.cookies.items())
        return cookie, web.cookies["csrftoken"]


def _django_form(token: str, number: int) -> dict[str, str]:
    counts = {"TOTAL": "0", "INITIAL": "0", "MIN_NUM": "0", "MAX_NUM": "1000"}
    return {
        "csrfmiddlewaretoken": token,
        "number": "", "received_on_0": "", "received_on": "2026-11-01", "team": "1",
        "parties": f"A – B {number}", "summary": "Tranh chấp.", "category": "", "state": "received",
        "ended_on": "", "_save": "Save",
        **{f"party_set-{name}_FORMS": value for name, value in counts.items()},
    }  # fmt: skip


def datasette(cache: Path, data: Path, cases: int) -> tuple[Child, Site]:
    """Without signing in: it shows the tables to whoever asks."""
    port = free_port()
    child = Child(peers.datasette(cache, data, port), port, "/-/versions.json")
    found, base = names(data, WORDS), f"/{data.stem}/mediation_case"
    newest = "_sort_desc=received_on"

    def find(words: str) -> Ask:
        return Ask(_with(base, {"_search": words, "_sort_desc": "received_on"}))

    pages: dict[str, Callable[[int], Ask]] = {
        LIST: lambda n: Ask(f"{base}?{newest}"),
        NEXT: lambda n: Ask(f"{base}?{newest}&_next={_day(n)}%2C{n + 1}"),
        CASE: lambda n: Ask(f"{base}/{cases - n % 60}"),
        AGAIN: lambda n: Ask(f"{base}/{cases - n % 3}"),
        MARKED: lambda n: find(found[n % WORDS]),
        PLAIN: lambda n: find(fold(found[n % WORDS])),
    }
    return child, Site(DATASETTE, cases, port, child.pid, pages)


PEERS = {LIMIT: limit, DJANGO: django, DATASETTE: datasette}


def load() -> float:
    return os.getloadavg()[0]
