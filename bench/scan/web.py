"""The scanners that attack what is served: how each is called, and what it is taken to say."""

import json
import re
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import requests
from werkzeug.routing import Map

from bench.scan.addresses import SIGNS_OUT, description, walk
from bench.scan.served import PATIENCE, Target

PAGES = 400
INJECTED = 12
"""Addresses with parameters that sqlmap tries, each for its share of the time."""
OPEN = ("/static/", *SIGNS_OUT)
MODULES = "xss,permanentxss,sql,exec,file,redirect,crlf"
Found = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Scanner:
    sees_its_plant: Callable[[Path, Target], bool]
    findings: Callable[[Path, Target, Map, int], Found]


def _said(words: list[str | Path], work: str) -> str:
    """All that a command says, which leaves its traces in ``work``.

    sqlmap would eat the input of whoever calls it.
    """
    done = subprocess.run(
        words, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, cwd=work
    )
    return done.stdout + done.stderr


# -- schemathesis: anything but a 5xx -------------------------------------------------------------


def _schemathesis(commands: Path, target: Target, api: dict, seconds: int) -> Found:
    with tempfile.TemporaryDirectory() as work:
        file = Path(work) / "api.json"
        file.write_text(json.dumps(api))
        words = [commands / "schemathesis", "run", file, "-u", target.base, "--no-color"]
        words += ["-c", "not_a_server_error", "--phases", "fuzzing", "-n", "60"]
        words += ["--continue-on-failure", "--suppress-health-check", "all", "--warnings", "off"]
        words += ["--max-time", str(seconds), "-H", f"Cookie: {target.cookie or 'none=0'}"]
        said = _said(words, work)
    count = re.search(r"(\d+) generated", said)
    return int(count[1]) if count else 0, re.findall(r"curl -X .*", said)


def _met(commands: Path, target: Target, rules: Map, seconds: int) -> Found:
    api = description(walk(target, rules, pages=PAGES), target.token)
    return _schemathesis(commands, target, api, seconds)


def _fails(commands: Path, site: Target) -> bool:
    query = {"name": "n", "in": "query", "schema": {"type": "string"}}
    answers = {"200": {"description": "any"}}
    operation = {"get": {"parameters": [query], "responses": answers}}
    api = {
        "openapi": "3.0.3",
        "info": {"title": "planted", "version": "1"},
        "paths": {"/fails": operation},
    }
    return bool(_schemathesis(commands, site, api, 60)[1])


# -- sqlmap ---------------------------------------------------------------------------------------


def _sqlmap(commands: Path, target: Target, address: str, seconds: int) -> list[str]:
    with tempfile.TemporaryDirectory() as work:
        words = [commands / "sqlmap", "-u", address, "--batch", "--level", "2", "--smart"]
        words += ["--output-dir", work, "--time-limit", str(seconds)]
        words += ["--cookie", target.cookie] if target.cookie else []
        said = _said(words, work)
    return [f"{name} of {address}" for name in re.findall(r"^Parameter: (.+)$", said, re.M)]


def _parameters(commands: Path, target: Target, rules: Map, seconds: int) -> Found:
    met = walk(target, rules, pages=PAGES)
    asked = [
        f"{target.base}{rule}?" + "&".join(f"{name}=1" for name in one.fields)
        for (method, rule), one in sorted(met.items())
        if method == "GET" and one.fields and "<" not in rule
    ][:INJECTED]
    share = max(seconds // max(len(asked), 1), 10)
    return len(asked), [hit for one in asked for hit in _sqlmap(commands, target, one, share)]


def _joins(commands: Path, site: Target) -> bool:
    return bool(_sqlmap(commands, site, f"{site.base}/row?id=1", 240))


# -- wapiti ---------------------------------------------------------------------------------------


def _wapiti(commands: Path, target: Target, seconds: int) -> Found:
    with tempfile.TemporaryDirectory() as work:
        file = Path(work) / "said.json"
        words = [commands / "wapiti", "-u", f"{target.base}/", "-m", MODULES, "--flush-session"]
        words += ["--dns-endpoint", "localhost", "--tasks", "4", "-d", "3", "-v", "0"]
        words += ["--max-scan-time", str(seconds), "--max-attack-time", str(seconds // 6)]
        words += ["--max-links-per-page", "25", "-f", "json", "-o", file]
        words += ["--store-session", work, "-C", target.cookie] if target.cookie else []
        for path in SIGNS_OUT:
            words += ["-x", f"{target.base}{path}*"]
        _said(words, work)
        told = json.loads(file.read_text("utf-8"))
        if target.cookie and not _went_in(target, Path(work)):
            return 0, ["it was scanned from outside: no page behind the sign-in was seen"]
    everything = {**told["vulnerabilities"], **told["anomalies"]}
    found = [f"{name}: {one['path']}" for name, ones in everything.items() for one in ones]
    return told["infos"]["crawled_pages_nbr"], found


def _went_in(target: Target, work: Path) -> bool:
    """Whether one of the pages that the crawler kept is refused to who has not signed in."""
    kept = [str(path) for path in work.glob("*.db")]
    with closing(sqlite3.connect(kept[0])) as book:
        paths = [path for (path,) in book.execute("SELECT DISTINCT path FROM paths")]
    inside = [path for path in paths if not urlsplit(path).path.startswith(OPEN)]
    return any(_is_refused(path) and _opens(target, path) for path in inside[:40])


def _is_refused(path: str) -> bool:
    return requests.get(path, timeout=PATIENCE, allow_redirects=False).status_code in (302, 303)


def _opens(target: Target, path: str) -> bool:
    headers = {"Cookie": target.cookie}
    answer = requests.get(path, headers=headers, timeout=PATIENCE, allow_redirects=False)
    return answer.status_code == 200 and "/dang-xuat" in answer.text


SCANNERS = {
    "schemathesis": Scanner(_fails, _met),
    "sqlmap": Scanner(_joins, _parameters),
    "wapiti": Scanner(
        lambda commands, site: any("Scripting" in one for one in _wapiti(commands, site, 60)[1]),
        lambda commands, target, rules, seconds: _wapiti(commands, target, seconds),
    ),
}
