"""SIGKILL for the office, the commune with its clerk, or all of them, and at once alive again."""

import time

from bench.faults.world import World

NAMES = (("office",), ("commune", "clerk"), ("clerk",), ("office", "commune", "clerk"))


def die(world: World) -> str:
    """At a random moment; gives who died."""
    time.sleep(world.rng.random() * 0.3)
    names = world.rng.choice(NAMES)
    world.kill(*names)
    if "office" in names:
        world.serve_office()
    if "commune" in names:
        world.serve_commune()
    if "clerk" in names:
        world.employ_clerk()
    return "death of " + " and ".join(names)
