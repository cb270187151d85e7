"""The power is cut: a server is watched while people save, and disks are made as they could be.

The controls are the same with ``synchronous=NORMAL``, and with attached papers that are not forced
out: both must show losses, or the check proves nothing.
"""

import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from pyrage.x25519 import Identity

from app.attachments.store import FOLDER as FILES
from app.backup.sealed import write
from app.backup.snapshot import what_is_wrong
from app.domain.errors import RuleViolation
from app.instance import DATABASE_FILE, load
from app.instance import FILE as INSTANCE_FILE
from app.opening import BookFile
from bench.faults.desk import SERVE, Person, Server, at_work
from bench.faults.figures import Chapter, Figure, Ground, Tally
from bench.faults.platter import WAYS, Platter
from bench.faults.traced import STRACE, Op, operations

CUTS, IMAGES = 2000, 10
PEOPLE, SAVES = 3, 12
_PATCHED = "import os, app.db as d; {patch}; from app.cli.main import main; main()"
NORMAL = "d.PRAGMAS = tuple(p.replace('=FULL', '=NORMAL') for p in d.PRAGMAS)"
UNFORCED = "os.fsync = lambda handle: None"
LEAST_LOOSE = 20  # cuts of a control
NO_BACKUP = "no backup beside half a paper"
LOST, UNWHOLE, WRONG = "saved, and not there", "a paper that is not whole", "wrong: "


def play(ground: Ground, cuts: float) -> Tally:
    many, loosely = int(cuts), max(int(cuts) // 10, LEAST_LOOSE)
    worst, seen = _played(ground, "", many)
    loose, _ = _played(ground, NORMAL, loosely)
    bare, _ = _played(ground, UNFORCED, loosely)
    return {
        "cuts": many,
        "images": seen["images"],
        "saves": seen["saved"],
        "halves": seen["halves"],
        "loose images": loosely * IMAGES,
        LOST: loose[LOST],
        UNWHOLE: bare[UNWHOLE],
        **{f"{WRONG}{what}": count for what, count in worst.items()},
    }


def figures(seen: Tally) -> Sequence[Figure]:
    heads = (
        (
            "R2 power cuts: disk images with loss, damage or half a record",
            f"{CUTS} × {IMAGES} images, 0",
        ),
        ("R2 control: synchronous=NORMAL must lose", "> 0 images"),
        ("R2 control: papers not forced out must be damaged", "> 0 images"),
    )
    if not seen:
        return [Figure(*one) for one in heads]
    wrong = {name.removeprefix(WRONG): n for name, n in seen.items() if name.startswith(WRONG)}
    told = "; ".join(f"{count:.0f} {what}" for what, count in sorted(wrong.items())) or "0"
    much = f"{seen['cuts']:.0f} cuts, {seen['images']:.0f} images of {seen['saves']:.0f} saves"
    much += f", {seen.get('halves', 0):.0f} with half a paper backed up"
    return [
        Figure(*heads[0], f"{much}: {told}", not wrong and seen["saves"] > 0, seen["cuts"] >= CUTS),
        *(
            Figure(*head, f"{seen[what]:.0f} {what} of {seen['loose images']:.0f}", seen[what] > 0)
            for head, what in zip(heads[1:], (LOST, UNWHOLE), strict=True)
        ),
    ]


def _played(ground: Ground, patch: str, cuts: int) -> tuple[Counter, Counter]:
    folder = ground.copy()
    before = ground.work / f"{folder.name}.before"
    shutil.copytree(folder, before)
    trace = ground.work / f"{folder.name}.trace"
    _watch(ground, folder, trace, patch)
    ops = [one for one in operations(trace, folder.resolve()) if _matters(one)]
    trace.unlink()
    rng = random.Random(ground.seed)
    platter = _standing(before, folder.resolve())
    first = next(n for n, one in enumerate(ops) if one.kind == "sent")
    places = Counter(rng.randrange(first, len(ops)) for _ in range(cuts))
    wrong, seen, saved, forced = Counter(), Counter(), [], 0
    for number, one in enumerate(ops):
        if one.kind == "sent":
            saved += _saved(one)
            seen["saved"] = len(saved)
        platter.follow(one)
        forced = max(forced, one.began) if one.kind == "sync" else forced
        for _ in range(places[number]):
            for image in range(IMAGES):
                way = WAYS[image % len(WAYS)]
                held = platter.image(rng, way, strict=image >= IMAGES // 2, forced=forced)
                seen["images"] += 1
                disk = ground.work / "disk"
                trouble = _trouble(held, folder.resolve(), disk, saved)
                if not trouble and _lay_papers(held, folder.resolve(), disk):
                    seen["halves"] += 1
                    trouble = _unkept(before, disk)
                if trouble:
                    wrong[trouble] += 1
    shutil.rmtree(folder)
    shutil.rmtree(before)
    return wrong, seen


def _standing(before: Path, folder: Path) -> Platter:
    """The folder as it stood at the start, all of it certain, under the names it has at work."""
    platter = Platter(before)
    platter.sure = {p.replace(str(before), str(folder), 1): c for p, c in platter.sure.items()}
    platter.live = dict(platter.sure)
    return platter


def _watch(ground: Ground, folder: Path, trace: Path, patch: str) -> None:
    server = Server(folder.resolve(), [*STRACE, "-o", str(trace)])
    server.start([SERVE[0], "-c", _PATCHED.format(patch=patch), "serve"] if patch else SERVE)
    people = [Person(server, ground.team, number) for number in range(PEOPLE)]
    waiting = list(people)

    def save() -> None:
        person = waiting.pop()
        person.sign_in()
        for _ in range(SAVES):
            answer = person.take_in()
            if answer.status_code == 303:
                person.attach(answer.headers["Location"])

    for thread in at_work(save, PEOPLE):
        thread.join()
    server.kill_traced()


def _matters(one: Op) -> bool:
    """Logs and notes are not what was promised."""
    return (
        one.kind == "sent"
        or DATABASE_FILE in one.path
        or f"/{FILES}" in one.path
        or (one.kind == "sync")
    )


def _saved(one: Op) -> list[tuple[str, UUID]]:
    """The records whose address an answer carries."""
    if not one.data.startswith(b"HTTP/1.1 303"):
        return []
    for line in one.data.split(b"\r\n"):
        name, _, value = line.partition(b": ")
        parts = value.decode("latin-1").strip("/").split("/")
        if name.lower() == b"location" and parts[0] in ("hoa-giai", "tep") and len(parts) == 2:
            return [("attachment" if parts[0] == "tep" else "mediation_case", UUID(parts[1]))]
    return []


def _trouble(
    held: dict[str, bytes], folder: Path, disk: Path, saved: list[tuple[str, UUID]]
) -> str | None:
    """What is wrong with the image in a word, as the product and then as a reader sees it."""
    shutil.rmtree(disk, ignore_errors=True)
    disk.mkdir()
    files = {}
    for path, content in held.items():
        name = Path(path).relative_to(folder)
        if name.name.startswith(DATABASE_FILE):
            (disk / name).write_bytes(content)
        elif name.parts[0] == FILES:
            files[name.name] = content
    if what_is_wrong(BookFile(disk / DATABASE_FILE), wholly=True):
        return "a database that is damaged"
    with closing(sqlite3.connect(disk / DATABASE_FILE)) as book:
        return _unsaid(book, saved) or _unwhole(book, files)


def _unsaid(book: sqlite3.Connection, saved: list[tuple[str, UUID]]) -> str | None:
    lines = {one for (one,) in book.execute("SELECT subject_id FROM journal")}
    for table, one in saved:
        if not book.execute(f"SELECT 1 FROM {table} WHERE id = ?", (one.hex,)).fetchone():
            return LOST
        if one.hex not in lines:
            return "saved, and no line in the journal"
    for table in ("mediation_case", "party", "attachment"):
        for (one,) in book.execute(f"SELECT id FROM {table}"):
            if one not in lines:
                return "a record without its line"
    parties = "(SELECT count(*) FROM party WHERE case_id = c.id)"
    alone = f"SELECT 1 FROM mediation_case c WHERE 2 <> {parties}"
    return "half a record" if book.execute(alone).fetchone() else None


def _unwhole(book: sqlite3.Connection, files: dict[str, bytes]) -> str | None:
    for row in book.execute("SELECT sha256, preview_sha256 FROM attachment"):
        for digest in row:
            if sha256(files.get(digest, b"")).hexdigest() != digest:
                return UNWHOLE
    return None


def _lay_papers(held: dict[str, bytes], folder: Path, disk: Path) -> bool:
    """Whether a half written paper is in the image; then all of them are put where they lay."""
    names = {Path(path).relative_to(folder): content for path, content in held.items()}
    papers = {name: content for name, content in names.items() if name.parts[0] == FILES}
    if not any(name.name.startswith(".") for name in papers):
        return False
    for name, content in papers.items():
        (disk / name).parent.mkdir(parents=True, exist_ok=True)
        (disk / name).write_bytes(content)
    return True


def _unkept(before: Path, disk: Path) -> str | None:
    shutil.copy(before / INSTANCE_FILE, disk)
    try:
        write(load(disk), disk / "backup.shg", Identity.generate())
    except RuleViolation:
        return NO_BACKUP
    return None


def why_not() -> str:
    return "" if shutil.which("strace") else "no strace here"


CHAPTER = Chapter(
    "cuts", "cuts of the power", CUTS, 100, play, figures, people=PEOPLE, why_not=why_not
)
