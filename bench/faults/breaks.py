"""Deliberate breaks of the engine: each is made in a scratch copy, and the state machine must fail.

``python -m bench.faults.breaks`` makes every break, ``python -m bench.faults.breaks WORD`` those
whose name holds the word, and ``python -m bench.faults.breaks --clean 2000`` runs the machine, and
that of a tree of three levels, on the code as it is. For each break it prints by what it was caught
and after how many seconds; it ends with an error where one lives. A break that no longer finds its
place in the code is an error too: then its lines here have to follow the code.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.faults.broken import BREAKS, Break

ROOT = Path(__file__).resolve().parents[2]
SERIES = 75, 3000
"""Series that the machine plays: first those of the tests, then more with other dice."""
LONGEST = 900
"""Seconds for one game against a break; one that never ends is caught by that."""
MACHINE = """
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import invariant, run_state_machine_as_test
from tests.sync.test_machine import Machine
from tests.sync.test_tree_machine import TreeMachine
looks = begun = 0
for machine in (Machine, TreeMachine):
    class Counted(machine):
        def __init__(self):
            global begun
            begun += 1
            super().__init__()
        @invariant()
        def is_looked_at_after_each_step(self):
            global looks
            looks += 1
    run_state_machine_as_test(Counted, settings=settings(
        max_examples={series}, stateful_step_count=30, deadline=None, database=None,
        derandomize={is_of_the_tests}, phases=[Phase.generate], print_blob=False,
        suppress_health_check=list(HealthCheck)))
print(looks - begun)  # it is looked at before the first step, too
"""


@dataclass(frozen=True, slots=True)
class Verdict:
    """``by`` names what failed; None: the break lives."""

    by: str | None
    seconds: float


def applied(one: Break, folder: Path) -> None:
    """Make the break in a copy of the engine and its tests that lies in ``folder``."""
    for name in ("sync", "tests/sync"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path, old, new in one.edits:
        text = (folder / path).read_text("utf-8")
        if text.count(old) != 1:
            raise SystemExit(f"{one.name}: does not find its place in {path}:\n{old}")
        (folder / path).write_text(text.replace(old, new), "utf-8")


def judged(folder: Path) -> Verdict:
    started = time.monotonic()
    for is_of_the_tests, series in zip((True, False), SERIES, strict=True):
        try:
            run = played(folder, series, is_of_the_tests=is_of_the_tests, longest=LONGEST)
        except subprocess.TimeoutExpired:
            return Verdict("its not ending", time.monotonic() - started)
        if run.returncode:
            where = "" if is_of_the_tests else " (only with other dice)"
            return Verdict(_what_failed(run.stderr) + where, time.monotonic() - started)
    return Verdict(None, time.monotonic() - started)


def played(
    folder: Path, series: int, *, is_of_the_tests: bool, longest: float | None = None
) -> subprocess.CompletedProcess[str]:
    """Let the machine that lies in ``folder`` play so many series, ``longest`` seconds at most."""
    code = MACHINE.format(series=series, is_of_the_tests=is_of_the_tests)
    return subprocess.run(
        [sys.executable, "-B", "-c", code],
        cwd=folder,
        env={"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        timeout=longest,
    )


def _what_failed(output: str) -> str:
    """The last function of the machine in the traceback, its line, and the error."""
    places = re.findall(r'tests/sync/(?!toy)\w+\.py", line \d+, in (\w+)\n\s+(.+)', output)
    errors = re.findall(r"^([A-Z][\w.]*(?:Error|Frame|Unreachable|Letter)\b.*)", output, re.M)
    name, line = places[-1] if places else ("", "")
    return f"{name}: {line.strip()[:60]} {errors[-1][:60] if errors else ''}".strip()


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--clean"]:
        started = time.monotonic()
        run = played(ROOT, int(arguments[1]), is_of_the_tests=False)
        seconds = time.monotonic() - started
        print(
            f"{arguments[1]} series, {'NOT CLEAN' if run.returncode else 'clean'}, {seconds:.0f} s"
        )
        print(run.stderr if run.returncode else "", end="")
        return run.returncode
    alive = 0
    for one in BREAKS:
        if not all(word in one.name for word in arguments):
            continue
        with tempfile.TemporaryDirectory(prefix="break-") as folder:
            applied(one, Path(folder))
            verdict = judged(Path(folder))
        alive += verdict.by is None
        told = f"caught by {verdict.by}" if verdict.by else "LIVES"
        print(f"{one.name:60} {verdict.seconds:6.1f} s  {told}", flush=True)
    return bool(alive)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
