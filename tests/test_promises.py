"""What SECURITY.md and docs/asvs.csv name as proof is there."""

import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAMED = re.compile(r"(tests/[\w/]+\.py)(?:::(\w+))?")
STATES = {"met", "with HTTPS", "n/a", "deviation", "not met", "not checked"}
LEVELS = {"1": 70, "2": 183}  # of ASVS 5.0.0


@cache
def _text(path):
    return (ROOT / path).read_text("utf-8") if (ROOT / path).exists() else ""


def _missing(text):
    return [
        found[0]
        for found in NAMED.finditer(text)
        if not _text(found[1]) or (found[2] and f"def {found[2]}(" not in _text(found[1]))
    ]


def _rows():
    with (ROOT / "docs/asvs.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="|"))


def test_a_proof_that_is_not_there_is_found():
    assert _missing("tests/test_house.py::test_nothing, tests/no_such.py, tests/test_house.py") == [
        "tests/test_house.py::test_nothing",
        "tests/no_such.py",
    ]


def test_every_proof_that_is_named_is_there():
    assert _missing(_text("SECURITY.md")) == []
    assert _missing(_text("docs/asvs.csv")) == []


def test_every_promise_names_a_proof():
    promises = (
        _text("SECURITY.md").partition("## What is promised")[2].partition("## What is not")[0]
    )
    rows = [line for line in promises.splitlines() if line.startswith("| ")][1:]
    assert rows
    assert [line for line in rows if not re.search(r"`(tests/|python -m bench)", line)] == []


def test_the_list_of_the_standard_is_whole_and_says_where_it_stands():
    rows = _rows()
    assert Counter(row["level"] for row in rows) == LEVELS
    assert len({row["id"] for row in rows}) == len(rows)
    assert {row["state"] for row in rows} <= STATES
    silent = [r["id"] for r in rows if not r["proof or reason"] and r["state"] != "not checked"]
    assert silent == []


def test_the_figures_of_the_list_are_those_that_are_told():
    rows = _rows()
    states = Counter(row["state"] for row in rows)
    words = {
        "met": "are met",
        "with HTTPS": "more where HTTPS is switched on",
        "n/a": "do not apply",
        "deviation": "deviate",
        "not met": "are not met",
        "not checked": "have not been checked",
    }
    assert words.keys() == STATES
    told = {
        s: int(re.search(rf"(\d+) {word}", _text("SECURITY.md"))[1]) for s, word in words.items()
    }
    assert told == {s: states[s] for s in STATES}
    shown = sum("tests/" in row["proof or reason"] for row in rows if row["state"] == "met")
    assert f"({shown} of them name the test" in _text("SECURITY.md")
    apply = len(rows) - states["n/a"]
    shares = [100 * one / apply for one in (states["met"] + states["with HTTPS"], states["met"])]
    assert "that is {:.0f} % with HTTPS and {:.0f} % without".format(*shares) in " ".join(
        _text("SECURITY.md").split()
    )
