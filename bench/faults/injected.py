"""System calls of the server fail at random, by libfiu: writing, reading, forcing out, renaming.

Whatever fails, an answer is a page, a save, or a refusal in words; what was answered as saved is
there. The controls are a server that does not know such errors, and one that answers before it is
written.
"""

import random
import shutil
import subprocess
import threading
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import requests

from bench.faults.desk import SERVE, Person, Server, trouble_in
from bench.faults.figures import Chapter, Figure, Ground, Tally
from bench.faults.ledgers import saved_by
from bench.faults.world import until

ROUNDS = 200
EIO, ENOSPC = 5, 28
POINTS = {
    "posix/io/rw/pwrite": (EIO, ENOSPC),
    "posix/io/sync/fsync": (EIO, ENOSPC),
    "posix/io/sync/fdatasync": (EIO, ENOSPC),
    "posix/io/dir/rename": (EIO, ENOSPC),
    "posix/io/rw/pread": (EIO,),
    "posix/io/rw/ftruncate": (EIO,),
}
ODDS = (0.02, 0.1, 0.5, 1.0)
FINE = {200, 303, 503, 507}
_PATCHED = "{patch}\nfrom app.cli.main import main; main()"
BLIND = "import app.web.errors as e; e.trouble_of = lambda error: None; e._database = e._fault"
HASTY = """
from sqlalchemy.orm import Session
real = Session.commit
def commit(session):
    try:
        real(session)
    except Exception:
        session.rollback()
Session.commit = commit
"""


WRONG = "wrong: "


def play(ground: Ground, rounds: float) -> Tally:
    many, short = int(rounds), max(int(rounds) // 8, 10)
    codes, saved, wrong = _played(ground, "", many)
    blind, _, _ = _played(ground, BLIND, short)
    _, _, lost = _played(ground, HASTY, short)
    return {
        "rounds": many,
        "saves": saved,
        "refused": codes[503] + codes[507],
        "odd": sum(times for code, times in codes.items() if code not in FINE),
        **{f"{WRONG}{one}": 1 for one in wrong},
        "short rounds": short,
        "blind": blind[500],
        "hasty": len(lost),
    }


def figures(seen: Tally) -> Sequence[Figure]:
    heads = (
        (
            "R4 system calls that fail (EIO, ENOSPC): codes outside 200/303/503/507, lost",
            f"{ROUNDS} rounds, 0, 0",
        ),
        ("R4 control: a server that does not know such errors", "> 0 answers of 500"),
        ("R4 control: answered before it is written", "> 0 books with losses"),
    )
    if not seen:
        return [Figure(*one) for one in heads]
    wrong = sorted(one.removeprefix(WRONG) for one in seen if one.startswith(WRONG))
    told = (
        f"{seen['rounds']:.0f} rounds, {seen['saves']:.0f} saves answered, {seen['refused']:.0f} "
        f"refused in words, odd {seen['odd']:.0f}, {'; '.join(wrong) or '0 lost'}"
    )
    holds = not wrong and not seen["odd"] and seen["saves"] > 0 and seen["refused"] > 0
    short = f"in {seen['short rounds']:.0f} rounds"
    return [
        Figure(*heads[0], told, holds, seen["rounds"] >= ROUNDS),
        Figure(*heads[1], f"{seen['blind']:.0f} {short}", seen["blind"] > 0),
        Figure(*heads[2], f"{seen['hasty']:.0f} {short}", seen["hasty"] > 0),
    ]


def why_not() -> str:
    return "" if shutil.which("fiu-run") else "there is no fiu-run"


def _played(ground: Ground, patch: str, rounds: int) -> tuple[Counter, int, list[str]]:
    folder, rng = ground.copy(), random.Random(ground.seed)
    control = ground.work / f"fiu{ground.count}"
    server = Server(folder, ["fiu-run", "-x", "-f", str(control)], PYTHONUNBUFFERED="1")
    server.start([SERVE[0], "-c", _PATCHED.format(patch=patch), "serve"])
    people = [Person(server, ground.team, number) for number in range(3)]
    codes: Counter[int] = Counter()
    try:
        for person in people:
            person.sign_in()
        case = people[0].take_in().headers["Location"]
        for _ in range(rounds):
            for person in people:
                if person.get(case).status_code != 200:
                    until(server.answers)  # the book may be looked through, and opens again
                    person.web.cookies.clear()  # of one that outlived it, too
                    person.sign_in()
            point = rng.choice(list(POINTS))
            how = f"probability={rng.choice(ODDS)},failinfo={rng.choice(POINTS[point])}"
            _tell(control, f"enable_random name={point},{how}")
            _work(people, case, codes)
            _tell(control, f"disable name={point}")
            codes[people[0].take_in().status_code] += 1
    finally:
        _end(server, control)
    saved = saved_by(people)
    return codes, len(saved), trouble_in(folder, saved)


def _work(people: list[Person], case: str, codes: Counter) -> None:
    """All at once, each a little of everything."""

    def work(person: Person) -> None:
        for act in (person.take_in, lambda: person.attach(case), lambda: person.get(case)):
            try:
                codes[act().status_code] += 1
            except requests.RequestException:
                codes[0] += 1

    threads = [threading.Thread(target=work, args=(person,)) for person in people]
    for one in threads:
        one.start()
    for one in threads:
        one.join()


def _tell(control: Path, order: str) -> None:
    (pipe,) = control.parent.glob(f"{control.name}-*.in")
    pid = pipe.stem.rpartition("-")[2]
    subprocess.run(
        ["fiu-ctrl", "-f", str(control), "-c", order, pid],
        capture_output=True,
        check=True,
        timeout=20,
    )


def _end(server: Server, control: Path) -> None:
    server.kill()
    for pipe in control.parent.glob(f"{control.name}-*"):
        pipe.unlink()


CHAPTER = Chapter(
    "injected",
    "rounds of calls that fail",
    ROUNDS,
    50,
    play,
    figures,
    least=10,
    people=3,
    why_not=why_not,
)
