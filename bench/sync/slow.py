"""100 changed cases over a bad line, by the product's own agent, while its pages are asked for.

``python -m bench.sync.slow [--cases 1000] [--rate 32000] [--loss 0.2] [--delay 0.8]``; the delay is
there and back, in seconds. Linux, root.
"""

import argparse
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import requests

from bench.faults.link import Link, Weather
from bench.faults.world import COMMUNE, OFFICE, answers, command, until
from bench.sync import wire
from bench.sync.__main__ import CHANGED

PORT_OF_THE_OFFICE, PORT = 8001, 8002
LONGEST = 600


def main() -> None:
    words = argparse.ArgumentParser(prog="bench.sync.slow")
    words.add_argument("--cases", type=int, default=1000)
    words.add_argument("--rate", type=int, default=32_000)
    words.add_argument("--loss", type=float, default=0.2)
    words.add_argument("--delay", type=float, default=0.8)
    words.add_argument("--seed", type=int, default=1)
    given = words.parse_args()
    wire.enter()
    os.environ["SOHOAGIAI_ADMIN_PASSWORD"] = "Suoi-Trong-71"
    with tempfile.TemporaryDirectory(prefix="bench-slow-") as folder:
        office, commune = Path(folder) / "office", Path(folder) / "commune"
        servers = []
        try:
            run(given, office, commune, servers)
        finally:
            for server in servers:
                server.stdin.close()
                server.wait(60)


def run(
    given: argparse.Namespace, office: Path, commune: Path, servers: list[subprocess.Popen]
) -> None:
    admin = ("--admin", "quantri")
    command(office, "init", "--unit", OFFICE, "--role", "office", *admin)
    own = ("--unit", COMMUNE, "--role", "commune", "--superior", OFFICE)
    command(commune, "init", *own, *admin)
    _book(commune, "fill", given.cases)
    servers.append(_served(office, "0.0.0.0", PORT_OF_THE_OFFICE, "unshare", "-n"))
    time.sleep(0.5)
    link = Link(servers[0].pid, given.seed)
    url = f"http://10.9.0.2:{PORT_OF_THE_OFFICE}"
    until(lambda: _reaches(url))
    code = command(office, "enrol", "new", "--unit", COMMUNE).split()[-1]
    command(commune, "enrol", "join", url, code)
    servers.append(_served(commune, "127.0.0.1", PORT))
    until(lambda: answers(PORT) and is_level(commune), LONGEST)
    link.weather = Weather(given.rate, given.loss, given.delay / 2)
    up, down = link.up.sent, link.down.sent
    _book(commune, "change", CHANGED)
    started, pages = time.monotonic(), []
    while not is_level(commune) and time.monotonic() - started < LONGEST:
        asked = time.monotonic()
        requests.get(f"http://127.0.0.1:{PORT}/dang-nhap", timeout=30).raise_for_status()
        pages.append(time.monotonic() - asked)
        time.sleep(0.25)
    seconds = time.monotonic() - started
    middle, longest = statistics.median(pages) * 1000, max(pages) * 1000
    lines = (
        f"{given.rate} bit/s, {given.loss:.0%} loss, {given.delay * 1000:.0f} ms there and back "
        f"(by TUN and our own hand), load {os.getloadavg()[0]:.1f}",
        f"{CHANGED} changed cases {'level' if is_level(commune) else 'NOT LEVEL'} after "
        f"{seconds:.1f} s; {link.up.sent - up:,} bytes up, {link.down.sent - down:,} down, with "
        "what was lost and sent again by TCP",
        f"a page of the commune meanwhile: {len(pages)} times, median {middle:.0f} ms, longest "
        f"{longest:.0f} ms",
    )
    print(*lines, sep="\n")


def is_level(commune: Path) -> bool:
    """By the commune's own database: all acknowledged, and the office's digest equal."""
    with sqlite3.connect(f"file:{commune}/sohoagiai.sqlite?mode=ro", uri=True) as one:
        row = one.execute(
            "SELECT s.complete AND NOT s.failing, n.value, h.seq FROM exchange_superior s "
            "JOIN ledger_note n ON n.name = 'acked' JOIN ledger_head h"
        ).fetchone()
    return bool(row and row[0] and int(row[1].split()[0]) == row[2])


def _book(commune: Path, act: str, number: int) -> None:
    words = [sys.executable, "-m", "bench.sync.book", str(commune), act, str(number)]
    subprocess.run(words, check=True)


def _served(folder: Path, host: str, port: int, *within: str) -> subprocess.Popen:
    serve = ["serve", "--host", host, "--port", str(port), "--instance", str(folder)]
    return subprocess.Popen(
        [*within, sys.executable, "-m", "app.cli.child", *serve],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    )


def _reaches(url: str) -> bool:
    try:
        return requests.get(f"{url}/healthz", timeout=5).ok
    except requests.RequestException:
        return False


if __name__ == "__main__":
    main()
