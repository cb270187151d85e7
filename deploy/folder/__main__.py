"""``python -m deploy.folder build|check|lock``: the offline folder; see ``docs/install.md``."""

import argparse
import sys
from pathlib import Path

from deploy.folder.building import build
from deploy.folder.carried import PLATFORMS, lock
from deploy.folder.checking import check


def main() -> None:
    """Run one of the three."""
    parser = argparse.ArgumentParser(prog="python -m deploy.folder", description=__doc__)
    acts = parser.add_subparsers(required=True)
    making = acts.add_parser("build", help="folder and zip, from what is committed")
    making.add_argument("--platform", choices=PLATFORMS, required=True)
    making.add_argument("--out", type=Path, default=Path("dist"))
    making.set_defaults(act=lambda given: print(build(given.platform, given.out)))
    looking = acts.add_parser("check", help="whether a folder is whole")
    looking.add_argument("folder", type=Path)
    looking.add_argument("--platform", choices=PLATFORMS, required=True)
    looking.set_defaults(act=lambda given: check(given.folder, given.platform))
    locking = acts.add_parser("lock", help="list the wheels anew (needs uv)")
    locking.set_defaults(act=lambda _: [lock(platform) for platform in PLATFORMS])
    given = parser.parse_args()
    try:
        given.act(given)
    except ValueError as wrong:
        sys.exit(str(wrong))


if __name__ == "__main__":
    main()
