"""Runs the sessions with an office alone; see the package."""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from bench.faults.sessions import run


def main() -> int:
    words = argparse.ArgumentParser(prog="bench.faults")
    words.add_argument("--faults", type=int, default=1000, help="0: only backups and copies")
    words.add_argument("--seed", type=int, default=1)
    given = words.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="faults-"))
    if run(given.faults, given.seed, folder)["wrong"]:
        print(f"What there was to see is in {folder}.")
        return 1
    shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
