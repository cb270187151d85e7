"""What cannot be done without: ``python -m bench.pages.least packages`` or ``… whole FOLDER``
prints, as JSON, seconds of the processor and megabytes of a process that has only begun.

``packages`` are those the product is given to be written with, and none of our own; ``whole`` is
every module and table of ours beside them, before anybody asks for a page.
"""

import importlib
import json
import subprocess
import sys
import time
from pathlib import Path

import psutil

GIVEN = "flask", "flask_sqlalchemy", "flask_wtf", "requests"


def begun(what: str, folder: Path) -> dict[str, float]:
    """One process of its own, told by itself."""
    words = [sys.executable, "-m", "bench.pages.least", what, str(folder)]
    return json.loads(subprocess.run(words, check=True, capture_output=True, text=True).stdout)


def main(what: str, folder: Path) -> None:
    before = time.process_time()
    if what == "packages":
        for name in GIVEN:
            importlib.import_module(name)
    else:
        from app.factory import create_app
        from app.instance import load

        create_app(load(folder))
    taken = time.process_time() - before
    print(json.dumps({"cpu": taken, "mb": psutil.Process().memory_info().rss / 2**20}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
