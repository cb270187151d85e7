"""Clocks that are years off: a server starts with another year than everybody else.

Debian's ``libfaketime`` is loaded into the server itself. Its command would stand between: what is
killed then is the command, and the server lives on behind it.
"""

import sys
from pathlib import Path

from bench.faults.world import World, answers, until

YEARS = ("-5y", "+5y")
LIBRARIES = sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))


def can() -> bool:
    return bool(LIBRARIES)


def jump(world: World) -> str:
    """The office's or the commune's server goes on in a year that is not; gives whose."""
    name, by = world.rng.choice(("office", "commune")), world.rng.choice(YEARS)
    world.kill(name)
    port = world.office_port if name == "office" else world.spare_port
    serve = ["serve", "--port", str(port), "--instance", str(world.folder / name)]
    child = [sys.executable, "-c", "from bench.faults.world import hasty; hasty()", *serve]
    world.employ(name, child, {"LD_PRELOAD": str(LIBRARIES[0]), "FAKETIME": by})
    until(lambda: answers(port))
    return f"clock of the {name} {by}"
