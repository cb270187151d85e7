"""SIGKILL for the server while six people save: nothing answered is lost, nothing is doubled."""

import os
import random
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

from app.instance import load
from bench.faults.desk import Person, Server
from bench.faults.figures import LONGEST, Chapter, Figure, Ground, Tally
from bench.faults.ledgers import Told, saved_by, wrongs
from bench.faults.world import in_process

KILLS, SAVES, WRITERS, BACK = 1000, 50_000, 6, 10.0
AT_REST = 100
"""Of so many the time is told that the service was away: those where the machine had no more to do
than it has processors. Where others work on it, the time is theirs."""
BETWEEN = 30, 75
"""So many saves are answered between two kills."""


def play(ground: Ground, kills: float) -> Tally:
    folder, rng = ground.copy(), random.Random(ground.seed)
    server = Server(folder)
    away: dict[str, list[float]] = {"rest": [0.0], "busy": [0.0]}
    most = 0.0
    with writing(server, ground.team, WRITERS) as people:
        for _ in range(int(kills)):
            wait_for_saves(people, rng.randint(*BETWEEN))
            time.sleep(rng.random() * 0.05)
            now = os.getloadavg()[0]
            died = time.monotonic()
            server.kill()
            server.fork()
            away["rest" if now <= os.cpu_count() else "busy"].append(time.monotonic() - died)
            most = max(most, now)
    saved = saved_by(people)
    found = in_process(lambda: wrongs(load(folder).database, Told(saved, {})))
    return {
        "kills": int(kills),
        "saves": len(saved),
        **found.counts(),
        "at rest": len(away["rest"]) - 1,
        "seconds at rest": sum(away["rest"]),
        f"{LONGEST}at rest": max(away["rest"]),
        f"{LONGEST}busy": max(away["busy"]),
        f"{LONGEST}load": most,
    }


def figures(seen: Tally) -> Sequence[Figure]:
    r1 = "R1 SIGKILL under 6 writers", f"{KILLS} kills, {SAVES} saves, 0 lost, 0 doubled"
    f2 = "F2 service back after it", f"< {BACK:.0f} s"
    if not seen:
        return [Figure(*r1), Figure(*f2)]
    told = ", ".join(f"{seen[name]:.0f} {name}" for name in ("lost", "doubled", "half", "numbers"))
    is_full = seen["kills"] >= KILLS and seen["saves"] >= SAVES
    wrong = sum(seen[name] for name in ("lost", "doubled", "half", "numbers", "overwritten"))
    return [
        Figure(
            *r1,
            f"{seen['kills']:.0f} kills, {seen['saves']:.0f} saves answered, {told}",
            seen["saves"] > 0 and not wrong,
            is_full,
        ),
        _away(f2, seen),
    ]


def _away(head: tuple[str, str], seen: Tally) -> Figure:
    """On a machine at rest; of a busy one it is said beside it."""
    many, longest = seen["at rest"], seen[f"{LONGEST}at rest"]
    if not many:
        return Figure(*head)
    told = f"longest {longest:.1f} s, mean {seen['seconds at rest'] / many:.1f} s of {many:.0f}"
    if others := seen[f"{LONGEST}busy"]:
        told += f"; under other work (load up to {seen[f'{LONGEST}load']:.0f}) {others:.1f} s"
    return Figure(*head, told, longest < BACK, many >= AT_REST)


@contextmanager
def writing(
    server: Server, team: UUID, many: int, plant: Callable[[], object] = lambda: None
) -> Iterator[list[Person]]:
    """So many people at the server who take in one case after the other, each until it is
    answered; in the end all go, and the server too. ``plant`` first breaks something in it."""
    server.fork(plant)
    over = threading.Event()
    try:
        people = [Person(server, team, number) for number in range(many)]
        for one in people:
            one.sign_in()
        writers = [threading.Thread(target=_save, args=(one, over)) for one in people]
        for one in writers:
            one.start()
        yield people
        over.set()
        for one in writers:
            one.join()
    finally:
        over.set()
        server.kill()


def wait_for_saves(people: list[Person], more: int, patience: float = 60) -> None:
    """Until so many more were answered, of all of them together."""
    wanted = sum(len(one.saved) for one in people) + more
    end = time.monotonic() + patience
    while sum(len(one.saved) for one in people) < wanted and time.monotonic() < end:
        time.sleep(0.02)


def _save(person: Person, over: threading.Event) -> None:
    while not over.is_set():
        person.take_in_surely(over.is_set)


CHAPTER = Chapter("kills", "kills of the server", KILLS, 50, play, figures, people=WRITERS)
