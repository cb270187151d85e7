"""Ask the matrix of the application that lies here: prints the cells that are not as it says."""

import pickle
import re
import sys
import tempfile
from pathlib import Path

from flask import Flask

from app.web.access import declaration_of
from tests.access.asking import wrong_acts, wrong_pages
from tests.access.matrix import addresses
from tests.access.overfilled import wrong_writes
from tests.access.world import both_worlds
from tests.haste import MapOnce


def main(about: str, book_at: str) -> int:
    Flask.url_map_class = MapOnce
    book = pickle.loads(Path(book_at).read_bytes())
    wanted = [one for one in addresses() if re.search(about, one.rule)]
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for _, world in both_worlds(Path(folder), book):
            wrong += [
                f"{one.name}: declares another permission than the matrix"
                for one in wanted
                if declaration_of(world.app, one.endpoint).permission != one.permission
            ]
            for ask in (wrong_pages, wrong_acts, lambda *asked: wrong_writes(*asked)[0]):
                wrong = wrong or ask(world, wanted)
            if wrong:
                break
    print("\n".join(wrong))
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
