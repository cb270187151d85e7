"""Clocks that are years off: a server starts with another year than everybody else."""

import shutil
import sys

from bench.faults.world import World, answers, until

YEARS = ("-5y", "+5y")


def can() -> bool:
    return shutil.which("faketime") is not None


def jump(world: World) -> str:
    """The office's or the commune's server goes on in a year that is not; gives whose."""
    name, by = world.rng.choice(("office", "commune")), world.rng.choice(YEARS)
    world.kill(name)
    port = world.office_port if name == "office" else world.spare_port
    serve = ["serve", "--port", str(port), "--instance", str(world.folder / name)]
    child = [sys.executable, "-c", "from bench.faults.world import hasty; hasty()", *serve]
    world.employ(name, ["faketime", "-f", by, *child])
    until(lambda: answers(port))
    return f"clock of the {name} {by}"
