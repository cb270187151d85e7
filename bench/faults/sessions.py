"""Sessions of a commune with its office while all kinds of faults happen; see the package."""

import os
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.faults import clocks, deaths, disks, rebirths
from bench.faults.figures import Chapter, Figure, Ground, Tally
from bench.faults.oracle import examine
from bench.faults.proxy import Proxy
from bench.faults.world import World, in_process

REBIRTHS = ((rebirths.restore_office, 6), (rebirths.restore_commune, 4), (rebirths.copy_commune, 3))
FAULTS = 10_000
BAD_ROAD = 600
"""Of 1000 requests so many meet with an accident."""
PER_DEATH, LONGEST = 4, 3.0
"""So many accidents of the road, or seconds, between two other faults."""


def ordinary(world: World, proxy: Proxy, faults: int, *, full_disks: bool) -> Counter:
    """Deaths, full disks and clocks in turn, on a bad road, until there were so many faults."""
    counts: Counter[str] = Counter()
    kinds: list[Callable[[World], str]] = [deaths.die] * 16
    kinds += [disks.fill] * (3 if full_disks else 0) + [clocks.jump] * clocks.can()
    proxy.share.value = BAD_ROAD
    while counts.total() + proxy.total() < faults:
        counts[world.rng.choice(kinds)(world)] += 1
        many, end = proxy.total() + PER_DEATH, time.monotonic() + LONGEST
        while proxy.total() < many and time.monotonic() < end:
            time.sleep(0.02)
    return counts


def level(world: World, proxy: Proxy) -> dict:
    """Good weather, nobody saves: sessions until everything is up; what the last one said."""
    proxy.share.value = 0
    world.kill("clerk")
    time.sleep(2.2)  # what comes late has come
    for _ in range(4):
        report = world.sync()
    return report


def chapter(title: str, world: World, counts: dict, report: dict, *, is_ordinary: bool) -> int:
    found = in_process(lambda: examine(world, ordinary=is_ordinary))
    print(f"\n{title}: {sum(counts.values())} faults")
    for kind, times in sorted(counts.items()):
        print(f"  {times:5} {kind}")
    print(
        f"  saved {found.saved}, records {found.records}, at the office newer than noted "
        f"{found.beyond}; mended {found.mended}, new logs {found.forks}, read anew "
        f"{found.read_anew}; last session complete: {report['complete']}"
    )
    found.wrong += world.fallen
    world.fallen.clear()
    for sentence in [*found.wrong[:20]]:
        print(f"  WRONG: {sentence}")
    if is_ordinary and not report["complete"]:
        print("  WRONG: the last session in good weather is not complete")
        return 1 + len(found.wrong)
    return len(found.wrong)


def run(faults: int, seed: int, folder: Path) -> Tally:
    """``faults`` in ordinary life, then backups put back and copies brought to life; how many
    there were in all, requests on the road, and what did not hold (``wrong``)."""
    full_disks = disks.mount(folder / "office") and disks.mount(folder / "commune")
    print(
        f"seed {seed}; load {os.getloadavg()[0]:.1f}; full disks: "
        f"{'tmpfs of ' + disks.SIZE if full_disks else 'cannot mount here'}; clocks: "
        f"{'faketime' if clocks.can() else 'no faketime here'}",
        flush=True,
    )
    world = World(folder, random.Random(seed))
    proxy = Proxy(world.road, world.office_port, seed)
    started, wrong, everything = time.monotonic(), 0, Counter()
    try:
        world.found()
        world.serve_commune()
        world.employ_clerk()
        counts = ordinary(world, proxy, faults, full_disks=full_disks)
        report = level(world, proxy)
        counts += Counter(proxy.told())
        counts_of_life = counts
        wrong += chapter("Ordinary life", world, counts, report, is_ordinary=True)
        everything += counts
        for rebirth, times in REBIRTHS:
            counts, before = Counter(), Counter(proxy.told())
            world.employ_clerk()
            proxy.share.value = BAD_ROAD
            for _ in range(times):
                counts[rebirth(world)] += 1
            report = level(world, proxy)
            world.level_copies()
            report = world.sync()
            counts += Counter(proxy.told()) - before
            is_ordinary = rebirth is rebirths.restore_office
            wrong += chapter(rebirth.__name__, world, counts, report, is_ordinary=is_ordinary)
            everything += counts
    finally:
        world.kill(*list(world.alive))
        proxy.end()
        for name in ("office", "commune"):
            disks.unmount(folder / name)
    told = "NOTHING LOST, NOTHING DOUBLED" if not wrong else f"{wrong} WRONG"
    print(f"\n{everything.total()} faults in {time.monotonic() - started:.0f} s: {told}")
    return {
        "faults": everything.total(),
        "ordinary": sum(counts_of_life.values()),
        "requests": proxy.asked.value,
        "saved": world.saves(),
        "wrong": wrong,
    }


def play(ground: Ground, faults: float) -> Tally:
    return run(int(faults), ground.seed, ground.work)


def figures(seen: Tally) -> Sequence[Figure]:
    head = (
        "R6 sessions with an office: deaths, accidents of the road, full disks, clocks, backups, "
        "copies",
        f"{FAULTS} faults, 0 missing, doubled, different; equal digests",
    )
    if not seen:
        return [Figure(*head)]
    return [
        Figure(
            *head,
            f"{seen['faults']:.0f} faults among {seen['requests']:.0f} requests, "
            f"{seen['saved']:.0f} saves: {seen['wrong']:.0f} wrong",
            not seen["wrong"] and seen["saved"] > 0,
            seen["ordinary"] >= FAULTS,
        )
    ]


CHAPTER = Chapter("sessions", "faults in ordinary life", FAULTS, 1000, play, figures)
