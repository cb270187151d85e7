"""The disk of a commune takes nothing any more while people save, as after an error of its own.

What was answered as saved is there when the disk is mounted again; meanwhile people read, are told,
and no answer is an error of ours. The control is a server that does not know such an error.
"""

import subprocess
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import requests

from app.web import errors
from bench.faults import disks
from bench.faults.desk import WHOLE, Person, Server, at_work, trouble_in
from bench.faults.figures import Chapter, Figure, Ground, Tally
from bench.faults.ledgers import saved_by
from bench.faults.world import until

SAVES, TRIES = 15, 8
WORDS = "Ổ đĩa của máy chủ"
BANNER = "sổ chỉ xem, không lưu được"


WRONG, BLIND = "wrong: ", "blind "


def play(ground: Ground, times: float) -> Tally:
    seen: Counter[str] = Counter()
    for _ in range(int(times)):
        wrong, codes, saved = _played(ground)
        seen.update({"times": 1, "saves": saved, **{str(code): n for code, n in codes.items()}})
        seen.update(f"{WRONG}{one}" for one in wrong)
    _, codes, _ = _played(ground, lambda: setattr(errors, "trouble_of", lambda error: None))
    seen.update({f"{BLIND}{code}": n for code, n in codes.items()})
    return dict(seen)


def figures(seen: Tally) -> Sequence[Figure]:
    f3 = "F3 disk read-only while people save", "0 lost, no 500, people read and are told"
    control = "F3 control: a server that does not know such errors", "> 0 answers of 500"
    if not seen:
        return [Figure(*f3), Figure(*control)]
    wrong = sorted(one.removeprefix(WRONG) for one in seen if one.startswith(WRONG))
    codes = ", ".join(f"{n:.0f} × {code}" for code, n in sorted(seen.items()) if code.isdigit())
    told = f"{seen['times']:.0f} times, {seen['saves']:.0f} saves answered before; after it {codes}"
    blind = seen.get(f"{BLIND}500", 0)
    return [
        Figure(*f3, f"{told}; {'; '.join(wrong) or '0 wrong'}", not wrong and seen["saves"] > 0),
        Figure(*control, f"{blind:.0f} answers of 500", blind > 0),
    ]


def _played(
    ground: Ground, plant: Callable[[], object] = lambda: None
) -> tuple[list[str], Counter, int]:
    """What was wrong, the answers to what was sent afterwards, how much was saved before."""
    folder = ground.work / f"disk{ground.next()}"
    if not disks.mount_ext4(folder, disks.SIZE):
        raise SystemExit("a disk that fails needs the right to mount")
    server = Server(folder)
    try:
        subprocess.run(["cp", "-a", f"{ground.commune}/.", str(folder)], check=True)
        subprocess.run(["sync", "-f", str(folder)], check=True)  # only what we save may fail
        server.fork(plant)
        people = [Person(server, ground.team, number) for number in range(3)]
        codes: Counter[int] = Counter()
        case = _save_until_it_fails(people, folder)
        wrong = _while_it_refuses(people, case, codes)
        server.kill()
        disks.unmount(folder)
        subprocess.run(["e2fsck", "-p", f"{folder}.img"], capture_output=True, check=False)
        subprocess.run(["mount", "-o", "loop", f"{folder}.img", str(folder)], check=True)
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        wrong += _from_the_start(server, folder)
        saved = saved_by(people)
        server.kill()
        return wrong + trouble_in(folder, saved), codes, len(saved)
    finally:
        server.kill()
        disks.unmount(folder)


def _save_until_it_fails(people: list[Person], folder: Path) -> str:
    for person in people:
        person.sign_in()
    case = people[0].take_in().headers["Location"]
    people[0].attach(case)
    waiting = list(people)

    def save() -> None:
        person = waiting.pop()
        for number in range(SAVES):
            if number == SAVES - TRIES and person is people[0]:
                disks.give_up(folder)
            if person.take_in().status_code != 303:
                return

    for thread in at_work(save, len(people)):
        thread.join()
    return case


def _while_it_refuses(people: list[Person], case: str, codes: Counter) -> list[str]:
    wrong, person = [], people[0]
    for _ in range(TRIES):
        for answer in (person.take_in(), person.attach(case), person.keep_draft()):
            codes[answer.status_code] += 1
            if answer.status_code == 303:
                wrong.append("something was taken")
            elif WORDS not in answer.text:
                wrong.append("a refusal without its words")
        page = person.get(case)
        codes[page.status_code] += 1
        wrong += ["a page that cannot be read"] * (page.status_code != 200)
        wrong += ["a page that does not say so"] * (BANNER not in page.text)
    wrong += ["an error of ours"] * bool(set(codes) - {200, 303, 503, 507})
    return wrong


def _from_the_start(server: Server, folder: Path) -> list[str]:
    """Started on a disk that is read-only it says so, and opens by itself when it is not."""
    server.fork()
    first = requests.get(f"{server.address}/dang-nhap", timeout=60)
    wrong = ["no words at the start"] * (first.status_code != 503 or WORDS not in first.text)
    subprocess.run(["mount", "-o", "remount,rw", str(folder)], check=True)
    requests.get(server.address, timeout=60)
    until(server.answers, 3 * WHOLE)
    return wrong


CHAPTER = Chapter(
    "readonly", "times a disk took nothing", 3, 1, play, figures, people=3, why_not=disks.why_not
)
