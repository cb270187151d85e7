"""The disk of a commune fills up: ten promises, on ext4, in memory, and on 8 MB.

The control is the same commune without threshold and reserve: some of the ten must break.
"""

import os
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from app.health import space
from bench.faults import disks
from bench.faults.desk import Person, Server, trouble_in
from bench.faults.figures import Chapter, Figure, Ground, Tally

SIZE, SMALL = "256m", "8m"
NO_GUARD = {"SOHOAGIAI_FREE_MB": "0", "SOHOAGIAI_RESERVE_MB": "0"}
BACK = 20
"""Seconds in which the reserve must be there again."""
SAYS_NO = "chưa có gì được lưu"
BANNER = "sổ tạm không nhận hồ sơ mới"


DISKS = {
    "ext4": (disks.mount_ext4, SIZE, {}),
    "memory": (disks.mount, SIZE, {}),
    "8 MB": (disks.mount, SMALL, {}),
    "control": (disks.mount, SMALL, NO_GUARD),
}
PLAYED = "played "


def play(ground: Ground, times: float) -> Tally:
    """How often each disk was filled up, and of each promise how often it broke there."""
    seen: Counter[str] = Counter()
    for _ in range(int(times)):
        for name, (mount, size, settings) in DISKS.items():
            seen[f"{PLAYED}{name}"] += 1
            for promise in _played(ground, mount, size, settings):
                seen[f"{name}: {promise}"] += 1
    return dict(seen)


def figures(seen: Tally) -> Sequence[Figure]:
    return [_figure(name, seen) for name in DISKS]


def _figure(name: str, seen: Tally) -> Figure:
    is_control = name == "control"
    head = (
        ("R5 control: without threshold and reserve", "< 10 of 10")
        if is_control
        else (f"R5 full disk, {name}", "10 of 10")
    )
    if not seen:
        return Figure(*head)
    broken = {one.partition(": ")[2]: n for one, n in seen.items() if one.startswith(f"{name}: ")}
    all_of_them = 10 * seen[f"{PLAYED}{name}"]
    told = f"{all_of_them - sum(broken.values()):.0f} of {all_of_them:.0f}"
    told += f"; not: {', '.join(broken)}" if broken else ""
    return Figure(*head, told, bool(broken) == is_control)


def _played(ground: Ground, mount: Callable, size: str, settings: dict[str, str]) -> list[str]:
    """The promises that were broken."""
    space.LOOK_EVERY = 1.0
    with _on_disk(ground, mount, size) as folder, _surrounded(settings):
        server = Server(folder)
        server.fork()
        try:
            return [name for name, kept in _promises(ground, server) if not kept]
        finally:
            server.kill()


@contextmanager
def _on_disk(ground: Ground, mount: Callable, size: str) -> Iterator[Path]:
    """A commune on a disk of its own."""
    folder = ground.work / f"disk{ground.next()}"
    if not mount(folder, size):
        raise SystemExit("full disks need the right to mount")
    try:
        shutil.copytree(ground.commune, folder, dirs_exist_ok=True)
        yield folder
    finally:
        disks.unmount(folder)


@contextmanager
def _surrounded(settings: dict[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(settings)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _promises(ground: Ground, server: Server) -> Iterator[tuple[str, bool]]:
    person, later = (Person(server, ground.team, number) for number in (0, 1))
    person.sign_in()
    case = person.take_in().headers["Location"]
    paper = person.attach(case).headers["Location"]
    filler, reserve = server.folder / "filler", server.folder / space.RESERVE_FILE
    total = shutil.disk_usage(server.folder).total
    files = set(server.folder.glob("files/**/*"))

    disks.fill_up(filler, but_for=total * 15 // 400)
    answer = person.take_in()
    yield "a record is refused", answer.status_code == 507 and SAYS_NO in answer.text
    answer = person.attach(case)
    whole = set(server.folder.glob("files/**/*")) == files
    yield "a paper is refused", answer.status_code == 507 and whole
    yield "an export is refused", person.get("/hoa-giai/?xuat=csv").status_code == 507
    yield "every page says so", all(BANNER in person.get(p).text for p in ("/", "/hoa-giai/", case))

    disks.fill_up(filler)
    yield "somebody signs in", later.sign_in().status_code == 303
    yield "people read", _reads(later, case)
    took = person.post(f"{paper}/rut", {"request_key": "f" * 32, "reason": "nhầm", "revision": "1"})
    taken = took.status_code in (303, 422)
    yield "typing is kept, a paper goes", taken and person.keep_draft().status_code == 200
    yield "somebody signs out", later.post("/dang-xuat", {}).status_code == 303

    disks.fill_up(filler)  # what the reserve had given
    codes = {person.keep_draft(100_000).status_code for _ in range(30)}
    codes.add(person.take_in(key := "e" * 32).status_code)
    yield "no byte left is no error", codes <= {200, 503, 507} and _reads(person, case)

    filler.unlink()
    again = [person.take_in(key).status_code for _ in range(2)]
    yield (
        "all comes back",
        again == [303, 303] and _is_back(reserve) and not trouble_in(server.folder, person.saved),
    )


def _reads(person: Person, case: str) -> bool:
    return all(person.get(path).status_code == 200 for path in ("/hoa-giai/", case, "/healthz"))


def _is_back(reserve: Path) -> bool:
    end = time.monotonic() + BACK
    while not reserve.exists() and time.monotonic() < end:
        time.sleep(0.2)
    return reserve.exists()


CHAPTER = Chapter(
    "full", "times each disk was filled up", 1, 1, play, figures, people=3, why_not=disks.why_not
)
