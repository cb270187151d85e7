"""Runs product and peer, one after the other, and prints both; see the package."""

import argparse
import os
import tempfile
from pathlib import Path

from bench.sync import pouchdb, wire
from bench.sync.product import Product

CHANGED = 100
PHASES = ("all", "changed", "nothing new")


def phases(engine: Product | pouchdb.PouchDB, cases: int) -> list[dict]:
    engine.begin(cases)
    try:
        first = engine.session()
        engine.change(CHANGED)
        return [first, engine.session(), engine.session()]
    finally:
        engine.end()


def show(name: str, took: list[dict]) -> None:
    print(f"\n{name}")
    heads = "seconds", "bytes up", "down", "up/record", "cpu s", "MiB", "server cpu s", "MiB"
    print(f"{'':14}" + "".join(f"{head:>13}" for head in heads))
    for phase, one in zip(PHASES, took, strict=True):
        each = f"{one['up'] / one['sent']:.0f}" if one["sent"] else ""
        cells = (
            f"{one['seconds']:.2f}", f"{one['up']:,}", f"{one['down']:,}", each,
            f"{one['cpu']:.1f}", f"{one['peak']:.0f}",
            f"{one['server_cpu']:.1f}", f"{one['server_peak']:.0f}",
        )  # fmt: skip
        print(f"{phase:14}" + "".join(f"{cell:>13}" for cell in cells))


def main() -> None:
    words = argparse.ArgumentParser(prog="bench.sync")
    words.add_argument("--cases", type=int, default=10_000)
    words.add_argument("--alone", action="store_true", help="without the peer")
    words.add_argument("--full", action="store_true", help="all that may ever leave goes up")
    given = words.parse_args()
    why_not = "not asked for" if given.alone else pouchdb.install()
    wire.enter()
    os.environ["SOHOAGIAI_ADMIN_PASSWORD"] = "Suoi-Trong-71"
    with tempfile.TemporaryDirectory(prefix="bench-sync-") as folder:
        product = Product(Path(folder), full=given.full)
        took = phases(product, given.cases)
        lines = product.bodies().read_bytes().splitlines()
        size = sum(map(len, lines)) / len(lines)
        print(f"{given.cases:,} cases; what leaves of each: {size:.0f} bytes of JSON; load "
              f"{os.getloadavg()[0]:.1f}")  # fmt: skip
        show(product.name, took)
        if why_not:
            print(f"\nPouchDB: {why_not}")
        else:
            show("PouchDB", phases(pouchdb.PouchDB(Path(folder), product.bodies()), given.cases))
        print(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
