"""Runs the scanners, prints what each has found and how long it took; see the package."""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from app.factory import create_app
from app.instance import load
from bench.scan import code, disk, libraries, web
from bench.scan.served import is_still_in, plant, signed_in
from bench.scan.tools import HOME, ready


def main() -> None:
    """Exits with 1 where a scanner is blind to its plant, or has found something."""
    parser = argparse.ArgumentParser(prog="python -m bench.scan", description=__doc__)
    acts = parser.add_subparsers(required=True, dest="act")
    acts.add_parser("code", help="bandit, semgrep")
    acts.add_parser("disk", help="the raw disk of a plain and of a sealed book; root, Linux")
    acts.add_parser("libraries", help="whether each is the newest; asks the package index")
    attack = acts.add_parser("web", help="nikto, schemathesis, sqlmap, wapiti on a served demo")
    attack.add_argument("--base", required=True, help="where it answers: http://127.0.0.1:PORT")
    attack.add_argument("--folder", type=Path, required=True, help="its folder, for the addresses")
    attack.add_argument("--login", required=True)
    attack.add_argument("--seconds", type=int, default=300, help="of each scanner")
    attack.add_argument("--only", choices=web.SCANNERS)
    parser.add_argument("--tools", type=Path, default=HOME)
    given = parser.parse_args()
    act = {
        "code": lambda: _code(given),
        "disk": _disk,
        "libraries": _libraries,
        "web": lambda: _web(given),
    }[given.act]
    sys.exit(act())


def _code(given: argparse.Namespace) -> int:
    commands = ready("bandit", given.tools)
    if not code.sees_its_plant(commands):
        return _blind("bandit")
    bad = _told("bandit", lambda: code.findings(commands))
    commands = ready("semgrep", given.tools)
    if not code.own_rules_see_theirs(commands):
        return _blind("semgrep")
    return bad | _told("semgrep, own rules", lambda: code.own_findings(commands))


def _disk() -> int:
    if not disk.hits(disk.plain):
        return _blind("the search of the raw disk")
    found, late = disk.hits(disk.sealed), disk.hits(disk.sealed_late)
    print(f"sealed before the name was written: {found} hits; sealed afterwards: {late} hits")
    return 1 if found else 0


def _libraries() -> int:
    if not libraries.sees_its_plant():
        return _blind("the look for newer libraries")
    return _told("libraries", libraries.found)


def _web(given: argparse.Namespace) -> int:
    app = create_app(load(given.folder))
    bad = 0
    for name in [given.only] if given.only else web.SCANNERS:
        commands, scan = ready(name, given.tools), web.SCANNERS[name]
        with plant() as site:
            if not scan.sees_its_plant(commands, site):
                bad |= _blind(name)
                continue
        target = signed_in(given.base.rstrip("/"), given.login)
        bad |= _told(
            f"{name} as {given.login}",
            lambda: scan.findings(commands, target, app, given.seconds),  # noqa: B023
        )
        if not is_still_in(target):
            print(f"{name}: signed out on its way, so the run does not count")
            bad = 1
    return bad


def _told(name: str, look: Callable[[], tuple[int, list[str]]]) -> int:
    began = time.monotonic()
    asked, found = look()
    print(f"{name}: {asked} looked at, {len(found)} found, {time.monotonic() - began:.0f} s")
    for one in found:
        print(f"  {one}")
    return 1 if found else 0


def _blind(name: str) -> int:
    print(f"{name}: does not find what is planted for it")
    return 1


if __name__ == "__main__":
    main()
