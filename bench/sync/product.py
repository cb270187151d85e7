"""The product as anybody would run it: ``init``, ``enrol``, ``serve``, and sessions."""

import json
import subprocess
import sys
import time
from pathlib import Path

import requests

from bench.faults.world import COMMUNE, OFFICE, command
from bench.sync.wire import PORT, counted, spent_by

URL = f"http://127.0.0.1:{PORT}"


class Product:
    name = "Sổ Hòa Giải"

    def __init__(self, folder: Path, *, full: bool) -> None:
        self.office, self.commune, self.full = folder / "office", folder / "commune", full

    def begin(self, cases: int) -> None:
        admin = ("--admin", "quantri")
        command(self.office, "init", "--unit", OFFICE, "--role", "office", *admin)
        own = ("--unit", COMMUNE, "--role", "commune", "--superior", OFFICE)
        command(self.commune, "init", *own, *admin)
        if self.full:
            _module("bench.sync.book", str(self.commune), "allow", "0")
        _module("bench.sync.book", str(self.commune), "fill", str(cases))
        serve = ["serve", "--port", str(PORT), "--instance", str(self.office)]
        self.server = subprocess.Popen(
            [sys.executable, "-m", "app.cli.child", *serve],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
        )
        _until_it_answers()
        code = command(self.office, "enrol", "new", "--unit", COMMUNE).split()[-1]
        command(self.commune, "enrol", "join", URL, code)

    def bodies(self) -> Path:
        return self.commune / "bodies.jsonl"

    def change(self, number: int) -> None:
        _module("bench.sync.book", str(self.commune), "change", str(number))

    def session(self) -> dict:
        up, down = counted()
        before = spent_by(self.server.pid)
        facts = json.loads(_module("bench.sync.session", str(self.commune)))
        after = spent_by(self.server.pid)
        up, down = (now - was for now, was in zip(counted(), (up, down), strict=True))
        report = facts.pop("report")
        assert report["complete"], report
        assert not report["mended"], report
        facts |= {"up": up, "down": down, "sent": report["sent"]}
        return facts | {"server_cpu": after.cpu - before.cpu, "server_peak": after.peak}

    def end(self) -> None:
        self.server.stdin.close()
        self.server.wait(60)


def _module(name: str, *arguments: str) -> str:
    run = subprocess.run(
        [sys.executable, "-m", name, *arguments], stdout=subprocess.PIPE, text=True, check=True
    )
    return run.stdout


def _until_it_answers() -> None:
    for _ in range(300):
        try:
            if requests.get(f"{URL}/healthz", timeout=5).status_code == 200:
                return
        except requests.ConnectionError:
            time.sleep(0.1)
    raise SystemExit("the office does not answer")
