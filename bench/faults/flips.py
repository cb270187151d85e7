"""A byte of the database file is another: in the closed file, and while the server is at work.

A plain file has no sums of its own: SQLite finds a page that cannot be what it should be, and not a
letter that became another one. A sealed file finds every changed byte. So the plain one is held to
its structure, and the sealed one to everything. The controls look at nothing.
"""

import random
import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

import requests

from app.backup.snapshot import convert, what_is_wrong
from app.instance import DATABASE_FILE
from app.opening import BROKEN, BookFile
from app.serving import door
from app.web import errors
from bench.faults.desk import Person, Server
from bench.faults.figures import Chapter, Figure, Ground, Tally
from bench.faults.world import command, until
from tests.browser import form_of

FLIPS, SERVED = 1000, 10
REPAIR = "Dữ liệu bị hỏng, cần khôi phục"
HERE = b"\x07" * 64
"""Over the beginning of a page, which says what it is."""


LETTER, GONE, BAD = "a letter is another", "rows gone", "WRONG"


def play(ground: Ground, flips: float) -> Tally:
    many = int(flips)
    rounds = max(many * SERVED // FLIPS, 2)
    seen: Tally = {"flips": many, "rounds": rounds}
    for kind, key in (("plain", None), ("sealed", bytes(range(32)))):
        seen |= _named(kind, _closed(ground, many, key))
    seen |= _named("met", _served(ground, rounds))
    return seen | _named("blind", _served(ground, 1, _blind))


def _named(kind: str, counts: Counter) -> Tally:
    return {f"{kind}: {what}": times for what, times in counts.items()}


def figures(seen: Tally) -> Sequence[Figure]:
    heads = (
        (
            "F5 a flipped byte in the closed plain file: rows gone and no check says so",
            f"{FLIPS} flips, 0",
        ),
        ("F5 the same in a sealed file: read as if it were sound", f"{FLIPS} flips, 0"),
        ("F5 control: letters that a plain file hides are seen by the comparison", "> 0"),
        (
            "F5 a page damaged under a server at work: found, and the newest backup put back",
            f"{SERVED} times, all; no 500",
        ),
        ("F5 control: a server that checks nothing", "> 0 wrong"),
    )
    if not seen:
        return [Figure(*one) for one in heads]
    plain, sealed, met, blind = (_of(k, seen) for k in ("plain", "sealed", "met", "blind"))
    is_full = seen["flips"] >= FLIPS
    found = sum(times for what, times in plain.items() if what.startswith("found"))
    return [
        Figure(*heads[0], _told(plain), not plain[GONE] and found > 0, is_full),
        Figure(*heads[1], _told(sealed), not sealed[GONE] + sealed[LETTER], is_full),
        Figure(*heads[2], f"{plain[LETTER]:.0f} of {seen['flips']:.0f}", plain[LETTER] > 0),
        Figure(*heads[3], _told(met), not met[BAD], seen["rounds"] >= SERVED),
        Figure(*heads[4], _told(blind), blind[BAD] > 0),
    ]


def _of(kind: str, seen: Tally) -> Counter:
    told = {one.partition(": ")[2]: n for one, n in seen.items() if one.startswith(f"{kind}: ")}
    return Counter(told)


def _told(seen: Counter) -> str:
    return ", ".join(f"{times:.0f} {what}" for what, times in seen.most_common())


def _closed(ground: Ground, flips: int, key: bytes | None) -> Counter:
    folder, rng = ground.copy(), random.Random(ground.seed)
    path = folder / DATABASE_FILE
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()
    file = BookFile(path)
    if key:
        sealed = BookFile(folder / "sealed", key)
        convert(file, sealed)
        file = sealed
    before, size, seen = _rows(file), file.path.stat().st_size, Counter()
    for _ in range(flips):
        place, bit = rng.randrange(size), 1 << rng.randrange(8)
        _flip(file.path, place, bit)
        seen[_found(file, before)] += 1
        _flip(file.path, place, bit)
    return seen


def _flip(path: Path, place: int, bit: int) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        (byte,) = file.read(1)
        file.seek(place)
        file.write(bytes([byte ^ bit]))


def _found(file: BookFile, before: dict[str, tuple[int, str]]) -> str:
    if what_is_wrong(file, wholly=False):
        return "found at the start"
    if what_is_wrong(file, wholly=True):
        return "found at night"
    try:
        after = _rows(file)
    except BROKEN:
        return "found on meeting"
    if after == before:
        return "harmless"
    counts = {name: count for name, (count, _) in after.items()}
    same = counts == {name: count for name, (count, _) in before.items()}
    return LETTER if same else GONE


def _rows(file: BookFile) -> dict[str, tuple[int, str]]:
    """Of each table how many rows it has, and a sum of all that stands in them."""
    connection, found = file.connect(read_only=True), {}
    try:
        connection.text_factory = bytes
        query = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'"
        for (name,) in connection.execute(query).fetchall():
            rows = connection.execute(f'SELECT * FROM "{name.decode()}"').fetchall()  # nosec B608
            found[name.decode("utf-8", "replace")] = (
                len(rows),
                sha256(repr(rows).encode()).hexdigest(),
            )
    finally:
        connection.close()
    return found


def _blind() -> None:
    errors.trouble_of = lambda error: None
    errors._database = errors._fault
    door._trouble_of = lambda instance: None


def _served(ground: Ground, rounds: int, plant: Callable[[], object] = lambda: None) -> Counter:
    seen: Counter[str] = Counter()
    for number in range(rounds):
        folder = ground.copy()
        command(folder, "backup")
        server = Server(folder)
        try:
            server.fork(plant)
            seen[_harmed(ground, server, random.Random(ground.seed + number), plant)] += 1
        finally:
            server.kill()
    return seen


def _harmed(ground: Ground, server: Server, rng: random.Random, plant: Callable) -> str:
    person = Person(server, ground.team)
    person.sign_in()
    person.take_in()
    _harm(server.folder, rng)
    try:
        codes = {_try(person, act) for _ in range(6) for act in ACTS}
    except requests.RequestException:
        codes = set()
    if 500 in codes:
        return BAD
    when = "on meeting"
    if not _is_closed(server):
        when = "at the next start"
        server.kill()
        server.fork(plant)
    if not _is_closed(server, 20):
        return BAD
    return f"found {when}, put back" if _put_back(server) else BAD


ACTS = ("/hoa-giai/", "/don-vi/", "/to-hoa-giai/", "save")


def _try(person: Person, act: str) -> int:
    return (person.take_in() if act == "save" else person.get(act)).status_code


def _harm(folder: Path, rng: random.Random) -> None:
    """The first pages of tables and indexes that everybody needs are not what they were."""
    path = folder / DATABASE_FILE
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    kinds = rng.choice(("mediation_case", "team", "village", "journal", "party"))
    query = "SELECT rootpage FROM sqlite_schema WHERE tbl_name = ? AND rootpage > 0"
    roots = [root for (root,) in connection.execute(query, [kinds])]
    ((size,),) = connection.execute("PRAGMA page_size")
    connection.close()
    with path.open("r+b") as file:
        for root in roots:
            file.seek((root - 1) * size)
            file.write(HERE)


def _is_closed(server: Server, patience: float = 5) -> bool:
    def closed() -> bool:
        try:
            told = requests.get(f"{server.address}/healthz", timeout=5)
        except requests.RequestException:
            return False
        return told.status_code == 503 and told.text.strip().startswith("{")

    try:
        until(closed, patience)
    except SystemExit:
        return False
    return True


def _put_back(server: Server) -> bool:
    """The page of repair offers the newest backup first; it is put back, and the book is open."""
    web = requests.Session()
    page = web.get(server.address + "/", timeout=60)
    if REPAIR not in page.text:
        return False
    _, typed = form_of(page.text)
    web.post(server.address + "/", data=typed, timeout=60)
    try:
        until(server.answers)
    except SystemExit:
        return False
    return what_is_wrong(BookFile(server.folder / DATABASE_FILE), wholly=True) is None


CHAPTER = Chapter("flips", "flipped bytes", FLIPS, 1000, play, figures, least=300, people=3)
