"""Many at once: eight clients that never pause, and the people of one office."""

import random
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from statistics import quantiles
from typing import Any

from bench.pages.asking import Line, Site
from bench.pages.sites import BOX, CASE, LIST, NEXT, PLAIN, SAVE

CLIENTS = 8
MIX = [LIST] * 6 + [NEXT] * 2 + [CASE] * 6 + [PLAIN] * 2 + [BOX] + [SAVE] * 3
"""What the people of an office do: every seventh act saves."""
THINKS = 0.5, 2.5
"""Seconds between two acts of a person: hastier than hands are."""


def eight(sites: Sequence[Site], pages: Sequence[str], *, times: int, seconds: float) -> dict:
    """For each page and site: answers a second, and ms at the half and the hundredth slowest."""
    dice, seen = random.Random(7), {}
    for page in pages:
        asked = [one for one in sites if page in one.pages]
        seen[page] = {one.name: {"per_second": [], "p50": [], "p99": []} for one in asked}
        for _ in range(times):
            for one in dice.sample(asked, len(asked)):
                waits = _crowded(one, page, seconds)
                told = seen[page][one.name]
                told["per_second"].append(len(waits) / seconds)
                told["p50"].append(at(waits, 50))
                told["p99"].append(at(waits, 99))
        print(f"  eight clients: {page}", flush=True)
    return seen


def _crowded(site: Site, page: str, seconds: float) -> list[float]:
    over = time.perf_counter() + seconds

    def work(number: int) -> list[float]:
        line, waits = Line(site), []
        while (begun := time.perf_counter()) < over:
            line.ask(site.pages[page](number))
            number += CLIENTS
            waits.append((time.perf_counter() - begun) * 1000)
        line.close()
        return waits

    with ThreadPoolExecutor(CLIENTS) as pool:
        return [one for some in pool.map(work, range(CLIENTS)) for one in some]


def at(waits: list[float], percent: int) -> float:
    """The time within which so many of a hundred were answered."""
    if len(waits) < 2:
        return max(waits, default=0.0)
    return quantiles(waits, n=100, method="inclusive")[percent - 1]


@dataclass(slots=True)
class Day:
    """What the people of an office have met."""

    waits: dict[str, list[float]] = field(default_factory=lambda: {"reads": [], "saves": []})
    errors: Counter[str] = field(default_factory=Counter)


def office(site: Site, *, people: int, seconds: float) -> dict[str, Any]:
    """So many people, each a browser of their own, who read, search and save; what they waited."""
    over = time.monotonic() + seconds
    with ThreadPoolExecutor(people) as pool:
        days = list(pool.map(lambda one: _day(site, one, over), range(people)))
    waits = {
        kind: [ms for day in days for ms in day.waits[kind]] for kind in ("reads", "saves")
    }  # fmt: skip
    return {
        "people": people,
        "seconds": seconds,
        "answers": sum(map(len, waits.values())),
        "errors": sum(day.errors.total() for day in days),
        **{kind: {"p50": at(some, 50), "p99": at(some, 99)} for kind, some in waits.items()},
    }


def _day(site: Site, number: int, over: float) -> Day:
    """The pages take the person by the number of the request, so each keeps to one remainder."""
    dice, day, line, count = random.Random(number), Day(), Line(site), 0
    time.sleep(dice.uniform(0, THINKS[1]))
    while time.monotonic() < over:
        page, count = dice.choice(MIX), count + 1
        begun = time.perf_counter()
        try:
            line.ask(site.pages[page](number + 1000 + count * 20))
        except (SystemExit, OSError) as error:
            day.errors[str(error)[:200]] += 1
            line.close()
        else:
            kind = "saves" if page == SAVE else "reads"
            day.waits[kind].append((time.perf_counter() - begun) * 1000)
        time.sleep(dice.uniform(*THINKS))
    line.close()
    return day
