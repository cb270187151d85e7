"""sqlmap: every word of an address, of the sign-in and of the forms that only read, one by one.

It is told nothing of what fails (our pages never do), so that it has to find what is blind, as its
plant is. Forms that write go by the same statements and are left to :mod:`bench.scan.invented`.
"""

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

import requests
from flask import Flask

from app.web.access import EXPORT, declaration_of
from app.web.pace import MINUTE
from app.web.sought import TYPED
from bench.scan.addresses import PAGES, Operation, walk
from bench.scan.served import HIDDEN, PATIENCE, Target, is_still_in
from bench.scan.tools import Found, said_by

THOROUGHLY = ("--level", "5", "--risk", "2", "--ignore-code", "404")  # of 5, of 3
MOST = 2000  # requests for one word, or thereabouts
SIGN_IN = "/dang-nhap"
SIGN_IN_PAUSE = 2.1  # seconds: 30 wrong ones a minute (:mod:`app.accounts.pace`)
PLAIN = re.compile("<([a-z_]+)>")  # a place of a path that takes any text


@dataclass(frozen=True, slots=True)
class Asked:
    """One request and the one of its words that is tried; a ``*`` marks it where it is a place of
    the path. ``pause``: seconds between two, where the program counts them."""

    address: str
    name: str
    data: str = ""
    pause: float = 0.0
    redrawn: str = ""


def found(commands: Path, target: Target, app: Flask, seconds: int) -> Found:
    """How many words were looked at to the end; each hit, and each word that was not reached."""
    wanted = [*_met(target, app), *_sign_in(target)]  # which waits between two tries
    database = "postgresql" if app.extensions["instance"].has_server else "sqlite"
    each = max(seconds // len(wanted), 60)
    done, hits = 0, []
    for one in wanted:
        is_done, found_here = _tried(commands, target, one, each, database)
        done += is_done
        hits += found_here or ([] if is_done else [f"not looked at to the end: {_name(one)}"])
        print(f"  {done} of {len(wanted)}: {_name(one)}", flush=True)  # it takes hours
        if not is_still_in(target):
            return done, [*hits, f"signed out by {_name(one)}"]
    return done, hits


def sees_its_plant(commands: Path, site: Target) -> bool:
    """Behind a cookie that each answer takes away, and behind a redirect."""
    target = Target(site.base, "in=yes", "")
    row = Asked(f"{site.base}/row?id=1", "id")
    return bool(_tried(commands, target, row, 240, "sqlite")[1])


def _tried(
    commands: Path, target: Target, one: Asked, seconds: int, database: str
) -> tuple[bool, list[str]]:
    with tempfile.TemporaryDirectory() as work:
        words = [commands / "sqlmap", "-u", one.address, "--batch", *THOROUGHLY]
        words += ["--dbms", database, "--text-only", "--drop-set-cookie", "--output-dir", work]
        words += ["--time-limit", str(int(seconds + MOST * one.pause)), "--delay", str(one.pause)]
        words += ["-p", one.name] if "*" not in one.address else []
        words += ["--data", one.data] if one.data else []
        words += ["--randomize", one.redrawn] if one.redrawn else []
        words += ["--cookie", target.cookie] if target.cookie else []
        said = said_by(words, work)
    hits = [f"{name} of {one.address}" for name in re.findall(r"^Parameter: (.+)$", said, re.M)]
    slowed = re.findall(r"\b(429|5\d\d) \([\w ]+\) - \d+ times", said)
    hits += [f"answered {status}: {_name(one)}" for status in slowed]
    return bool(hits) or "does not seem to be injectable" in said, hits


def _name(one: Asked) -> str:
    return f"{one.name} of {one.address}"


def _sign_in(target: Target) -> Iterator[Asked]:
    """Under another login each time where the password is tried: ten wrong ones shut one out."""
    page = requests.get(target.base + SIGN_IN, timeout=PATIENCE)
    fields = {**dict(HIDDEN.findall(page.text)), "login": "nguoila", "password": "matkhau"}
    fields.pop("request_key", None)
    address, data = target.base + SIGN_IN, urlencode(fields)
    yield Asked(address, "login", data, SIGN_IN_PAUSE)
    yield Asked(address, "password", data, SIGN_IN_PAUSE, redrawn="login")


def _met(target: Target, app: Flask) -> Iterator[Asked]:
    met = walk(target, app.url_map, pages=PAGES)
    rules = {rule.rule: rule.endpoint for rule in app.url_map.iter_rules()}
    for (method, rule), one in sorted(met.items(), key=_searches_first):
        times = getattr(app.view_functions[rules[rule]], "times_a_minute", None)
        pause = 1.05 * MINUTE / times if times else 0.0
        if method == "GET":
            yield from words_of(target, rule, one, pause)
            yield from places_of(target, rule, one, pause)
        elif declaration_of(app, rules[rule]).only_reads:
            data = urlencode({**_values(one), "csrf_token": target.token})
            for name in one.fields:
                if name != "csrf_token":
                    yield Asked(target.base + _filled(rule, one), name, data, pause)


def words_of(target: Target, rule: str, one: Operation, pause: float) -> Iterator[Asked]:
    """Without the word that asks for a file: it is looked up in a list, and its files are few a
    minute."""
    values = _values(one)
    values.pop(EXPORT, None)
    for name in values:
        yield Asked(f"{target.base}{_filled(rule, one)}?{urlencode(values)}", name, "", pause)


def places_of(target: Target, rule: str, one: Operation, pause: float) -> Iterator[Asked]:
    for name in PLAIN.findall(rule):
        yield Asked(target.base + _filled(rule, one, marked=name), name, "", pause)


def _filled(rule: str, one: Operation, *, marked: str = "") -> str:
    for name, values in one.places.items():
        text = quote(values.offered[0]) + "*" * (name == marked)
        rule = re.sub(rf"<[^<>]*\b{name}>", lambda _, text=text: text, rule)
    return rule


def _values(one: Operation) -> dict[str, str]:
    """A word that people type is sealed in our links: sealed, nothing of it reaches a query."""
    return {
        name: "hoa" if name in TYPED else next(filter(None, values.offered), "1")
        for name, values in one.fields.items()
    }


def _searches_first(met: tuple[tuple[str, str], Operation]) -> tuple[bool, str, str]:
    (method, rule), one = met
    return not (set(TYPED) & set(one.fields) or rule.startswith("/tim/")), rule, method
