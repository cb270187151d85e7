"""What is attacked: a page that is served, the cookie of somebody who signed in, its addresses."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

from app.practice.demo.cast import PASSWORD

HIDDEN = re.compile(r'name="(csrf_token|request_key)" value="([^"]*)"')
PLANT = Path(__file__).with_name("planted.py")
PATIENCE = 20  # seconds


@dataclass(frozen=True, slots=True)
class Target:
    """``cookie`` as the header says it, empty for who has not signed in."""

    base: str
    cookie: str
    token: str


def signed_in(base: str, login: str) -> Target:
    """Sign in to a demo; raises ``SystemExit`` where it is refused."""
    session = requests.Session()
    fields = dict(HIDDEN.findall(session.get(f"{base}/dang-nhap", timeout=PATIENCE).text))
    answer = session.post(
        f"{base}/dang-nhap",
        data={**fields, "login": login, "password": PASSWORD},
        timeout=PATIENCE,
        allow_redirects=False,
    )
    if answer.status_code != 303:
        raise SystemExit(f"{login} cannot sign in at {base}: {answer.status_code}")
    page = session.get(f"{base}/", timeout=PATIENCE).text
    cookie = "; ".join(f"{name}={value}" for name, value in session.cookies.items())
    return Target(base, cookie, dict(HIDDEN.findall(page)).get("csrf_token", ""))


def is_still_in(target: Target) -> bool:
    """A scan that was signed out on its way has looked at the door only."""
    page = requests.get(
        f"{target.base}/",
        headers={"Cookie": target.cookie},
        timeout=PATIENCE,
        allow_redirects=False,
    )
    return page.status_code == 200


@contextmanager
def plant() -> Iterator[Target]:
    """The site with the planted faults, until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, PLANT, str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _await(port)
        yield Target(f"http://127.0.0.1:{port}", "", "")
    finally:
        process.terminate()
        process.wait()


def _await(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("the planted site does not start")
