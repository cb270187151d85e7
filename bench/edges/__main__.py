"""Runs the checks and the slow guests, prints what was found; see the package."""

import argparse
import sys
import tempfile
from pathlib import Path

from alembic import command

from app import schema
from app.db import db
from app.domain.actors import InstanceRole
from app.factory import create_app
from app.instance import create
from bench.edges.asking import Place
from bench.edges.checks import CHECKS
from bench.edges.judging import findings
from bench.edges.planted import blind
from bench.edges.slow import guests, still_open, waits
from tests.e2e.own_server import OwnServer


def main() -> None:
    """Exits with 1 where a check finds something, or does not find its plant."""
    parser = argparse.ArgumentParser(prog="python -m bench.edges", description=__doc__)
    parser.add_argument("--folder", type=Path, help="an instance to serve")
    parser.add_argument("--slow", type=int, default=900, help="guests who never end a request")
    given = parser.parse_args()
    unseeing = blind()
    print(f"{len(CHECKS)} checks, {len(unseeing)} blind to their plant", *unseeing, sep="\n  ")
    with tempfile.TemporaryDirectory() as place:
        served = OwnServer(given.folder or empty(Path(place) / "commune"))
        served.start()
        try:
            wrong = list(findings(Place(served.port), CHECKS))
            print(f"{len(wrong)} found", *wrong, sep="\n  ")
            print(f"an ordinary page, alone: {waits(served.port)}")
            with guests(served.port, given.slow) as held:
                print(f"with {given.slow} slow guests: {waits(served.port)}")
                print(f"of whom the server still listens to {still_open(held)}")
        finally:
            served.kill()
    sys.exit(bool(wrong or unseeing))


def empty(folder: Path) -> Path:
    """A commune without records."""
    made = create(
        folder,
        unit="03408",
        name="Phường Thử",
        role=InstanceRole.COMMUNE,
        superior="12",
        database=None,
    )
    with create_app(made).app_context():
        db.create_all()
        command.stamp(schema.steps(), "head")
        db.engine.dispose()
    return folder


if __name__ == "__main__":
    main()
