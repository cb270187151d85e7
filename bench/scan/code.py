"""Bandit and semgrep over the source: what is found and has no reason beside it.

Semgrep goes by our own rules alone (``rules/own.yml``); its own need the network. Each rule has a
line in :data:`OWN_PLANT` that it must find.
"""

import json
import os
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LOOKED_AT = ("app", "sync", "deploy", "wsgi.py")
PLANT = "import subprocess\nsubprocess.run(input(), shell=True)\n"
OWN_RULES = Path(__file__).with_name("rules") / "own.yml"
OWN_PLANT = """\
from flask import redirect, request
from markupsafe import Markup
def plant(db, one, secret, archive, name):
    db.session.commit()
    one.token == secret
    requests.get("http://x")
    Markup(f"<b>{name}</b>")
    db.text("select " + request.args["q"])
    redirect(request.args["next"])
    archive.extractall("there")
    setattr(one, request.form["key"], name)
"""
REASONED = {
    ("redirect-to-what-was-asked", "app/drafts/routes.py"): "it went through safe_path",
    ("archive-unpacked-whole", "deploy/folder/building.py"): "the tree of our own commit",
    (
        "archive-unpacked-whole",
        "deploy/updating/folder.py",
    ): "a new version its keeper carries here",
}


def sees_its_plant(commands: Path) -> bool:
    with tempfile.TemporaryDirectory() as work:
        file = Path(work) / "plant.py"
        file.write_text(PLANT)
        return bool(_run(commands, [str(file)])[1])


def findings(commands: Path) -> tuple[int, list[str]]:
    """Lines that were looked at, and what was found in them."""
    return _run(commands, [str(ROOT / one) for one in LOOKED_AT])


def _run(commands: Path, paths: list[str]) -> tuple[int, list[str]]:
    words = [commands / "bandit", "-q", "-ll", "-f", "json", "-r", *paths]
    told = json.loads(subprocess.run(words, capture_output=True, check=False).stdout)
    found = [
        f"{one['issue_severity']} {one['test_id']} {one['filename']}:{one['line_number']}"
        for one in told["results"]
    ]
    return told["metrics"]["_totals"]["loc"], found


def own_rules_see_theirs(commands: Path) -> bool:
    with tempfile.TemporaryDirectory() as work:
        file = Path(work) / "plant.py"
        file.write_text(OWN_PLANT)
        seen = {name for name, *_ in _semgrep(commands, [str(file)])[1]}
    rules = OWN_RULES.read_text("utf-8").count("  - id: ")
    return len(seen) == rules


def own_findings(commands: Path) -> tuple[int, list[str]]:
    """Files that were looked at, and what was found in them without a reason."""
    files, found = _semgrep(commands, list(LOOKED_AT))
    return files, [
        f"{name} {path}:{at}" for name, path, at in found if (name, path) not in REASONED
    ]


def _semgrep(commands: Path, paths: list[str]) -> tuple[int, list[tuple[str, str, int]]]:
    words = [commands / "semgrep", "scan", "--config", OWN_RULES, "--metrics", "off", "--json"]
    alone = os.environ | {"SEMGREP_ENABLE_VERSION_CHECK": "0"}
    done = subprocess.run([*words, *paths], capture_output=True, check=False, cwd=ROOT, env=alone)
    told = json.loads(done.stdout)
    found = [
        (one["check_id"].rpartition(".")[2], one["path"], one["start"]["line"])
        for one in told["results"]
    ]
    return len(told["paths"]["scanned"]), found
