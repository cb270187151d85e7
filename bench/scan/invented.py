"""Schemathesis: forms and addresses filled with invented values; anything but a 5xx will do."""

import json
import os
import re
import tempfile
from collections import Counter
from pathlib import Path

from flask import Flask

from bench.scan.addresses import PAGES, description, walk
from bench.scan.served import Target
from bench.scan.tools import Found, said_by

HOOK = "noted"


def found(commands: Path, target: Target, app: Flask, seconds: int) -> Found:
    api = description(walk(target, app.url_map, pages=PAGES), target.token)
    return _run(commands, target, api, seconds)


def sees_its_plant(commands: Path, site: Target) -> bool:
    query = {"name": "n", "in": "query", "schema": {"type": "string"}}
    answers = {"200": {"description": "any"}}
    operation = {"get": {"parameters": [query], "responses": answers}}
    api = {
        "openapi": "3.0.3",
        "info": {"title": "planted", "version": "1"},
        "paths": {"/fails": operation},
    }
    return bool(_run(commands, site, api, 30)[1])


def _run(commands: Path, target: Target, api: dict, seconds: int) -> Found:
    """Requests and how they were answered, and each 5xx as a command that asks for it again.

    Valid values alone: what is not typed as the form says is refused at the first look, and the
    values here are any text beside those that the pages offer.
    """
    with tempfile.TemporaryDirectory() as work:
        file, notes = Path(work) / "api.json", Path(work) / "notes"
        file.write_text(json.dumps(api))
        words = [commands / "schemathesis", "run", file, "-u", target.base, "--no-color"]
        words += ["-c", "not_a_server_error", "--phases", "fuzzing", "-n", "40", "-w", "2"]
        words += ["-m", "positive", "--no-shrink", "--generation-database", "none"]
        words += ["--max-redirects", "0"]
        words += ["--continue-on-failure", "--suppress-health-check", "all", "--warnings", "off"]
        words += ["--max-time", str(seconds), "-H", f"Cookie: {target.cookie or 'none=0'}"]
        hooks = {"SCHEMATHESIS_HOOKS": HOOK, "SCAN_NOTES": str(notes)}
        path = {"PYTHONPATH": str(Path(__file__).parent)}
        said = said_by(words, work, os.environ | hooks | path)
        lines = notes.read_text("utf-8").splitlines() if notes.exists() else []
    answers = Counter(line.partition(" ")[0] for line in lines)
    told = ", ".join(f"{status}: {times}" for status, times in sorted(answers.items()))
    print(f"schemathesis was answered {told or 'nothing'}")
    failed = {line for line in lines if line.startswith("5")}
    return len(lines), sorted(failed) + re.findall(r"curl -X .*", said)
