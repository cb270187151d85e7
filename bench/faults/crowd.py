"""Fifty people at once, each with a browser and a session of their own, on a slow disk.

They take cases in, set the summaries of cases right that others are setting right as well, and
press twice. Between two acts they think, as people do; an act in five is a page that is read.
"""

import os
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from statistics import quantiles
from uuid import UUID, uuid4

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from app.instance import load
from bench.faults import slow_disk
from bench.faults.desk import SERVE, Person, Server
from bench.faults.figures import LONGEST, Chapter, Figure, Ground, Tally
from bench.faults.ledgers import Told, Wrongs, saved_by, wrongs
from bench.faults.world import in_process
from bench.sync.wire import spent_by

PEOPLE, MINUTES, P95 = 50, 30.0, 0.5
SHARED = 10
"""Cases whose summary all of them set right, so that they meet."""
THINKS = 4.0, 10.0
"""Seconds between two acts of one person: fifty then save more in a minute than a commune does in
a month."""
ONCE_MORE = Retry(
    total=1, connect=0, status=0, allowed_methods=None, respect_retry_after_header=False
)
"""As browsers do: where the server has closed a kept connection for its silence in the moment in
which it was used again, the same form is sent on a new one."""
_CARELESS = (
    "import app.mediation.service.sight as s; real = s.take; "
    "s.take = lambda *a, revision=None, **k: real(*a, **k); "
    "from app.cli.main import main; main()"
)
"""The planted fault: whose version a form was made from is not asked."""


@dataclass(slots=True)
class Seen:
    """``took``: seconds of each save; ``spent``: of the server's processor; ``silent``: a second
    save of an old version that was let in, or refused without both texts."""

    took: list[float] = field(default_factory=list)
    codes: Counter = field(default_factory=Counter)
    conflicts: int = 0
    silent: int = 0
    pressed_twice: int = 0
    unanswered: int = 0
    once_more: int = 0
    spent: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def asked(self, act: Callable[[], requests.Response]) -> requests.Response | None:
        """One request; None where no answer came."""
        begun = time.perf_counter()
        try:
            answer = act()
        except requests.RequestException as none:
            _tell(begun, f"no answer, {type(none).__name__}: {none}")
            with self.lock:
                self.unanswered += 1
            return None
        if answer.status_code >= 500:
            _tell(begun, f"{answer.status_code} {answer.request.method} {answer.url}")
        with self.lock:
            self.codes[answer.status_code] += 1
            self.once_more += bool(answer.raw.retries.history)
            if answer.request.method == "POST":
                self.took.append(time.perf_counter() - begun)
        return answer

    @property
    def broken(self) -> int:
        return sum(times for code, times in self.codes.items() if code >= 500) + self.unanswered


def _tell(begun: float, what: str) -> None:
    """So that a row which misses by one says by which."""
    took = time.perf_counter() - begun
    print(f"{datetime.now(UTC):%H:%M:%S} after {took:.1f} s: {what}", flush=True)


def play(ground: Ground, minutes: float) -> Tally:
    seen, wrong = _played(ground, minutes, SERVE)
    careless, loose = _played(ground, min(minutes, 0.5), [SERVE[0], "-c", _CARELESS, "serve"])
    return {
        "minutes": minutes,
        "saves": len(seen.took),
        "answers": seen.codes.total(),
        "records": seen.codes[303],
        "conflicts": seen.conflicts,
        "silent": seen.silent,
        "pressed twice": seen.pressed_twice,
        "broken": seen.broken,
        "once more": seen.once_more,
        "processor": seen.spent,
        f"{LONGEST}p95": quantiles(seen.took, n=20)[-1],
        f"{LONGEST}median": quantiles(seen.took, n=2)[0],
        f"{LONGEST}load": os.getloadavg()[0],
        **wrong.counts(),
        "loose silent": careless.silent,
        "loose overwritten": loose.overwritten,
    }


def figures(seen: Tally) -> Sequence[Figure]:
    heads = (
        (
            f"R10 {PEOPLE} people at once, {slow_disk.MILLISECONDS} ms an fsync: their answers",
            f"{MINUTES:.0f} min, p95 ≤ {P95 * 1000:.0f} ms, 0 of 5xx",
        ),
        (
            "R10 their book: lost, doubled, half, overwritten",
            "0; of two who changed one version the second is refused with both texts",
        ),
        (f"R11 numbers of the book under {PEOPLE} writers", "0 doubles, 0 gaps"),
        ("R10 control: a server that does not ask for the version must overwrite", "> 0"),
    )
    if not seen:
        return [Figure(*one) for one in heads]
    is_full = seen["minutes"] >= MINUTES
    p95, median = seen[f"{LONGEST}p95"] * 1000, seen[f"{LONGEST}median"] * 1000
    wrong = {name: seen[name] for name in Wrongs().counts()}
    return [
        Figure(
            *heads[0],
            f"{seen['minutes']:g} min, {seen['saves']:.0f} saves, p95 {p95:.0f} ms, median "
            f"{median:.0f} ms on a machine with a load of {seen[f'{LONGEST}load']:.0f}, "
            f"{seen['broken']:.0f} of 5xx or none, {seen['once more']:.0f} sent once more on a new "
            "connection; "
            f"{seen['processor'] / seen['answers'] * 1000:.0f} ms of the server's processor each",
            p95 <= P95 * 1000 and not seen["broken"],
            is_full,
        ),
        Figure(
            *heads[1],
            ", ".join(f"{count:.0f} {name}" for name, count in wrong.items())
            + f"; {seen['conflicts']:.0f} refused with both texts, {seen['silent']:.0f} not; "
            f"{seen['pressed twice']:.0f} pressed twice",
            not any(wrong.values()) and not seen["silent"] and seen["conflicts"] > 0,
            is_full,
        ),
        Figure(
            *heads[2],
            f"{seen['numbers']:.0f} of {seen['records']:.0f} saves",
            not seen["numbers"],
            is_full,
        ),
        Figure(
            *heads[3],
            f"{seen['loose overwritten']:.0f} overwritten, {seen['loose silent']:.0f} at two tabs",
            seen["loose silent"] > 0 and seen["loose overwritten"] > 0,
        ),
    ]


def _played(ground: Ground, minutes: float, serve: list[str]) -> tuple[Seen, Wrongs]:
    folder = ground.copy()
    server = Server(folder, LD_PRELOAD=str(slow_disk.library(ground.work)))
    server.start(serve)
    people = [Person(server, ground.team, number) for number in range(PEOPLE)]
    for one in people:
        one.web.mount("http://", HTTPAdapter(max_retries=ONCE_MORE))
    seen = Seen()
    try:
        with ThreadPoolExecutor(PEOPLE) as pool:
            list(pool.map(Person.sign_in, people))
            shared = [people[0].take_in().headers["Location"] for _ in range(SHARED)]
            _two_tabs(seen, people[0], people[1], shared[0])
            before = spent_by(server.pid).cpu
            over = time.monotonic() + minutes * 60
            list(pool.map(lambda one: _work(seen, one, shared, over), people))
        seen.spent = spent_by(server.pid).cpu - before
    finally:
        server.kill()
    told = Told(
        saved_by(people),
        {key: summary for one in people for key, summary in one.changed.items()},
    )
    return seen, in_process(lambda: wrongs(load(folder).database, told))


def _work(seen: Seen, person: Person, shared: list[str], over: float) -> None:
    rng = random.Random(person.login)
    acts = [_take_in] * 10 + [_press_twice] * 2 + [_set_right] * 5 + [_read] * 4
    time.sleep(rng.uniform(0, THINKS[1]))
    while time.monotonic() < over:
        rng.choice(acts)(seen, person, rng.choice(shared))
        time.sleep(rng.uniform(*THINKS))


def _take_in(seen: Seen, person: Person, shared: str) -> None:
    seen.asked(person.take_in)


def _read(seen: Seen, person: Person, shared: str) -> None:
    seen.asked(lambda: person.get("/hoa-giai/"))


def _press_twice(seen: Seen, person: Person, shared: str) -> None:
    """One form, sent twice at the same moment: both must lead to the one record."""
    key = uuid4().hex
    with ThreadPoolExecutor(2) as hands:
        both = list(hands.map(lambda _: seen.asked(lambda: person.take_in(key)), range(2)))
    places = {one.headers.get("Location") for one in both if one is not None}
    with seen.lock:
        seen.pressed_twice += 1
        seen.silent += len(places) != 1


def _set_right(seen: Seen, person: Person, shared: str) -> None:
    """Another may be doing the same: then both texts are shown, and nothing is overwritten."""
    typed = person.open_correction(shared)
    time.sleep(random.uniform(0.2, 1.5))
    summary = f"Tranh chấp lối đi {uuid4().hex}."
    answer = seen.asked(lambda: person.correct(shared, typed, summary))
    if answer is not None and answer.status_code == 409:
        _note_conflict(seen, answer.text, summary)


def _two_tabs(seen: Seen, first: Person, second: Person, case: str) -> None:
    """The same version open twice: the second save must be refused, with both texts."""
    one, other = first.open_correction(case), second.open_correction(case)
    texts = [f"Tranh chấp lối đi {UUID(int=number).hex}." for number in (1, 2)]
    first.correct(case, one, texts[0])
    answer = second.correct(case, other, texts[1])
    if answer.status_code == 409 and texts[0] in answer.text:
        _note_conflict(seen, answer.text, texts[1])
    else:
        seen.silent += 1


def _note_conflict(seen: Seen, page: str, typed: str) -> None:
    """The page of a conflict shows what was typed beside what stands there, and says CHƯA LƯU."""
    is_told = "CHƯA LƯU" in page and typed in page and "Đang lưu" in page
    with seen.lock:
        seen.conflicts += is_told
        seen.silent += not is_told


def why_not() -> str:
    return "" if slow_disk.can() else "no gcc here"


CHAPTER = Chapter(
    "crowd", "minutes", MINUTES, MINUTES, play, figures, people=PEOPLE, least=0.5, why_not=why_not
)
