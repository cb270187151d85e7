"""The clock of a commune's machine leaps by ten years and back: under a server that runs, and under
one that is started anew with the wrong clock, as after a dead battery.

Seven things are asked, each of all four leaps. Debian's ``libfaketime`` is loaded into the server,
and reads the time from a file; what the harness itself and the office go by is the true time.
"""

import sqlite3
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from uuid import UUID

from app.domain.mediation.states import CaseState
from app.factory import create_app
from app.instance import DATABASE_FILE, load
from app.mediation.service.viewing import view_case
from bench.faults.clocks import LIBRARIES
from bench.faults.desk import UNIT, Person, Server
from bench.faults.figures import Chapter, Figure, Ground, Tally
from bench.faults.ledgers import Told, wrongs
from bench.faults.world import OFFICE, command, in_process, session_of, until
from tests.browser import form_of
from tests.mediation.cases import TODAY, a_case_in, a_village_with_team, clerk

LEAPS = ("+10y", "-10y")
ACCOUNTS = 5  # one works, four are locked out
SEVEN = (
    "sessions",
    "locks",
    "deadlines",
    "order of the journal",
    "numbers",
    "exchange",
    "refusal while the clock is behind",
)
TRIES, AFTER_THE_LOCK = 5, "+13h"
"""Wrong passwords that lock an account out, and when that is over (``LOCK_HOURS``)."""
_HASTY = [sys.executable, "-c", "from bench.faults.world import hasty; hasty()", "serve"]
_LOOKS_EVERY = 1  # second: the file of the clock is read so often, not at every question
_LATE = 120  # seconds until what was saved must be at the office


class Scene:
    """An office, and a commune whose clock is in our hands. ``wrong``: what did not hold, in
    sentences, by the name of what was asked."""

    def __init__(self, ground: Ground, serve: list[str]) -> None:
        self.team, self.serve = ground.team, serve
        self.office, self.folder = ground.work / "leaping.office", ground.copy()
        self.above = Server(self.office)
        self.hand = ground.work / f"{self.folder.name}.clock"
        self.commune = Server(
            self.folder,
            LD_PRELOAD=str(LIBRARIES[0]),
            FAKETIME_TIMESTAMP_FILE=str(self.hand),
            FAKETIME_CACHE_DURATION=str(_LOOKS_EVERY),
            FAKETIME_DONT_FAKE_MONOTONIC="1",
            SOHOAGIAI_TOTP_ROLES="",
        )
        self.wrong: dict[str, list[str]] = defaultdict(list)
        self.saved: dict[str, str] = {}
        self.now = "+0"

    def begin(self) -> None:
        command(self.office, "init", "--unit", OFFICE, "--role", "office", "--admin", "quantri")
        code = command(self.office, "enrol", "new", "--unit", UNIT).split()[-1]
        self.above.fork()
        command(self.folder, "enrol", "join", self.above.address, code)
        self.case, self.due = in_process(lambda: _with_deadline(self.folder))
        self.hand.write_text("+0\n", "ascii")
        self.commune.start(self.serve)

    def end(self) -> None:
        self.commune.kill()
        self.above.kill()

    def leap(self, to: str, *, anew: bool) -> None:
        if anew:
            self.commune.kill()
        self.hand.write_text(f"{to}\n", "ascii")
        self.now = to
        if anew:
            self.commune.start(self.serve)
        else:
            time.sleep(_LOOKS_EVERY + 2)  # it counts in whole seconds

    def ask(self, what: str, holds: object, sentence: str) -> None:
        if not holds:
            self.wrong[what].append(f"at {self.now}: {sentence}")

    def person(self, number: int, login: str = "") -> Person:
        """Somebody who signs in now; that it is possible is one of the things asked."""
        one = Person(self.commune, self.team, number, login=login)
        self.ask("sessions", one.sign_in().status_code == 303, "nobody can sign in")
        self.ask("sessions", _is_in(one), "a session just begun is worth nothing")
        return one

    def save(self, one: Person) -> int:
        answer = one.take_in()
        self.saved |= one.saved
        return answer.status_code

    def held_above(self) -> int:
        return _count(self.office, "mediation_case")

    def all_is_above(self) -> bool:
        return self.held_above() == _count(self.folder, "mediation_case")


def play(ground: Ground, size: float) -> Tally:
    """All four leaps, there and back; there is no smaller run."""
    scene = Scene(ground, _HASTY)
    try:
        scene.begin()
        for number, (to, anew) in enumerate((to, anew) for anew in (False, True) for to in LEAPS):
            _leap(scene, to, anew=anew, victim=number + 1)
    finally:
        scene.end()
    _look_through(scene)
    wrong = {f"{what}: {one}": 1.0 for what in SEVEN for one in scene.wrong[what]}
    held = sum(not scene.wrong[what] for what in SEVEN)
    return {"held": held, "saves": len(scene.saved), **wrong}


def figures(seen: Tally) -> Sequence[Figure]:
    head = (
        "R12 clock ± 10 years under a running server and one started anew",
        f"{len(SEVEN)} of {len(SEVEN)}: " + ", ".join(SEVEN),
    )
    if not seen:
        return [Figure(*head)]
    told = [name for name in seen if name not in ("held", "saves")]
    much = f"{seen['held']:.0f} of {len(SEVEN)}, {seen['saves']:.0f} saves, 4 leaps there and back"
    return [Figure(*head, "; ".join([much, *told]), not told)]


def _leap(scene: Scene, to: str, *, anew: bool, victim: int) -> None:
    before = scene.person(0)
    scene.ask("refusal while the clock is behind", scene.save(before) == 303, "not saved")
    scene.leap(to, anew=anew)
    scene.ask("sessions", not _is_in(before), "a session of another time is still worth something")
    then = scene.person(0)
    page = then.get(f"/hoa-giai/{scene.case}").text
    scene.ask("deadlines", scene.due in page, f"{scene.due} is not on the page of the case")
    _lock_out(scene, victim)
    _save_then(scene, then, is_behind=to.startswith("-"))
    scene.leap("+0", anew=anew)
    scene.ask("sessions", not _is_in(then), "a session of a wrong year lives on")
    back = scene.person(0)
    page = back.get(f"/hoa-giai/{scene.case}").text
    scene.ask("deadlines", scene.due in page, f"{scene.due} is not on the page of the case")
    if to.startswith("+"):
        _go_on_after(scene, back)
    scene.ask("refusal while the clock is behind", scene.save(back) == 303, "not saved")
    _all_above(scene)
    late = Person(scene.commune, scene.team, victim)
    late.sign_in()  # who is locked out tries at once; a lock of 2036 counts from here
    scene.leap(AFTER_THE_LOCK, anew=False)
    scene.ask("locks", late.sign_in().status_code == 303, "locked out when it should be over")
    scene.leap("+0", anew=False)


def _lock_out(scene: Scene, victim: int) -> None:
    one = Person(scene.commune, scene.team, victim)
    for _ in range(TRIES):
        one.sign_in("Khong-Phai-No-1")
    scene.ask("locks", one.sign_in().status_code == 422, f"not locked out after {TRIES} tries")


def _save_then(scene: Scene, then: Person, *, is_behind: bool) -> None:
    """With a clock behind the book nothing is recorded, and it is said why; reading goes on."""
    many = _count(scene.folder, "mediation_case")
    code = scene.save(then)
    what = "refusal while the clock is behind"
    if is_behind:
        scene.ask(what, code == 503, f"a new case was answered with {code}")
        scene.ask(what, _count(scene.folder, "mediation_case") == many, "a case was written")
        scene.ask(what, then.get("/hoa-giai/").status_code == 200, "nothing can be read")
    else:
        scene.ask(what, code == 303, f"a new case was answered with {code}")
    _all_above(scene)


def _go_on_after(scene: Scene, back: Person) -> None:
    """The book's last line is of 2036: who keeps the machine says which clock is right."""
    what = "refusal while the clock is behind"
    scene.ask(what, scene.save(back) == 503, "years behind the book, and a case was taken")
    keeper = scene.person(0, login="quantri")
    form = form_of(keeper.get("/quan-tri/may-chu/").text, action="/gio-dung")[1]
    code = keeper.post("/quan-tri/may-chu/gio-dung", form).status_code
    scene.ask(what, code == 303, f"the right clock could not be confirmed: {code}")


def _all_above(scene: Scene) -> None:
    try:
        until(scene.all_is_above, _LATE)
    except SystemExit:
        scene.ask("exchange", False, f"the office holds {scene.held_above()}")


def _look_through(scene: Scene) -> None:
    scene.above.fork()
    report = in_process(lambda: session_of(scene.folder))
    scene.above.kill()
    scene.ask("exchange", report["complete"], "the last session is not complete")
    found = in_process(lambda: wrongs(load(scene.folder).database, Told(scene.saved, {})))
    scene.ask("numbers", not found.numbers, f"{found.numbers} gaps or doubles")
    found.numbers = 0
    scene.ask("order of the journal", not found, str(found))
    with closing(sqlite3.connect(scene.folder / DATABASE_FILE)) as book:
        rows = book.execute("SELECT request_key FROM journal ORDER BY sequence").fetchall()
    order = [key for (key,) in rows if key in scene.saved]
    scene.ask("order of the journal", order == list(scene.saved), "another than that of the saves")


def _with_deadline(folder: Path) -> tuple[UUID, str]:
    """A case with a day by which it must be begun; that day, as pages write it."""
    with create_app(load(folder)).app_context():
        case = a_case_in(CaseState.ASSIGNED, a_village_with_team("Nậm Loỏng"))
        due: date = view_case(case.id, today=TODAY, by=clerk()).clocks[0].due_on
        return case.id, due.strftime("%d/%m/%Y")


def _is_in(one: Person) -> bool:
    """Whether the browser opens pages without showing the password again."""
    return one.get("/tai-khoan/").status_code == 200


def _count(folder: Path, table: str) -> int:
    with closing(sqlite3.connect(folder / DATABASE_FILE)) as book:
        return book.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def why_not() -> str:
    return "" if LIBRARIES else "no libfaketime here"


CHAPTER = Chapter(
    "clock", "all leaps of the clock", 1, 1, play, figures, people=ACCOUNTS, why_not=why_not
)
