"""Runs every reader for its share of the time, and tells what each has taken badly. Linux."""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from types import ModuleType

from bench.fuzz.reader import Reader
from bench.scan.tools import HOME

PLANTED_SECONDS = 20


def main() -> None:
    """Exits with 1 where the plant is not found, or a fault is."""
    parser = argparse.ArgumentParser(prog="python -m bench.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=int, default=600, help="of all readers together")
    parser.add_argument("--only", help="the name of one reader")
    parser.add_argument("--tools", type=Path, default=HOME)
    given = parser.parse_args()
    search = _ready(given.tools)
    if not _run(search, search.PLANT, PLANTED_SECONDS)[1]:
        print("the plant was not found")
        sys.exit(1)
    readers = [one for one in search.READERS if given.only in (None, one.name)]
    whole, bad = 0, False
    for one in readers:
        times, faults = _run(search, one, max(given.seconds // len(readers), 1))
        whole += times
        bad |= bool(faults) or not times
        print(f"{one.name}: {times} inputs, {len(faults)} faults", flush=True)
        for fault in faults:
            print(f"  {fault['what']}\n    at {fault['place']}\n    {fault['given']}", flush=True)
    print(f"{len(readers)} readers, {whole} inputs")
    sys.exit(bad)


def _ready(home: Path) -> ModuleType:
    """atheris, in a folder of its own, runs in our own Python, beside what it looks into."""
    folder = home / "atheris"
    if not (folder / "atheris").exists():
        words = [sys.executable, "-m", "pip", "-q", "install", "--target", folder, "atheris"]
        subprocess.run(words, check=True)
    sys.path.append(str(folder))
    from bench.fuzz import search

    return search


def _run(search: ModuleType, reader: Reader, seconds: int) -> tuple[int, list[dict[str, str]]]:
    """How many inputs there were, and the faults."""
    work = Path(tempfile.mkdtemp())  # nothing that the child would sweep out at its end
    ended = search.run(reader, seconds, work)
    said = (work / "said").read_text("utf-8", "replace")
    faults = [json.loads(one.read_text("utf-8")) for one in sorted(work.glob("fault-*"))]
    shutil.rmtree(work)
    if ended:
        faults.append({"what": f"ended with {ended}", "place": reader.name, "given": said[-600:]})
    count = re.search(r"number_of_executed_units: (\d+)", said)
    return int(count[1]) if count else 0, faults


if __name__ == "__main__":
    main()
