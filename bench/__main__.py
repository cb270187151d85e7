"""What the product costs beside the limit and its peers, and whether every budget is met.

``python -m bench`` fills books of 10,000 and 100,000 cases (``--largest``: a million more), brings
the peers into an environment of their own, runs all of them at once, asks them in turn, and prints
a table; ``--write docs`` puts it into ``docs/performance.md`` with its plots and what was measured.
``--only line,papers`` measures these parts and leaves the others as they were written. Books and
peers are kept in ``--cache`` for the next run; ``--small`` is the whole of it in short. It ends
with an error where a budget is not met. Linux.
"""

import argparse
import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from bench.pages import peers
from bench.pages.figures import figures, over, table
from bench.pages.run import PARTS, SMALL, WHOLE, measured
from bench.pages.written import read, write

LARGEST = 1_000_000


def main() -> int:
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed keeps what it compiled
    words = argparse.ArgumentParser(prog="bench", description=__doc__.split("\n", 1)[0])
    words.add_argument("--small", action="store_true", help="small books, few rounds")
    words.add_argument("--largest", action="store_true", help="a book of a million cases, too")
    words.add_argument("--only", default="", help=f"of {','.join(PARTS)}")
    words.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "bench-pages",
                       help="the folder that keeps books and peers")  # fmt: skip
    words.add_argument("--write", type=Path, help="the folder that gets performance.md")
    given = words.parse_args()
    chosen = given.only.split(",") if given.only else list(PARTS)
    if unknown := set(chosen) - set(PARTS):
        words.error(f"no part {', '.join(sorted(unknown))}")
    size = SMALL if given.small else WHOLE
    if given.largest:
        size = replace(size, sizes=(*size.sizes, LARGEST))
    given.cache.mkdir(parents=True, exist_ok=True)
    if why_not := peers.install(given.cache):
        words.error(f"the peers cannot be installed: {why_not}")
    told = read(given.write) if given.write and given.only else {}
    with tempfile.TemporaryDirectory(prefix="run-", dir=given.cache) as folder:
        for _ in measured(given.cache, Path(folder), size, chosen, told):
            if given.write:
                write(given.write, told)
    lines = figures(told)
    print(table(lines))
    return bool(over(lines))


if __name__ == "__main__":
    sys.exit(main())
