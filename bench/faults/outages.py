"""The power is cut again and again while people save, on a disk that forgets what was not forced
out (:mod:`.forgetful`): nothing that was answered as saved is lost.

The control is a server with ``synchronous=NORMAL``: it must lose, or the disk forgets nothing.
"""

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import app.db as database
from app.instance import load
from bench.faults.desk import Server
from bench.faults.figures import Chapter, Figure, Ground, Tally
from bench.faults.forgetful import why_not
from bench.faults.kills import wait_for_saves, writing
from bench.faults.ledgers import Told, Wrongs, saved_by, wrongs
from bench.faults.world import in_process, until

CUTS, WRITERS = 200, 6
BETWEEN = 8, 24
"""So many saves are answered between two cuts."""


class Disk:
    """The folder below and the place where a server finds it."""

    def __init__(self, below: Path) -> None:
        self.below, self.place = below, below.with_name(f"{below.name}.mounted")
        self.place.mkdir()
        self.process: subprocess.Popen | None = None

    def turn_on(self) -> None:
        for left in self.place.iterdir():  # by a server that outlived its disk by a moment
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        words = [sys.executable, "-m", "bench.faults.forgetful", str(self.below), str(self.place)]
        self.process = subprocess.Popen(words)
        until(self.place.is_mount)

    def cut(self) -> None:
        self.process.kill()
        self.process.wait()
        subprocess.run(["umount", "--lazy", str(self.place)], check=True)


def play(ground: Ground, cuts: float) -> Tally:
    sure, saves = _played(ground, int(cuts), lambda: None)
    loose, _ = _played(ground, 1, _be_loose)  # who was signed in is forgotten with it
    return {
        "cuts": int(cuts),
        "saves": saves,
        **sure.counts(),
        "loose cuts": 1,
        "loose lost": loose.lost,
    }


def figures(seen: Tally) -> Sequence[Figure]:
    heads = (
        ("R3 cuts of the power on a disk that forgets (FUSE)", f"{CUTS} cuts, 0 lost"),
        ("R3 control: synchronous=NORMAL must lose", "> 0"),
    )
    if not seen:
        return [Figure(*one) for one in heads]
    wrong = {name: seen[name] for name in Wrongs().counts()}
    told = ", ".join(f"{count:.0f} {name}" for name, count in wrong.items())
    return [
        Figure(
            *heads[0],
            f"{seen['cuts']:.0f} cuts, {seen['saves']:.0f} saves answered: {told}",
            seen["saves"] > 0 and not any(wrong.values()),
            seen["cuts"] >= CUTS,
        ),
        Figure(
            *heads[1],
            f"{seen['loose lost']:.0f} saves lost, cuts of the power: {seen['loose cuts']:.0f}",
            seen["loose lost"] > 0,
        ),
    ]


def _played(ground: Ground, cuts: int, plant: Callable[[], None]) -> tuple[Wrongs, int]:
    disk, rng = Disk(ground.copy()), random.Random(ground.seed)
    disk.turn_on()
    server = Server(disk.place)
    try:
        with writing(server, ground.team, WRITERS, plant) as people:
            for _ in range(cuts):
                wait_for_saves(people, rng.randint(*BETWEEN))
                time.sleep(rng.random() * 0.05)
                disk.cut()
                server.kill()
                disk.turn_on()
                server.fork(plant)
        saved = saved_by(people)
    finally:
        disk.cut()
    return in_process(lambda: wrongs(load(disk.below).database, Told(saved, {}))), len(saved)


def _be_loose() -> None:
    database.PRAGMAS = tuple(one.replace("=FULL", "=NORMAL") for one in database.PRAGMAS)


CHAPTER = Chapter(
    "outages",
    "cuts of the power",
    CUTS,
    25,
    play,
    figures,
    people=WRITERS,
    least=2,
    why_not=why_not,
)
