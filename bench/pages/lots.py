"""What is made of many rows at once, and how a server begins."""

import time
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

import psutil
import requests

from bench import export, importing
from bench.faults.desk import Person, Server
from bench.pages.asking import spent
from bench.pages.least import begun

PAPER = "/van-ban/nhap/settlement/"


def exported(rows: int, times: int) -> dict:
    """Ours beside openpyxl, each in a process of its own, in turn."""
    runs = [{name: export.run(name, rows) for name in ("ours", "openpyxl")} for _ in range(times)]
    return {"rows": rows, **{name: _cpu_and_mb([one[name] for one in runs]) for name in runs[0]}}


def _cpu_and_mb(runs: Sequence[tuple[float, float, int]]) -> dict[str, list[float]]:
    return {"cpu": [one[0] for one in runs], "mb": [one[1] for one in runs]}


def imported(folder: Path, rows: int, times: int) -> dict:
    """A register read up to checked lines, beside openpyxl that only reads it, and our reading."""
    path = folder / "register.xlsx"
    importing.write(path, rows)
    names = {"openpyxl": "openpyxl", "ours": "checking", "opening": "reading"}
    runs = [{n: importing.measure(of, path) for n, of in names.items()} for _ in range(times)]
    told = {n: {key: [one[n][key] for one in runs] for key in ("cpu", "mb")} for n in names}
    return {"rows": rows, **told}


def papers(pid: int, people: Sequence[Person], cases: Sequence[UUID], number: int) -> dict:
    """So many agreements as PDF over HTTP; seconds of the server's processor for all of them."""
    of_case = [f"{PAPER}{case}.pdf" for case in cases]
    there = [one for one in of_case if people[0].get(one).content.startswith(b"%PDF")]
    before = spent(pid)
    for count in range(number):
        answer = people[1 + count % (len(people) - 1)].get(there[count % len(there)])
        if not answer.content.startswith(b"%PDF"):
            raise SystemExit(f"no paper: {answer.status_code}")
    return {"papers": number, "cpu": [spent(pid) - before]}


def starts(folder: Path, times: int) -> dict:
    """From the command to the first page: seconds of the processor, and on the clock."""
    told: dict[str, list[float]] = {"cpu": [], "wall": []}
    for _ in range(times):
        server, begun = Server(folder), time.perf_counter()
        server.start()
        requests.get(f"{server.address}/dang-nhap", timeout=60).raise_for_status()
        told["wall"].append(time.perf_counter() - begun)
        told["cpu"].append(spent(server.pid))
        server.kill()
    return told


def least(folder: Path, times: int) -> dict:
    """What a process takes that has only begun, of the packages alone and of everything."""
    runs = {what: [begun(what, folder) for _ in range(times)] for what in ("packages", "whole")}
    return {
        what: {key: [one[key] for one in some] for key in ("cpu", "mb")}
        for what, some in runs.items()
    }


def memory(pid: int) -> float:
    """Megabytes that a process holds now."""
    return psutil.Process(pid).memory_info().rss / 2**20
