"""The scanners that attack what is served: how each is called, and what it is taken to say."""

import json
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import requests
from flask import Flask

from bench.scan import injected, invented, probed
from bench.scan.addresses import SIGNS_OUT
from bench.scan.served import PATIENCE, Target
from bench.scan.tools import Found, said_by

OPEN = ("/static/", *SIGNS_OUT)
MODULES = "xss,permanentxss,sql,exec,file,redirect,crlf"


@dataclass(frozen=True, slots=True)
class Scanner:
    sees_its_plant: Callable[[Path, Target], bool]
    findings: Callable[[Path, Target, Flask, int], Found]


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
        said_by(words, work)
        told = json.loads(file.read_text("utf-8"))
        if target.cookie and not _went_in(target, Path(work)):
            return 0, ["it was scanned from outside: no page behind the sign-in was seen"]
    everything = {**told["vulnerabilities"], **told["anomalies"]}
    found = [f"{name}: {_asked(one)}" for name, ones in everything.items() for one in ones]
    return told["infos"]["crawled_pages_nbr"], found


def _asked(one: dict) -> str:
    """What was asked, so that who reads can ask it again: the first line of it, and the word."""
    return f"{one['http_request'].splitlines()[0]} ({one['parameter']})"


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
    "nikto": Scanner(
        probed.sees_its_plant,
        lambda commands, target, app, seconds: probed.found(commands, target, seconds),
    ),
    "schemathesis": Scanner(invented.sees_its_plant, invented.found),
    "sqlmap": Scanner(injected.sees_its_plant, injected.found),
    "wapiti": Scanner(
        lambda commands, site: any("Scripting" in one for one in _wapiti(commands, site, 60)[1]),
        lambda commands, target, app, seconds: _wapiti(commands, target, seconds),
    ),
}
